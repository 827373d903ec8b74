/// What the rules read from the texts of one message alone, before any history is known (文本研判).
package struct TextAssessment: Hashable, Codable, Sendable {
    /// Two or more sides in conflict over an interest, a relation, or a nuisance.
    package var isDispute: Bool
    /// The best-supported dispute type; `D9900` when the support is too little, never a guess.
    package var type: TypeJudgement
    /// Further types with support of their own, strongest first; they propose helpers.
    package var also: [TypeJudgement]
    /// Risk indicators found, by id.
    package var indicators: [IndicatorFinding]
    /// The band from the text alone.
    package var band: Band
    /// Version and digest of the rule set that decided, such as `2026.11.1+3f9a0c21`.
    package var ruleSetVersion: String

    /// An assessment with these findings.
    package init(
        isDispute: Bool,
        type: TypeJudgement,
        also: [TypeJudgement] = [],
        indicators: [IndicatorFinding] = [],
        band: Band = .blue,
        ruleSetVersion: String
    ) {
        self.isDispute = isDispute
        self.type = type
        self.also = also
        self.indicators = indicators
        self.band = band
        self.ruleSetVersion = ruleSetVersion
    }
}

/// A dispute type with the support it has.
package struct TypeJudgement: Hashable, Codable, Sendable {
    /// Product code of domain table (b), such as `D0401`.
    package var code: String
    /// Distance to the next best type, in points of the rule set; 0 for `D9900`.
    package var margin: Int
    /// The words the type rests on.
    package var evidence: [Evidence]

    /// A judgement for `code`.
    package init(code: String, margin: Int, evidence: [Evidence] = []) {
        self.code = code
        self.margin = margin
        self.evidence = evidence
    }

    /// 其他/不明: typed by a person in the police room.
    package static let unknownCode = "D9900"
}

/// A risk indicator of domain table (c) that a text supports.
package struct IndicatorFinding: Hashable, Codable, Sendable {
    /// Such as `R05`.
    package var id: String
    /// 标题, such as 扬言毁坏财物.
    package var title: String
    /// The band it sets by itself after hearsay is counted, or nil when it only adds weight.
    package var band: Band?
    /// Points towards the weight sum of the band; 0 when it sets a band.
    package var weight: Int
    /// Only heard of or feared (听说、担心): counts one band lower.
    package var isHearsay: Bool
    /// The words that show it, in order of appearance.
    package var evidence: [Evidence]

    /// A finding of indicator `id`.
    package init(
        id: String,
        title: String,
        band: Band?,
        weight: Int = 0,
        isHearsay: Bool = false,
        evidence: [Evidence]
    ) {
        self.id = id
        self.title = title
        self.band = band
        self.weight = weight
        self.isHearsay = isHearsay
        self.evidence = evidence
    }
}

/// The place in a message's text that shows a finding.
package struct Evidence: Hashable, Codable, Sendable {
    /// Which text of the message.
    package var field: TextField
    /// Start, counted in Unicode scalars of the text as it arrived.
    package var offset: Int
    /// Length in Unicode scalars.
    package var length: Int
    /// The words themselves, as they arrived.
    package var words: String
    /// The rule that found them.
    package var rule: String

    /// A place of `length` scalars at `offset` of `field`.
    package init(field: TextField, offset: Int, length: Int, words: String, rule: String) {
        self.field = field
        self.offset = offset
        self.length = length
        self.words = words
        self.rule = rule
    }
}

/// The texts of a message that rules read.
package enum TextField: String, Codable, Sendable, CaseIterable {
    /// 报警内容
    case content
    /// 补充内容
    case supplement
    /// 处置情况
    case feedback
}
