import CaseModel

/// A compiled rule set (研判规则集): immutable, shared by every thread that assesses.
///
/// Compiling costs some milliseconds and is done once; assessing a text is linear in the text, uses no recursion and no
/// regular expression, and never fails.
package struct RuleSet: Sendable {
    /// Version and digest, such as `2026.11.1+3f9a0c21`; on every assessment.
    package let version: String
    let compiled: CompiledRules

    /// The same rules without the second opinion.
    package var withoutOpinion: RuleSet {
        RuleSet(version: version, compiled: CompiledRules(compiled, opinion: nil))
    }
}

/// The tables of a rule set. A class, because every step of reading a text refers to it.
final class CompiledRules: Sendable {
    let automaton: PatternAutomaton
    /// The words of all rules, as the automaton numbers them.
    let words: [CompiledWord]
    /// The words as they are spelt, normalised, for explanations.
    private let spellings: [String]
    /// For each word, the slots of signs it stands in.
    let slotUses: UseTable<Int32>
    /// For each word, the points it gives.
    let pointUses: UseTable<PointUse>
    let indicators: [CompiledIndicator]
    /// Signs in the order of their indicators.
    let signs: [CompiledSign]
    /// For each slot, the sign whose first group it is, or -1.
    let signAtSlot: [Int32]
    let bandPolicy: BandPolicy
    /// How many characters most contexts reach at most.
    let contextReach: Int32
    let types: [CompiledType]
    let typeDecision: TypeDecision
    let dispute: CompiledDispute
    let opinion: OpinionModel?
    /// For each type, its class in the second opinion, if that knows it.
    let classOfType: [Int?]

    init(
        patterns: [[UInt8]],
        words: [CompiledWord],
        slotUses: [[Int32]],
        pointUses: [[PointUse]],
        indicators: [CompiledIndicator],
        signs: [CompiledSign],
        slotCount: Int,
        bandPolicy: BandPolicy,
        types: [CompiledType],
        typeDecision: TypeDecision,
        dispute: CompiledDispute,
        opinion: OpinionModel?,
        contextReach: Int
    ) {
        self.contextReach = Int32(clamping: contextReach)
        automaton = PatternAutomaton(patterns)
        spellings = patterns.map { String(decoding: $0, as: UTF8.self) }
        self.words = words
        self.slotUses = UseTable(slotUses)
        self.pointUses = UseTable(pointUses)
        self.indicators = indicators
        self.signs = signs
        var signAtSlot = [Int32](repeating: -1, count: slotCount)
        for (index, sign) in signs.enumerated() { signAtSlot[sign.groupSlots.lowerBound] = Int32(index) }
        self.signAtSlot = signAtSlot
        self.bandPolicy = bandPolicy
        self.types = types
        self.typeDecision = typeDecision
        self.dispute = dispute
        self.opinion = opinion
        classOfType = types.map { type in opinion?.classes.firstIndex(of: type.code) }
    }

    init(_ other: CompiledRules, opinion: OpinionModel?) {
        automaton = other.automaton
        contextReach = other.contextReach
        spellings = other.spellings
        words = other.words
        slotUses = other.slotUses
        pointUses = other.pointUses
        indicators = other.indicators
        signs = other.signs
        signAtSlot = other.signAtSlot
        bandPolicy = other.bandPolicy
        types = other.types
        typeDecision = other.typeDecision
        dispute = other.dispute
        self.opinion = opinion
        classOfType = types.map { type in opinion?.classes.firstIndex(of: type.code) }
    }

    /// The words of a slot, in the order in which the rules name them.
    func spellings(inSlot slot: Int32) -> [String] {
        spellings.indices.filter { word in
            slotUses.range(of: Int32(word)).contains { slotUses[$0] == slot }
        }.map { spellings[$0] }
    }
}

/// The uses of each word, one after the other in one array.
struct UseTable<Use: Sendable>: Sendable {
    /// For each word, and one past the last, where its uses start.
    private let first: [Int32]
    private let uses: [Use]
    // Access by position keeps the innermost loops of reading a text free of slices, which would be retained.

    init(_ byWord: [[Use]]) {
        first = byWord.reduce(into: [0]) { $0.append(($0.last ?? 0) + Int32($1.count)) }
        uses = byWord.flatMap(\.self)
    }

    /// Where the uses of this word stand.
    func range(of word: Int32) -> Range<Int> {
        Int(first[Int(word)])..<Int(first[Int(word) + 1])
    }

    /// The use at this position.
    subscript(position: Int) -> Use { uses[position] }
}

/// A word as the reading of a text needs it.
struct CompiledWord: Sendable {
    /// In characters.
    var length: Int32
    var roles: ContextRole
    /// What a number before it counts, when it is a unit that counts something.
    var counts: NumberKind?
}

/// Points a word gives: to the type at this position, or to being a dispute when nil.
struct PointUse: Sendable {
    var type: Int32?
    var points: Int32
}

/// What a word is to the reading of a text; it may be several things.
struct ContextRole: OptionSet, Sendable {
    let rawValue: UInt16
    static let negation = ContextRole(rawValue: 1)
    static let past = ContextRole(rawValue: 2)
    static let present = ContextRole(rawValue: 4)
    static let hearsay = ContextRole(rawValue: 8)
    static let question = ContextRole(rawValue: 16)
    static let questionEnd = ContextRole(rawValue: 32)
    static let affirmation = ContextRole(rawValue: 64)
    static let conditional = ContextRole(rawValue: 128)
    static let breaker = ContextRole(rawValue: 256)
    static let trade = ContextRole(rawValue: 512)
    static let homograph = ContextRole(rawValue: 1_024)
    static let unit = ContextRole(rawValue: 2_048)
    static let secondhand = ContextRole(rawValue: 4_096)
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

/// The contexts a keyword stands in.
struct ContextFlags: OptionSet, Sendable {
    let rawValue: UInt8
    static let negated = ContextFlags(rawValue: 1)
    static let past = ContextFlags(rawValue: 2)
    static let hearsay = ContextFlags(rawValue: 4)
    static let question = ContextFlags(rawValue: 8)
    static let trade = ContextFlags(rawValue: 16)
    static let conditional = ContextFlags(rawValue: 32)
    static let quoted = ContextFlags(rawValue: 64)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ contexts: Set<ContextClass>) {
        self = contexts.reduce(into: []) { $0.insert(ContextFlags($1)) }
    }

    init(_ context: ContextClass) {
        self =
            switch context {
            case .negated: .negated
            case .past: .past
            case .hearsay: .hearsay
            case .question: .question
            case .trade: .trade
            case .conditional: .conditional
            case .quoted: .quoted
            }
    }
}
