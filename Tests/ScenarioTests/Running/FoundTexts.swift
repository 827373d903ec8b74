import CaseModel

/// What a scenario says was found in each of its texts.
struct FoundTexts: Sendable {
    private var assessments: [String: TextAssessment] = [:]

    private static let nothing = TextAssessment(
        isDispute: false,
        type: TypeJudgement(code: TypeJudgement.unknownCode, margin: 0),
        ruleSetVersion: "scenario"
    )

    init(_ file: ScenarioFile) {
        for (index, step) in file.steps.enumerated() {
            guard let event = step.event, let found = event.found else { continue }
            assessments[FoundTexts.text(of: event, step: index + 1)] = found.assessment
        }
    }

    /// The text of an event, which is its own when the file gives none.
    static func text(of event: ScenarioStep.Event, step: Int) -> String {
        if event.kind == .alert { return event.fields.text("content") ?? "双方发生争执（第\(step)步）" }
        return event.fields.text("text") ?? "现场情况（第\(step)步）"
    }

    func assess(_ input: AssessmentInput) -> TextAssessment {
        input.texts.lazy.compactMap { assessments[$0.text] }.first ?? FoundTexts.nothing
    }
}
