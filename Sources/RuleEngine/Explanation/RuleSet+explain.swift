package import CaseModel

extension RuleSet {
    /// What ``assess(_:)`` gives, with every reason.
    package func explain(_ input: AssessmentInput) -> Explanation {
        Explanation(
            assessment: assess(input),
            dispute: DisputeSupport(points: 0, threshold: compiled.dispute.threshold, words: []),
            types: [],
            signs: []
        )
    }
}
