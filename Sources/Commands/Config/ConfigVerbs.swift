import ArgumentParser

/// `config`
struct ConfigVerbs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "config",
            zh: "检查或显示配置",
            en: "check or show the configuration",
            subcommands: [
                ConfigCheck.self, ConfigShow.self,
            ]
        )
    }
}
