import CaseModel

/// The points each type has, and the points for being a dispute. A word counts once a message, however often it stands.
struct SupportTally {
    /// By position of the type in the rule set.
    private(set) var types: [Int32]
    private(set) var dispute: Int32 = 0
    /// Words that gave points, in reading order.
    private(set) var places: [Place] = []

    /// A word that gave points to a type, or to being a dispute when nil.
    struct Place {
        var type: Int32?
        var points: Int32
        var reading: Int
        var hit: KeywordHit
    }

    /// Counts the words of `readings`, the indicators found for certain, and the category of `input`.
    init(_ readings: [Reading], findings: [IndicatorFinding?], input: AssessmentInput, rules: CompiledRules) {
        types = [Int32](repeating: 0, count: rules.types.count)
        places.reserveCapacity(64)
        var seen = WordSet(count: rules.words.count)
        let table = rules.pointUses
        let uses = table.uses.span
        for index in readings.indices {
            let hits = readings[index].hits
            for hit in hits {
                let range = table.range(of: hit.pattern)
                if range.isEmpty { continue }
                guard seen.insert(hit.pattern) else { continue }
                for position in range {
                    let use = uses[position]
                    add(use.points, to: use.type)
                    places.append(Place(type: use.type, points: use.points, reading: index, hit: hit))
                }
            }
        }
        for support in rules.indicatorPoints {
            if let finding = findings[support.indicator], !finding.isHearsay { add(support.points, to: support.type) }
        }
        guard let category = input.category else { return }
        for support in rules.categoryPoints where category.isWithin(support.prefix) {
            add(support.points, to: support.type)
        }
    }

    private mutating func add(_ points: Int32, to type: Int32?) {
        if let type { types[Int(type)] += points } else { dispute += points }
    }

    /// The words with the most points for a type, or for and against a dispute when nil, strongest first.
    func strongest(for type: Int32?, limit: Int) -> [Place] {
        var kept: [Place] = []
        for place in places where place.type == type && (type == nil || place.points > 0) {
            var index = kept.count
            while index > 0, abs(kept[index - 1].points) < abs(place.points) { index -= 1 }
            guard index < limit else { continue }
            kept.insert(place, at: index)
            if kept.count > limit { kept.removeLast() }
        }
        return kept
    }
}

/// A set of words by number.
private struct WordSet {
    private var bits: [UInt64]

    init(count: Int) {
        bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    /// Whether the word was not there yet.
    mutating func insert(_ word: Int32) -> Bool {
        let mask: UInt64 = 1 << UInt64(word & 63)
        let index = Int(word >> 6)
        if bits[index] & mask != 0 { return false }
        bits[index] |= mask
        return true
    }
}
