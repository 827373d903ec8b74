import ArgumentParser
import BridgeDaemon
import BridgePipeline
import RuleFile

/// `rules diff OLD NEW FILE…`
struct RulesDiff: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "diff",
            zh: "比较两套规则：哪些警情会判得不同",
            en: "compare two rule sets: which alerts would be decided differently"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Argument(help: help(zh: "原规则目录", en: "the folder of the old rules"))
    var old: String
    @Argument(help: help(zh: "新规则目录", en: "the folder of the new rules"))
    var new: String
    @Argument(
        help: help(
            zh: "警情文件，每行一个 JSON，标注的或平台的报文均可，- 为标准输入",
            en: "files of alerts, one JSON a line, labelled or as a platform sends them, or - for standard input"
        )
    )
    var files: [String]

    func run() async throws {
        var comparison = RuleSetComparison(
            old: try RuleFolder.load(path: old).ruleSet,
            new: try RuleFolder.load(path: new).ruleSet
        )
        var reader = AlertReader(configurationOption)
        for file in files {
            for line in try NDJSONFile(file).lines {
                let alert = try await reader.alert(line)
                comparison.add(alert.name, alert.alert, labels: alert.labels)
                guard let feedback = alert.feedback else { continue }
                let name = Text(zh: "\(alert.name) 处警反馈", en: "\(alert.name) feedback").shown
                comparison.add(name, feedback, labels: nil)
            }
        }
        formatOption.print(json: comparison.json, table: comparison.text)
        guard comparison.changes.isEmpty else { throw CommandFailure(.answerIsNo) }
    }
}
