import CaseModel
import JSONTree
import RuleEngine

/// The texts of one message with what the rules made of them.
struct ExplainedText {
    let explanation: Explanation
    /// The texts as they may be seen.
    private let texts: [(field: TextField, text: String)]

    init(explanation: Explanation, texts: [(field: TextField, text: String)]) {
        self.explanation = explanation
        self.texts = texts
    }

    /// Explains `input`, a message of `alert`. Of a case, names and numbers of people are hidden; every place stays.
    init(reading input: AssessmentInput, with ruleSet: RuleSet, of alert: AlertInput) {
        explanation = ruleSet.explain(input)
        texts =
            alert.decision.map { decision in
                input.texts.map { ($0.field, PersonalMask.text($0.text, of: decision.alert)) }
            } ?? input.texts
    }

    /// The texts with the evidence marked, then the sentences.
    func shown(names: RuleNames, onTerminal: Bool) -> String {
        var text = ""
        for (field, words) in texts {
            let marked = MarkedText(words, evidence(in: field))
            text += "\(field.term.shown)\n"
            text += onTerminal ? marked.underlined : marked.annotated
            text += marked.legend(underlined: onTerminal)
        }
        for section in Sentences(explanation: explanation, names: names).sections {
            text += "\n\(section.heading.shown)\n"
            for sentence in section.sentences { text += "  \(sentence.shown.printable)\n" }
        }
        return text
    }

    var json: JSONValue {
        var words = JSONObject()
        for (field, text) in texts { words[field.rawValue] = .string(text) }
        var object = explanation.facts
        object["texts"] = .object(words)
        return .object(object)
    }

    private func evidence(in field: TextField) -> [(place: Evidence, mark: EvidenceMark)] {
        let assessment = explanation.assessment
        var evidence: [(place: Evidence, mark: EvidenceMark)] = []
        for finding in assessment.indicators {
            evidence += finding.evidence.map { ($0, finding.isHearsay ? .hearsay : .indicator) }
        }
        if assessment.isDispute { evidence += assessment.type.evidence.map { ($0, .type) } }
        evidence += explanation.dispute.words.map { ($0.evidence, .dispute) }
        return evidence.filter { $0.place.field == field }
    }
}

extension TextField {
    fileprivate var term: Text {
        switch self {
        case .content: Text(zh: "【报警内容】", en: "[What was reported]")
        case .supplement: Text(zh: "【补充内容】", en: "[Supplement]")
        case .feedback: Text(zh: "【处置情况】", en: "[What those who went report]")
        }
    }
}
