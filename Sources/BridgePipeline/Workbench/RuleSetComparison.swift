package import CaseModel
package import RuleEngine

/// Which alerts two rule sets judge differently (规则比较).
package struct RuleSetComparison: Sendable {
    private let old: RuleSet
    private let new: RuleSet
    /// Messages compared.
    package private(set) var count = 0
    /// Messages judged differently, in order.
    package private(set) var changes: [Change] = []

    /// Compares `new` with `old`.
    package init(old: RuleSet, new: RuleSet) {
        self.old = old
        self.new = new
    }

    /// Judges one message by both.
    ///
    /// - Parameter labels: what a careful officer reads in it, when it is labelled.
    package mutating func add(_ name: String, _ input: AssessmentInput, labels: LabelledAlert.Labels?) {
        count += 1
        let change = Change(name: name, input: input, old: old.assess(input), new: new.assess(input), labels: labels)
        if !change.aspects.isEmpty { changes.append(change) }
    }

    /// One message that is judged differently.
    package struct Change: Sendable {
        package var name: String
        package var input: AssessmentInput
        package var old: TextAssessment
        package var new: TextAssessment
        /// What differs, in the order of their weight.
        package var aspects: [JudgedAspect]
        /// Against the labels; nil without labels, or when neither is nearer to them.
        package var verdict: Verdict?

        init(
            name: String,
            input: AssessmentInput,
            old: TextAssessment,
            new: TextAssessment,
            labels: LabelledAlert.Labels?
        ) {
            self.name = name
            self.input = input
            self.old = old
            self.new = new
            aspects = old.aspects(differingIn: new)
            guard let labels else { return }
            let before = labels.aspects(misjudgedIn: old).count
            let after = labels.aspects(misjudgedIn: new).count
            verdict = after < before ? .better : after > before ? .worse : nil
        }

        /// Nearer to the labels, or farther from them.
        package enum Verdict: String, Hashable, Sendable { case better, worse }
    }
}

extension TextAssessment {
    /// What of `other` is otherwise. Of what neither sees as a dispute, type and band are not asked.
    fileprivate func aspects(differingIn other: TextAssessment) -> [JudgedAspect] {
        var aspects: [JudgedAspect] = []
        if isDispute != other.isDispute {
            aspects.append(.dispute)
        } else if isDispute {
            if type.code != other.type.code { aspects.append(.type) }
            if band != other.band { aspects.append(.band) }
        }
        let signs = { (found: TextAssessment) in Set(found.indicators.map { "\($0.id)\($0.isHearsay)" }) }
        if signs(self) != signs(other) { aspects.append(.indicators) }
        return aspects
    }
}
