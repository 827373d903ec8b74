/// The uses of each word. Words of one list are mostly used alike, and those used alike share one stretch of the table.
struct UseTable<Use: Hashable & Sendable>: Sendable {
    private let stretches: [Stretch]
    /// All uses; read through its span, the innermost loops of reading a text retain nothing.
    let uses: [Use]

    private struct Stretch {
        var first: Int32
        var end: Int32
    }

    init(_ byWord: [[Use]]) {
        var known: [[Use]: Stretch] = [:]
        var all: [Use] = []
        stretches = byWord.map { own in
            if let stretch = known[own] { return stretch }
            let stretch = Stretch(first: Int32(all.count), end: Int32(all.count + own.count))
            all += own
            known[own] = stretch
            return stretch
        }
        uses = all
    }

    /// Where the uses of this word stand.
    func range(of word: Int32) -> Range<Int> {
        let stretch = stretches[Int(word)]
        return Int(stretch.first)..<Int(stretch.end)
    }

    /// The uses of this word.
    func uses(of word: Int32) -> ArraySlice<Use> { uses[range(of: word)] }
}

/// A slot a word stands in.
struct SlotUse: Hashable, Sendable {
    var slot: UInt16
    /// Signs begin in this slot.
    var isAnchor: Bool
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
struct PointUse: Hashable, Sendable {
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
