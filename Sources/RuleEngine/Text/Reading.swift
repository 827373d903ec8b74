import CaseModel

/// A text of a message read once: its keywords with the context each stands in, its clauses, its numbers.
final class Reading {
    let field: TextField
    let original: String
    let text: NormalizedText
    let clauses: ClauseMap
    /// Keywords that no longer word covers, by start, the longest first at each start.
    let hits: [KeywordHit]
    let numbers: [NumberMention]

    /// Reads `original` with the words of `rules`.
    init(_ original: String, of field: TextField, rules: CompiledRules) {
        self.field = field
        self.original = original
        var scanner = KeywordScanner(rules, capacity: original.utf8.count / 2 + 16)
        text = NormalizedText(original) { value, position in scanner.take(value, before: position + 1) }
        scanner.dropCovered()
        var hits = scanner.hits
        clauses = ClauseMap(text, hits: &hits)
        ContextSweep(hits, clauses: clauses, reach: rules.contextReach).mark(&hits)
        numbers = NumberMention.all(in: text, hits: hits, rules: rules)
        self.hits = hits
    }

    /// The place of these characters of the normalised text in the text as it arrived.
    func evidence(_ start: Int32, _ end: Int32, rule: String) -> Evidence {
        let first = text.characters[Int(start)]
        let last = text.characters[Int(end) - 1]
        let bytes = original.utf8
        let from = bytes.index(bytes.startIndex, offsetBy: Int(first.byte))
        let to = original.unicodeScalars.index(after: bytes.index(bytes.startIndex, offsetBy: Int(last.byte)))
        return Evidence(
            field: field,
            offset: Int(first.scalar),
            length: Int(last.scalar - first.scalar) + 1,
            words: String(original.unicodeScalars[from..<to]),
            rule: rule
        )
    }

    /// The keyword `hit`, as evidence of `rule`.
    func evidence(_ hit: KeywordHit, rule: String) -> Evidence {
        evidence(hit.start, hit.end, rule: rule)
    }
}

extension NumberMention {
    /// Every number of `text` that a unit, or its size in 万, tells the kind of.
    static func all(in text: NormalizedText, hits: [KeywordHit], rules: CompiledRules) -> [NumberMention] {
        let reader = NumeralReader(text.characters)
        let words = rules.words
        var mentions: [NumberMention] = []
        var nextHit = 0
        var index = 0
        while index < text.characters.count {
            guard NumeralReader.isNumeric(text.characters[index].value), let numeral = reader.numeral(at: index) else {
                index += 1
                continue
            }
            index = max(numeral.end, index + 1)
            let unitStart = Int32(reader.skipVagueness(at: numeral.end))
            while nextHit < hits.count, hits[nextHit].start < unitStart { nextHit += 1 }
            var kind: NumberKind? = numeral.hasTenThousands ? .money : nil
            var end = unitStart
            var candidate = nextHit
            // The longest unit comes first at its start.
            while candidate < hits.count, hits[candidate].start == unitStart {
                if hits[candidate].roles.contains(.unit) {
                    kind = words[Int(hits[candidate].pattern)].counts
                    end = hits[candidate].end
                    break
                }
                candidate += 1
            }
            if let kind {
                mentions.append(NumberMention(value: numeral.value, kind: kind, start: Int32(numeral.start), end: end))
            }
        }
        return mentions
    }
}
