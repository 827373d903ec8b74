/// A word of the rules in a text, in characters of the normalised text.
struct KeywordHit: Equatable {
    /// The word, as the automaton numbers it.
    var pattern: Int32
    var start: Int32
    /// One past its last character.
    var end: Int32
    /// The clause it starts in.
    var clause: Int32 = 0
    /// What the word means to the reading of the text.
    var roles: ContextRole
    /// The context it stands in.
    var context: ContextFlags = []

    /// Hits stand by start, at each start the longest first.
    func precedes(_ other: KeywordHit) -> Bool {
        start != other.start ? start < other.start : end > other.end
    }
}

/// Finds the words of the rules in a text as its characters come, and keeps the hits in reading order.
struct KeywordScanner {
    private(set) var hits: [KeywordHit] = []
    private var state = PatternAutomaton.root
    // Held here and not asked of the rules at each character, which would retain them each time.
    private let automaton: PatternAutomaton
    private let words: [CompiledWord]

    /// More hits than this in one text are not looked at: a bound no real text comes near.
    static let limit = 16_384

    init(_ rules: CompiledRules, capacity: Int) {
        automaton = rules.automaton
        words = rules.words
        hits.reserveCapacity(capacity)
    }

    /// Takes the next character, which stands before `end`, and adds the words that end with it.
    mutating func take(_ value: UInt32, before end: Int32) {
        state = automaton.advance(state, value)
        var pattern = automaton.longest(endingIn: state)
        while pattern >= 0, hits.count < Self.limit {
            let word = words[Int(pattern)]
            insert(KeywordHit(pattern: pattern, start: end - word.length, end: end, roles: word.roles))
            pattern = automaton.longest(within: pattern)
        }
    }

    /// Words overlap by a few characters at most, so the place is near the end.
    private mutating func insert(_ hit: KeywordHit) {
        var index = hits.count
        while index > 0, hit.precedes(hits[index - 1]) { index -= 1 }
        if index == hits.count { hits.append(hit) } else { hits.insert(hit, at: index) }
    }

    /// Drops hits inside a longer homograph. By start and longest first, a hit is inside one exactly when an earlier
    /// homograph ends no sooner.
    mutating func dropCovered() {
        var coveredUntil: Int32 = -1
        var kept = 0
        for index in hits.indices {
            let hit = hits[index]
            if hit.end <= coveredUntil { continue }
            if hit.roles.contains(.homograph) { coveredUntil = hit.end }
            hits[kept] = hit
            kept += 1
        }
        hits.removeLast(hits.count - kept)
    }
}
