package import CaseModel

extension RuleSet {
    /// What the rules read from the texts of one message. The same input gives the same assessment.
    package func assess(_ input: AssessmentInput) -> TextAssessment {
        let readings = input.texts.map { Reading($0.text, of: $0.field, rules: compiled) }
        let findings = IndicatorFinder(rules: compiled, input: input).findings(in: readings)
        let band = compiled.bandPolicy.textBand(of: findings.compactMap(\.self))
        let tally = SupportTally(readings, findings: findings, input: input, rules: compiled)
        let decision = SupportDecision(
            tally,
            readings: readings,
            rules: compiled,
            opinion: opinion,
            band: band
        )
        return TextAssessment(
            isDispute: decision.isDispute,
            type: decision.judgement(in: readings),
            also: decision.also(in: readings),
            indicators: findings.compactMap(\.self),
            band: band,
            ruleSetVersion: version
        )
    }
}
