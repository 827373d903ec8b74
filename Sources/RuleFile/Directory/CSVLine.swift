/// Cuts one line of CSV into its values.
struct CSVLine {
    let number: Int
    let file: String

    /// Nothing in a roster is longer, in characters.
    private static let valueLimit = 100
    private static let columnLimit = 32

    /// The values with their places; none when the line is blank.
    func values(_ bytes: ArraySlice<UInt8>) throws(RuleFileError) -> [PlacedText] {
        guard let line = String(validating: bytes, as: UTF8.self) else {
            throw error(1, .syntax, "is not UTF-8; save it as CSV UTF-8")
        }
        var values: [PlacedText] = []
        var rest = Substring(line).unicodeScalars[...]
        guard rest.contains(where: { $0 != " " && $0 != "\t" }) else { return [] }
        while true {
            let column = line.unicodeScalars.distance(from: line.startIndex, to: rest.startIndex) + 1
            let text = rest.first == "\"" ? try quoted(&rest, column) : plain(&rest)
            guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                throw error(column, .badValue, "the value holds a control character")
            }
            guard text.unicodeScalars.count <= Self.valueLimit, values.count < Self.columnLimit else {
                throw error(
                    column,
                    .badValue,
                    "the value is longer than \(Self.valueLimit) characters, or one too many"
                )
            }
            values.append(PlacedText(text: text, file: file, line: number, column: column))
            guard let separator = rest.popFirst() else { return values }
            guard separator == "," else {
                throw error(column, .badValue, "expected a comma after the closing quote")
            }
        }
    }

    private func plain(_ rest: inout Substring.UnicodeScalarView) -> String {
        let end = rest.firstIndex(of: ",") ?? rest.endIndex
        defer { rest = rest[end...] }
        return String(rest[..<end]).trimmed
    }

    /// A quote within is written twice.
    private func quoted(_ rest: inout Substring.UnicodeScalarView, _ column: Int) throws(RuleFileError) -> String {
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                guard rest.first == "\"" else { return String(text).trimmed }
                rest.removeFirst()
            }
            text.append(scalar)
        }
        throw error(column, .badValue, "the quote is not closed on this line")
    }

    private func error(_ column: Int, _ code: RuleFileError.Code, _ reason: String) -> RuleFileError {
        RuleFileError(code: code, file: file, line: number, column: column, reason: reason)
    }
}

extension String {
    /// Without blanks around it.
    fileprivate var trimmed: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "　" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
