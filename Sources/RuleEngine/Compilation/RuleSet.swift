import CaseModel

/// A compiled rule set (研判规则集): immutable, shared by every thread that assesses.
///
/// Compiling costs some milliseconds and is done once; assessing a text is linear in the text, uses no recursion and no
/// regular expression, and never fails.
package struct RuleSet: Sendable {
    /// Version and digest, such as `2026.11.1+3f9a0c21`; on every assessment.
    package let version: String
    let compiled: CompiledRules
}

/// The tables of a rule set. A class, because every step of reading a text refers to it.
final class CompiledRules: Sendable {
    let automaton: PatternAutomaton
    /// What each pattern means to the reading of the text.
    let roles: [ContextRole]
    /// For each pattern, and one past the last, where its uses start in `uses`.
    let firstUse: [Int32]
    let uses: [PatternUse]
    /// What a number before each pattern counts, nil when the pattern is no unit.
    let units: [UnitMeaning?]
    let indicators: [CompiledIndicator]
    /// Signs in the order of their indicators.
    let signs: [CompiledSign]
    /// For each slot, the sign whose first group it is, or -1.
    let signAtSlot: [Int32]
    let bandPolicy: BandPolicy
    let types: [CompiledType]
    let typeDecision: TypeDecision
    let dispute: CompiledDispute

    init(
        automaton: PatternAutomaton,
        roles: [ContextRole],
        uses: [[PatternUse]],
        units: [Int: UnitMeaning],
        indicators: [CompiledIndicator],
        signs: [CompiledSign],
        slotCount: Int,
        bandPolicy: BandPolicy,
        types: [CompiledType],
        typeDecision: TypeDecision,
        dispute: CompiledDispute
    ) {
        self.automaton = automaton
        self.roles = roles
        firstUse = uses.reduce(into: [0]) { $0.append(($0.last ?? 0) + Int32($1.count)) }
        self.uses = uses.flatMap(\.self)
        self.units = roles.indices.map { units[$0] }
        self.indicators = indicators
        self.signs = signs
        var signAtSlot = [Int32](repeating: -1, count: slotCount)
        for (index, sign) in signs.enumerated() { signAtSlot[sign.groupSlots.lowerBound] = Int32(index) }
        self.signAtSlot = signAtSlot
        self.bandPolicy = bandPolicy
        self.types = types
        self.typeDecision = typeDecision
        self.dispute = dispute
    }
}

/// What a pattern is to the reading of a text; a pattern may be several things.
struct ContextRole: OptionSet, Sendable {
    let rawValue: UInt16
    static let negation = ContextRole(rawValue: 1)
    static let doubleNegation = ContextRole(rawValue: 2)
    static let past = ContextRole(rawValue: 4)
    static let present = ContextRole(rawValue: 8)
    static let hearsay = ContextRole(rawValue: 16)
    static let question = ContextRole(rawValue: 32)
    static let questionEnd = ContextRole(rawValue: 64)
    static let affirmation = ContextRole(rawValue: 128)
    static let breaker = ContextRole(rawValue: 256)
    static let trade = ContextRole(rawValue: 512)
    static let homograph = ContextRole(rawValue: 1_024)
    static let unit = ContextRole(rawValue: 2_048)
    static let secondhand = ContextRole(rawValue: 4_096)
}

/// Where a pattern is used.
enum PatternUse: Sendable {
    /// A slot of an indicator: its exceptions, or a group or the exclusions of a sign.
    case slot(Int32)
    /// Points for a type, by position.
    case type(Int32, points: Int32)
    /// Points for or against being a dispute.
    case dispute(points: Int32)
}

/// What a number before a unit counts.
struct UnitMeaning: Sendable {
    var kind: NumberKind?
}

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
    var groupSlots: Range<Int>
    var noneSlot: Int
    var within: Reach
    var isOrdered: Bool
    var number: NumberCondition?
    var band: Band?
}

struct CompiledType: Sendable {
    var code: String
    /// Points by position in the rule set's indicators.
    var indicatorPoints: [(indicator: Int, points: Int)]
}

struct CompiledDispute: Sendable {
    var threshold: Int
    var typePointsAtMost: Int
    /// Points by position in the rule set's indicators.
    var indicatorPoints: [Int]
}

/// The contexts a keyword stands in.
struct ContextFlags: OptionSet, Sendable {
    let rawValue: UInt8
    static let negated = ContextFlags(rawValue: 1)
    static let past = ContextFlags(rawValue: 2)
    static let hearsay = ContextFlags(rawValue: 4)
    static let question = ContextFlags(rawValue: 8)
    static let trade = ContextFlags(rawValue: 16)
}
