import ArgumentParser
import JSONTree

/// `rules test`
struct RulesTest: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "test",
            zh: "运行规则测试：DIR/tests/*.yaml 和规则内的例句；每条正式规则都要有测试覆盖",
            en: "run the rule tests: DIR/tests/*.yaml and those with the rules; every stable rule must be covered"
        )
    }

    /// How the outcome is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, junit
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @Option(name: .long, help: help(zh: "输出格式：table、json 或 junit", en: "table, json or junit"))
    var format: Format = .table
    @Flag(name: .long, help: help(zh: "另列每条规则的测试数", en: "also how many tests cover each rule"))
    var coverage = false
    @Argument(help: RuleFolderWords.help)
    var folder: String?

    func run() async throws {
        let folder = try await configurationOption.rulesFolder(named: folder)
        let report = try await RuleTestReport(ofRules: folder, configurationOption)
        let write = Surroundings.current.write
        switch format {
        case .table: write((coverage ? report.coverageTable + "\n" : "") + report.text)
        case .json: write(String(decoding: report.json.serialized, as: UTF8.self) + "\n")
        case .junit: write(report.junit)
        }
        guard report.isGood else { throw CommandFailure(.answerIsNo) }
    }
}
