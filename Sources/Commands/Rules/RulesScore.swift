import ArgumentParser
import BridgePipeline
import CaseModel
import JSONTree
import RuleEngine
import RuleFile

/// `rules score`
struct RulesScore: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb(
            "score",
            zh: "用标注的警情（每行一个 JSON）给规则评分",
            en: "score the rules against labelled alerts, one JSON a line"
        )
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var rulesOption: RulesOption
    @OptionGroup var formatOption: FormatOption
    @Flag(name: .long, help: help(zh: "另按类型和指标列表", en: "also by type and by indicator"))
    var detail = false
    @Flag(name: .long, help: help(zh: "列出每条判错的警情", en: "list every alert judged wrongly"))
    var errors = false
    @Flag(name: .long, help: help(zh: "不用第二意见", en: "without the second opinion"))
    var withoutOpinion = false
    @Argument(help: help(zh: "标注文件，- 为标准输入", en: "labelled files, or - for standard input"))
    var files: [String]

    func run() async throws {
        let loaded = try await rulesOption.load(configurationOption).ruleSet
        show(score(of: loaded, on: try LabelledFile.alerts(of: files)))
    }

    private func score(of loaded: RuleSet, on alerts: [LabelledAlert]) -> ScoreFigures {
        let ruleSet = withoutOpinion ? loaded.withoutOpinion : loaded
        let inputs = alerts.map { AssessmentInput(texts: [(.content, $0.narrative)]) }
        let timed = AssessmentTiming.assess(inputs, with: ruleSet)
        var score = RuleScore()
        for (alert, assessment) in zip(alerts, timed.assessments) { score.add(alert, assessment) }
        return ScoreFigures(score: score, microsecondsPerAlert: timed.microsecondsPerAlert)
    }

    private func show(_ figures: ScoreFigures) {
        formatOption.print(json: json(figures), table: table(figures))
    }

    private func json(_ figures: ScoreFigures) -> JSONValue {
        var object = figures.json
        if detail { for (key, value) in ScoreDetail(score: figures.score).json { object[key] = value } }
        if errors { object["errors"] = .array(figures.score.misjudgements.map(\.json)) }
        return .object(object)
    }

    private func table(_ figures: ScoreFigures) -> String {
        var text = figures.table
        if detail { text += "\n" + ScoreDetail(score: figures.score).tables }
        if errors { text += figures.score.misjudgements.map { "\n" + $0.lines }.joined() }
        return text
    }
}

/// Assesses many alerts and takes the time.
struct AssessmentTiming {
    var assessments: [TextAssessment]
    var microsecondsPerAlert: Double?

    /// One pass whose assessments are kept and, when it was short, a second one to measure warm.
    static func assess(_ inputs: [AssessmentInput], with ruleSet: RuleSet) -> AssessmentTiming {
        let clock = ContinuousClock()
        var assessments: [TextAssessment] = []
        var elapsed = clock.measure { assessments = inputs.map(ruleSet.assess) }
        if elapsed < .seconds(1) { elapsed = clock.measure { for input in inputs { _ = ruleSet.assess(input) } } }
        let mean = inputs.isEmpty ? nil : elapsed / .microseconds(1) / Double(inputs.count)
        return AssessmentTiming(assessments: assessments, microsecondsPerAlert: mean)
    }
}
