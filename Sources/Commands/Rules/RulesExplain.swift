import ArgumentParser
import BridgeDaemon
import CaseModel
import CaseStorage
import JSONTree
import RuleEngine
import RuleFile

/// `rules explain`
struct RulesExplain: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "explain",
            zh: "一条警情为什么这样研判：依据的词、每条生效和差一点生效的规则",
            en: "why one alert is judged as it is: the words, every rule that fired and every one that nearly did"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var rulesOption: RulesOption
    @OptionGroup var formatOption: FormatOption
    @OptionGroup var choice: AlertChoice

    func run() async throws {
        let alert = try await choice.alert(configurationOption)
        let folder = try await configurationOption.rulesFolder(named: rulesOption.rules)
        let rules = try RuleFolder.load(path: folder)
        let names = RuleNames(
            catalog: rules.catalog,
            indicators: try RuleFolder.definition(path: folder).indicators
        )
        var texts = [ExplainedText(reading: alert.alert, with: rules.ruleSet, of: alert)]
        if let feedback = alert.feedback {
            texts.append(ExplainedText(reading: feedback, with: rules.ruleSet, of: alert))
        }
        formatOption.print(json: json(alert, texts), table: page(alert, texts, rules.ruleSet.version, names))
    }

    private func page(_ alert: AlertInput, _ texts: [ExplainedText], _ version: String, _ names: RuleNames) -> String {
        var sheet = FactSheet()
        sheet.add(zh: "警情", en: "alert", alert.name)
        sheet.add(zh: "位置", en: "place", alert.place)
        sheet.add(zh: "规则版本", en: "rules", version)
        sheet.add(zh: "立案时的规则版本", en: "rules when it was opened", alert.decision?.assessment.ruleSetVersion)
        sheet.add(zh: "案件现为", en: "the case stands at", alert.decision.map { "\($0.typeCode) \($0.band.term.shown)" })
        for reason in alert.decision?.bandContributions ?? [] { sheet.add(zh: "等级依据", en: "reason", reason.words) }
        let terminal = Surroundings.current.isTerminal
        return sheet.rendered + texts.map { "\n" + $0.shown(names: names, onTerminal: terminal) }.joined()
    }

    private func json(_ alert: AlertInput, _ texts: [ExplainedText]) -> JSONValue {
        .object([
            "alert": .string(alert.name), "place": JSONValue(alert.place), "report": texts.first?.json ?? .null,
            "feedback": texts.dropFirst().first?.json ?? .null,
        ])
    }
}

/// Which alert is asked about.
struct AlertChoice: ParsableArguments {
    @Option(name: .long, help: help(zh: "警情文件，每行一个 JSON", en: "a file of alerts, one JSON a line"))
    var file: String?
    @Option(name: .long, help: help(zh: "文件中的警情编号或标识", en: "number or id of the alert in the file"))
    var id: String?
    @Option(name: .long, help: help(zh: "文件中的行号", en: "line of the file"))
    var line: Int?
    @Option(name: .long, help: help(zh: "一段报警内容", en: "a text as it would be reported"))
    var text: String?
    @Option(
        name: .customLong("case"),
        help: help(zh: "案件：一案一码、案件标识或警情编号", en: "a case, by code, id or alert number")
    )
    var caseName: String?

    func validate() throws {
        guard [file, text, caseName].count(where: { $0 != nil }) == 1 else {
            throw ValidationError(
                Text(zh: "请从 --file、--text、--case 中选一个", en: "name one of --file, --text and --case").shown
            )
        }
        guard file != nil || (id == nil && line == nil) else {
            throw ValidationError(Text(zh: "--id 和 --line 要与 --file 同用", en: "--id and --line go with --file").shown)
        }
        guard id == nil || line == nil else {
            throw ValidationError(Text(zh: "--id 和 --line 只能选一个", en: "name one of --id and --line").shown)
        }
    }

    /// The alert.
    ///
    /// - Throws: `CommandFailure` when there is none, or none alone.
    func alert(_ configurationOption: ConfigurationOption) async throws -> AlertInput {
        if let text {
            return AlertInput(
                name: Text(zh: "（命令行文本）", en: "(text of the command line)").shown,
                alert: AssessmentInput(texts: [(.content, text)])
            )
        }
        if let caseName { return try await stored(caseName, configurationOption) }
        return try await filed(file ?? "-", configurationOption)
    }

    private func filed(_ file: String, _ configurationOption: ConfigurationOption) async throws -> AlertInput {
        var reader = AlertReader(configurationOption)
        let lines = try NDJSONFile(file).lines
        if let line {
            if let found = lines.first(where: { $0.number == line }) { return try await reader.alert(found) }
        } else if let id {
            // Most lines are other alerts: only those that hold the id somewhere are read.
            for candidate in lines where candidate.bytes.contains(Array(id.utf8)) {
                let alert = try await reader.alert(candidate)
                if alert.name == id { return alert }
            }
        } else if lines.count == 1, let only = lines.first {
            return try await reader.alert(only)
        }
        let wanted = id ?? line.map(String.init)
        guard let wanted else {
            throw CommandFailure(
                .usage,
                Text(
                    zh: "\(file) 有 \(lines.count) 条警情；用 --id 或 --line 指定一条",
                    en: "\(file) holds \(lines.count) alerts; name one with --id or --line"
                )
            )
        }
        throw CommandFailure(.answerIsNo, Text(zh: "\(file) 没有警情 \(wanted)", en: "\(file) has no alert \(wanted)"))
    }

    private func stored(_ name: String, _ configurationOption: ConfigurationOption) async throws -> AlertInput {
        let found = try await configurationOption.withStore { store in
            try await store.read { try Case.find(name, in: $0) }
        }
        guard let found else { throw CommandFailure.noCase(name) }
        return AlertInput(
            name: found.alert.alertNo,
            alert: found.alert.assessmentInput,
            feedback: found.disposition?.assessmentInput,
            decision: found
        )
    }
}
