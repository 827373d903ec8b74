import CaseModel

/// An indicator as its signs need it. A class, so that handing it on copies nothing.
final class CompiledIndicator: Sendable {
    let id: String
    let title: String
    let band: Band?
    let weight: Int
    /// Slot of the words that cover its keywords.
    let exceptSlot: Int
    /// Slot of the words that rule it out for the whole text.
    let unlessSlot: Int
    /// Contexts in which its keywords do not count.
    let excludedBy: ContextFlags
    /// Whether hearsay lowers it.
    let heedsHearsay: Bool

    init(_ rule: IndicatorRule, exceptSlot: Int, unlessSlot: Int) {
        id = rule.id
        title = rule.title
        band = rule.band
        weight = rule.weight
        self.exceptSlot = exceptSlot
        self.unlessSlot = unlessSlot
        excludedBy = ContextFlags(rule.excluded)
        heedsHearsay = rule.heedsHearsay
    }
}

/// A sign with the slots of its words. A class, so that handing it on copies nothing.
final class CompiledSign: Sendable {
    /// Position of its indicator.
    let indicator: Int
    let title: String
    /// By group.
    let groupSlots: [Int]
    let noneSlot: Int
    let within: Reach
    let isOrdered: Bool
    let number: NumberCondition?
    let count: Int
    let fields: FieldCondition?
    let band: Band?

    init(_ sign: Sign, of indicator: Int, groupSlots: [Int], noneSlot: Int) {
        self.indicator = indicator
        title = sign.title
        self.groupSlots = groupSlots
        self.noneSlot = noneSlot
        within = sign.within
        isOrdered = sign.isOrdered
        number = sign.number
        count = sign.count
        fields = sign.fields
        band = sign.band
    }
}

/// A sign, with what most signs of most texts fail on, told without touching it.
struct SignGate: Hashable, Sendable {
    /// Position of the sign.
    let sign: Int32
    /// The slots of its last two groups, the same one twice when there is only one.
    let secondLastSlot: UInt16
    let lastSlot: UInt16
    /// Slot of the words that rule its indicator out.
    let unlessSlot: UInt16

    init(_ sign: CompiledSign, at position: Int, unlessSlot: Int) {
        let slots = sign.groupSlots.suffix(2).map(UInt16.init)
        self.sign = Int32(position)
        secondLastSlot = slots.first ?? 0
        lastSlot = slots.last ?? 0
        self.unlessSlot = UInt16(unlessSlot)
    }
}

struct CompiledType: Sendable {
    var code: String
}

struct CompiledDispute: Sendable {
    var threshold: Int
    var sureMargin: Int
    var typePointsAtMost: Int
}

/// Points that come from no word: to the type at this position, or to being a dispute when nil.
struct IndicatorPoints: Sendable {
    var type: Int32?
    /// Position in the rule set's indicators.
    var indicator: Int
    var points: Int32
}

/// Points that come from the category of the alert, by prefix of its code.
struct CategoryPoints: Sendable {
    var type: Int32?
    var prefix: String
    var points: Int32
}
