package import CaseModel

/// A rule set as it is written down (研判规则), before it is compiled: what a duty officer reads and changes.
///
/// It holds no decision of its own; ``RuleSet/compile(_:)`` turns it into one automaton and refuses what cannot work.
package struct RuleSetDefinition: Hashable, Sendable {
    /// The authors' own version, such as `2026.11.1`.
    package var version: String
    /// Hexadecimal digest over the rule files; its first eight digits become part of ``RuleSet/version``.
    package var digest: String
    /// Named word lists that rules refer to as `$name`.
    package var vocabulary: [String: [String]]
    /// The words that decide how a keyword near them counts.
    package var context: ContextWords
    /// Risk indicators, in the order they are reported.
    package var indicators: [IndicatorRule]
    /// How findings make a band.
    package var bandPolicy: BandPolicy
    /// Dispute types; on equal support the earlier one wins.
    package var types: [TypeRule]
    /// When a type counts as known.
    package var typeDecision: TypeDecision
    /// Dispute or not.
    package var dispute: DisputeRule
    /// The second opinion, or nil when it is switched off.
    package var opinion: OpinionModel?

    /// A definition with these parts.
    package init(
        version: String,
        digest: String,
        vocabulary: [String: [String]],
        context: ContextWords,
        indicators: [IndicatorRule],
        bandPolicy: BandPolicy,
        types: [TypeRule],
        typeDecision: TypeDecision,
        dispute: DisputeRule,
        opinion: OpinionModel? = nil
    ) {
        self.version = version
        self.digest = digest
        self.vocabulary = vocabulary
        self.context = context
        self.indicators = indicators
        self.bandPolicy = bandPolicy
        self.types = types
        self.typeDecision = typeDecision
        self.dispute = dispute
        self.opinion = opinion
    }
}

/// A word of a rule: spelt out, or all words of a named list.
package enum WordReference: Hashable, Sendable {
    /// The word itself.
    case word(String)
    /// Every word of the vocabulary's list of that name, written `$name` in a file.
    case list(String)

    /// What a rule file writes: `$name` is a list, anything else a word.
    package init(_ text: String) {
        self = text.first == "$" || text.first == "＄" ? .list(String(text.dropFirst())) : .word(text)
    }

    /// Whether nothing of `word` is left once it is normalised: it would match everywhere.
    package static func isBlank(_ word: String) -> Bool { NormalizedText(word).characters.isEmpty }

}

/// Where a rule stands in its life (规则状态).
package enum RuleStatus: String, Hashable, Sendable, CaseIterable {
    /// Decides.
    case stable
    /// Decides too, and is watched.
    case test
    /// Kept for the record, not compiled.
    case deprecated
}
