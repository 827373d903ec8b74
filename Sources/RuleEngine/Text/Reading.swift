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
        let sweep = ContextSweep(hits, clauses: clauses, reach: rules.contextReach)
        sweep.mark(&hits)
        var numbers = NumberMention.all(in: text, hits: hits, rules: rules)
        sweep.mark(&numbers)
        self.numbers = numbers
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
