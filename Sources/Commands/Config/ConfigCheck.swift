import ArgumentParser
import BridgeDaemon

/// `config check`
struct ConfigCheck: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "check",
            zh: "检查配置及其指向的规则、名录、方言和密钥，每个问题一行",
            en: "check the configuration and the rules, directory, profiles and key it names; one line a problem"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption

    func run() async throws {
        let problems = await ConfigurationCheck.problems(of: configurationOption.source)
        guard problems.isEmpty else { throw CommandFailure(.answerIsNo, lines: problems.map(\.text)) }
        let path = configurationOption.path
        Surroundings.current.write(Text(zh: "\(path)：配置正确\n", en: "\(path): good\n").shown)
    }
}
