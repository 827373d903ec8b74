package import CaseModel

/// Why the rules read a message as they did (研判依据): every rule that fired, every one that nearly fired and why not.
///
/// It is made by the same matching as ``RuleSet/assess(_:)``, only slower and with everything kept.
package struct Explanation: Hashable, Sendable {
    /// What `assess` gives for the same input.
    package var assessment: TextAssessment
    /// What speaks for a dispute and against it.
    package var dispute: DisputeSupport
    /// Types with any support, best first.
    package var types: [TypeSupport]
    /// Signs of indicators of which at least one keyword stands in the text, in the order of the rules.
    package var signs: [SignTrace]
    /// What the linear second opinion (第二意见) says; nil when it is switched off.
    package var opinion: OpinionVote?

    /// An explanation of these parts.
    package init(
        assessment: TextAssessment,
        dispute: DisputeSupport,
        types: [TypeSupport],
        signs: [SignTrace],
        opinion: OpinionVote? = nil
    ) {
        self.assessment = assessment
        self.dispute = dispute
        self.types = types
        self.signs = signs
        self.opinion = opinion
    }
}

/// The points for and against a dispute.
package struct DisputeSupport: Hashable, Sendable {
    package var points: Int
    /// From so many points on the rules see a dispute.
    package var threshold: Int
    /// Words with their points, strongest first; negative points speak against.
    package var words: [WeightedEvidence]

    /// Support of `points` against `threshold`.
    package init(points: Int, threshold: Int, words: [WeightedEvidence]) {
        self.points = points
        self.threshold = threshold
        self.words = words
    }
}

/// The points a dispute type has from the rules.
package struct TypeSupport: Hashable, Sendable {
    /// Product code, such as `D0401`.
    package var code: String
    package var points: Int
    /// Words with their points, strongest first.
    package var words: [WeightedEvidence]

    /// Support of `points` for `code`.
    package init(code: String, points: Int, words: [WeightedEvidence]) {
        self.code = code
        self.points = points
        self.words = words
    }
}

/// A place in the text and the points it gave.
package struct WeightedEvidence: Hashable, Sendable {
    package var points: Int
    package var evidence: Evidence

    /// `points` from `evidence`.
    package init(points: Int, evidence: Evidence) {
        self.points = points
        self.evidence = evidence
    }
}

/// What became of one sign of an indicator in the text.
package struct SignTrace: Hashable, Sendable {
    /// Indicator id, such as `R01`.
    package var indicator: String
    /// The sign's own name within the indicator.
    package var sign: String
    package var outcome: Outcome
    /// The keywords found, whether they counted or not, in order of appearance.
    package var evidence: [Evidence]

    /// A trace of `sign`.
    package init(indicator: String, sign: String, outcome: Outcome, evidence: [Evidence]) {
        self.indicator = indicator
        self.sign = sign
        self.outcome = outcome
        self.evidence = evidence
    }

    /// Fired, or why not.
    package enum Outcome: Hashable, Sendable {
        /// It shows; `hearsay` when only heard of or feared.
        case fired(hearsay: Bool)
        /// Its keyword stands in a context that does not count (没有动刀), set by `by` when a word sets it.
        case inContext(ContextClass, by: Evidence?)
        /// Its keyword is part of a longer word that means something else (菜刀店).
        case insideException(Evidence)
        /// None of the words of its group `group` (from 0) is near enough; some of them, as an example.
        case missing(group: Int, examples: [String])
        /// A word that rules it out stands beside it.
        case excluded(by: Evidence)
        /// A word anywhere in the text says that it was none of this (拍戏).
        case ruledOut(by: Evidence)
        /// No number that is large enough is told.
        case number(kind: NumberKind, atLeast: Int, found: Int?)
        /// The keywords come too seldom.
        case count(atLeast: Int, found: Int)
        /// A field of the alert is not as the sign asks.
        case field(name: String)
    }
}

/// The vote of the second opinion: a linear model over character n-grams, which never sets or lowers a band.
package struct OpinionVote: Hashable, Sendable {
    /// Score for a dispute; above zero it sees one.
    package var disputeScore: Int
    /// n-grams that moved the dispute score most, with their share.
    package var disputeGrams: [WeightedEvidence]
    /// The best types with their scores, best first.
    package var types: [TypeSupport]
    /// Whether it decided dispute or not, because the rules were unsure.
    package var decidedDispute: Bool
    /// Whether it decided the type.
    package var decidedType: Bool

    /// A vote.
    package init(
        disputeScore: Int,
        disputeGrams: [WeightedEvidence],
        types: [TypeSupport],
        decidedDispute: Bool,
        decidedType: Bool
    ) {
        self.disputeScore = disputeScore
        self.disputeGrams = disputeGrams
        self.types = types
        self.decidedDispute = decidedDispute
        self.decidedType = decidedType
    }
}
