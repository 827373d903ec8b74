import ArgumentParser
import BridgeDaemon
import JSONTree
import RuleEngine
import RuleFile

/// `rules check`
struct RulesCheck: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "check",
            zh: "检查规则目录，每个问题一行：文件、行、列、原因和改法",
            en: "check a rule folder; one line a problem: file, line, column, what is wrong and what to write instead"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Argument(help: RuleFolderWords.help)
    var folder: String?

    func run() async throws {
        let folder = try await configurationOption.rulesFolder(named: folder)
        let configuration = try await configurationOption.loadOrExample()
        let directory = configuration.directoryFile
        let check = RuleFolderCheck(
            path: folder,
            directory: FilePlace.exists(directory) ? directory : nil,
            roster: configuration.directoryRoster
        )
        formatOption.print(json: json(check, folder), table: table(check, folder))
        guard check.problems.isEmpty else { throw CommandFailure(.answerIsNo) }
    }

    private func table(_ check: RuleFolderCheck, _ folder: String) -> String {
        guard let version = check.rules?.ruleSet.version else {
            return check.problems.map { $0.text.shown.printable + "\n" }.joined()
        }
        return Text(zh: "\(folder)：规则正确，版本 \(version)\n", en: "\(folder): good, version \(version)\n").shown
    }

    private func json(_ check: RuleFolderCheck, _ folder: String) -> JSONValue {
        .object([
            "folder": .string(folder), "version": JSONValue(check.rules?.ruleSet.version),
            "problems": .array(check.problems.map(\.json)),
        ])
    }
}

/// Words that several verbs share about the folder they take.
enum RuleFolderWords {
    static var help: ArgumentHelp {
        Commands.help(
            zh: "规则目录（默认为配置中的 rules.directory）",
            en: "rule folder (default: rules.directory of the configuration)"
        )
    }
}

extension RuleFileError {
    fileprivate var json: JSONValue {
        .object([
            "code": .string(code.rawValue), "file": .string(file), "line": JSONValue(line), "column": JSONValue(column),
            "reason": .string(reason),
        ])
    }
}
