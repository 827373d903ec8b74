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

/// Collects the hits of a text in reading order as the automaton reports them, by end.
struct KeywordHits {
    private(set) var hits: [KeywordHit] = []

    /// More hits than this in one text are not looked at: a bound no real text comes near.
    static let limit = 16_384

    init(capacity: Int) {
        hits.reserveCapacity(capacity)
    }

    /// Adds the words that end before `end`, where the automaton is in `state`.
    mutating func add(endingAt end: Int32, _ state: Int32, _ rules: CompiledRules) {
        var output = rules.automaton.output(of: state)
        while output != PatternAutomaton.root, hits.count < Self.limit {
            let pattern = rules.automaton.pattern(at: output)
            let word = rules.words[Int(pattern)]
            insert(KeywordHit(pattern: pattern, start: end - word.length, end: end, roles: word.roles))
            output = rules.automaton.nextOutput(after: output)
        }
    }

    /// Words overlap by a few characters at most, so the place is near the end.
    private mutating func insert(_ hit: KeywordHit) {
        hits.append(hit)
        var index = hits.count - 1
        while index > 0, hit.precedes(hits[index - 1]) {
            hits[index] = hits[index - 1]
            index -= 1
        }
        hits[index] = hit
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
