/// A text read once: its keywords with the context each stands in, its clauses, its numbers.
struct Reading {
    let text: NormalizedText
    let clauses: ClauseMap
    /// Keywords that no longer word covers, by start, the longest first at each start.
    let hits: [Hit]
    let numbers: [NumberMention]

    /// A keyword, in characters of the normalised text.
    struct Hit: Equatable {
        var pattern: Int32
        var start: Int32
        var end: Int32
        var flags: ContextFlags = []
    }

    /// Reads `original` with the words of `rules`.
    init(_ original: String, rules: CompiledRules) {
        text = NormalizedText(original)
        var hits = Self.uncovered(Self.hits(in: text, rules: rules), rules: rules)
        let turns = hits.lazy.filter { rules.roles[Int($0.pattern)].contains(.breaker) }.map(\.start)
        clauses = ClauseMap(text.characters, breaks: (turns + text.afterBlank).sorted())
        ContextSweep(text: text, clauses: clauses, rules: rules).mark(&hits)
        numbers = Self.numbers(in: text, hits: hits, rules: rules)
        self.hits = hits
    }

    private static func hits(in text: NormalizedText, rules: CompiledRules) -> [Hit] {
        var hits = rules.automaton.hits(in: text.bytes).map { hit in
            Hit(
                pattern: hit.pattern,
                start: text.characterAtByte[Int(hit.start)],
                end: text.characterAtByte[Int(hit.end) - 1] + 1
            )
        }
        hits.sort { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        return hits
    }

    /// Drops hits inside a longer homograph. Sorted by start and longest first, a hit is inside one exactly when an
    /// earlier homograph ends no sooner.
    private static func uncovered(_ hits: [Hit], rules: CompiledRules) -> [Hit] {
        var coveredUntil: Int32 = -1
        return hits.filter { hit in
            if hit.end <= coveredUntil { return false }
            if rules.roles[Int(hit.pattern)].contains(.homograph) { coveredUntil = hit.end }
            return true
        }
    }

    private static func numbers(in text: NormalizedText, hits: [Hit], rules: CompiledRules) -> [NumberMention] {
        let reader = NumeralReader(text.characters)
        var mentions: [NumberMention] = []
        var nextHit = 0
        var index = 0
        while index < text.characters.count {
            guard NumeralReader.isNumeric(text.characters[index]), let numeral = reader.numeral(at: index) else {
                index += 1
                continue
            }
            index = max(numeral.end, index + 1)
            // 多 余 来 好 may stand between the number and its unit.
            let unitStart = Int32(skipVagueness(in: text.characters, at: numeral.end))
            while nextHit < hits.count, hits[nextHit].start < unitStart { nextHit += 1 }
            var kind: NumberKind? = numeral.hasTenThousands ? .money : nil
            var end = unitStart
            var candidate = nextHit
            // The longest unit comes first at its start.
            while candidate < hits.count, hits[candidate].start == unitStart {
                if let unit = rules.units[Int(hits[candidate].pattern)] {
                    kind = unit.kind
                    end = hits[candidate].end
                    break
                }
                candidate += 1
            }
            if let kind {
                mentions.append(
                    NumberMention(value: numeral.value, kind: kind, start: Int32(numeral.start), end: end)
                )
            }
        }
        return mentions
    }

    private static func skipVagueness(in characters: [UInt32], at start: Int) -> Int {
        var index = start
        while index < characters.count, index < start + 2 {
            switch characters[index] {
            case 0x591A, 0x4F59, 0x6765, 0x597D: index += 1  // 多 余 来 好
            default: return index
            }
        }
        return index
    }
}
