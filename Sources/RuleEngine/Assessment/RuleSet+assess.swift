package import CaseModel

extension RuleSet {
    /// What the rules read from the texts of one message. The same input gives the same assessment.
    package func assess(_ input: AssessmentInput) -> TextAssessment {
        let readings = input.texts.map { FieldReading(field: $0.field, original: $0.text, rules: compiled) }
        let findings = IndicatorFinder(rules: compiled, peopleInvolved: input.peopleInvolved).findings(in: readings)
        let scores = SupportScores(readings, findings: findings, rules: compiled)
        return TextAssessment(
            isDispute: scores.disputePoints >= compiled.dispute.threshold,
            type: scores.judgement,
            also: scores.also,
            indicators: findings.compactMap(\.self),
            band: compiled.bandPolicy.textBand(of: findings.compactMap(\.self)),
            ruleSetVersion: version
        )
    }
}

/// A text of the message with where it came from.
struct FieldReading {
    let field: TextField
    let original: String
    let reading: Reading

    init(field: TextField, original: String, rules: CompiledRules) {
        self.field = field
        self.original = original
        reading = Reading(original, rules: rules)
    }

    /// The place of these characters of the normalised text in the text as it arrived.
    func evidence(_ start: Int32, _ end: Int32, rule: String) -> Evidence {
        let first = Int(reading.text.originalAtCharacter[Int(start)])
        let length = Int(reading.text.originalAtCharacter[Int(end) - 1]) + 1 - first
        let scalars = original.unicodeScalars
        let from = scalars.index(scalars.startIndex, offsetBy: first)
        let to = scalars.index(from, offsetBy: length)
        return Evidence(field: field, offset: first, length: length, words: String(scalars[from..<to]), rule: rule)
    }
}
