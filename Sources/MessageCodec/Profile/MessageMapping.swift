import CaseModel
import JSONTree

/// How one kind of message of a dialect becomes canonical.
struct MessageMapping: Sendable {
    /// In order; of two for one target the first that says something counts.
    var fields: [FieldMapping]
    var marks: [TextMark]

    /// The canonical message that `root` means.
    func translate(_ root: JSONValue, clock: ClockFormat) throws(Refusal) -> JSONObject {
        var canonical = JSONObject()
        for field in fields {
            guard let value = try field.value(in: root, clock: clock) else { continue }
            if field.target.value(in: .object(canonical)) == nil { field.target.set(value, in: &canonical) }
        }
        for mark in marks where mark.target.value(in: .object(canonical)) == nil && mark.isSet(in: root) {
            mark.target.set(mark.value, in: &canonical)
        }
        return canonical
    }

    /// The dialect's pointer for a canonical one; the canonical one itself for a field that the dialect does not have.
    func sourcePointer(of canonical: String) -> String {
        let exact = fields.first { $0.target.text == canonical && !$0.sourcePointer.isEmpty }
        let within = exact ?? fields.first { canonical.hasPrefix("\($0.target.text)/") && !$0.sourcePointer.isEmpty }
        if let within { return within.sourcePointer + canonical.dropFirst(within.target.text.count) }
        let inside = fields.first { $0.target.text.hasPrefix("\(canonical)/") && !$0.sourcePointer.isEmpty }
        return inside?.sourcePointer ?? canonical
    }
}

/// A mark that officers write into free text for want of a field, such as 建议二推.
struct TextMark: Sendable {
    var sources: [JSONPointer]
    var words: [[UInt8]]
    /// Phrases that hold a word and deny it, such as 无民转刑风险.
    var denials: [[UInt8]]
    var target: JSONPointer
    var value: JSONValue

    /// Whether any of the texts holds a word outside of the denials.
    func isSet(in root: JSONValue) -> Bool {
        sources.contains { source in
            guard case .string(let text) = source.value(in: root) else { return false }
            var bytes = Array(text.utf8)
            for denial in denials { bytes.blank(denial) }
            return words.contains { bytes.firstRange(of: $0, from: 0) != nil }
        }
    }
}

extension [UInt8] {
    /// Where `word` begins at or after `start`.
    fileprivate func firstRange(of word: [UInt8], from start: Int) -> Range<Int>? {
        guard let first = word.first, count >= word.count else { return nil }
        var index = start
        while index <= count - word.count {
            if self[index] == first, self[index..<index + word.count].elementsEqual(word) {
                return index..<index + word.count
            }
            index += 1
        }
        return nil
    }

    /// Overwrites every `word`, so that nothing is found in it.
    fileprivate mutating func blank(_ word: [UInt8]) {
        var start = 0
        while let range = firstRange(of: word, from: start) {
            for index in range { self[index] = 0 }
            start = range.upperBound
        }
    }
}
