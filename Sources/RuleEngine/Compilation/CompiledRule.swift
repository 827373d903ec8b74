import CaseModel

struct CompiledIndicator: Sendable {
    var id: String
    var title: String
    var band: Band?
    var weight: Int
    /// Slot of the words that cover its keywords.
    var exceptSlot: Int
    /// Slot of the words that rule it out for the whole text.
    var unlessSlot: Int
    /// Contexts in which its keywords do not count.
    var excludedBy: ContextFlags
    /// Whether hearsay lowers it.
    var heedsHearsay: Bool
}

struct CompiledSign: Sendable {
    /// Position of its indicator.
    var indicator: Int
    var title: String
    var groupSlots: Range<Int>
    var noneSlot: Int
    var within: Reach
    var isOrdered: Bool
    var number: NumberCondition?
    var count: Int
    var fields: FieldCondition?
    var band: Band?
}

struct CompiledType: Sendable {
    var code: String
    var support: CompiledSupports
}

struct CompiledDispute: Sendable {
    var threshold: Int
    var sureMargin: Int
    var typePointsAtMost: Int
    var support: CompiledSupports
}

/// Points that come from no word.
struct CompiledSupports: Sendable {
    /// By position in the rule set's indicators.
    var indicators: [(indicator: Int, points: Int)]
    /// By prefix of the category's code.
    var categories: [(prefix: String, points: Int)]
}
