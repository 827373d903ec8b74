/// The roster (值班表) as rows of named texts: CSV after RFC 4180 in UTF-8, with or without a byte order mark, whose first
/// line names the columns unit, role, person, name, from and to in any order.
///
/// A value never spans lines, so that a quote nobody closed spoils its own line only.
struct RosterTable {
    /// Rows without a mistake of form; a line without any value is none.
    private(set) var rows: [Row] = []

    /// One person in one post.
    struct Row {
        /// Where the row begins.
        var start: PlacedText
        /// By the keys of the directory file; what is left empty is not there.
        var values: [String: PlacedText]
    }

    /// The keys of the directory file by the columns of the roster.
    private static let columns = [
        "unit": "unit", "role": "role", "person": "id", "name": "name", "from": "from", "to": "until",
    ]
    private static let header = "unit,role,person,name,from,to"
    /// No city has more posts than this.
    private static let rowLimit = 50_000

    /// Reads the rows of `source`; what is wrong with any goes to `mistakes`.
    init(_ source: SourceFile, path: String, mistakes: MistakeList) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = source.content.starts(with: mark) ? source.content.dropFirst(mark.count) : source.content[...]
        let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= Self.rowLimit else {
            let place = PlacedText(text: "", file: path, line: Self.rowLimit + 1, column: 1)
            mistakes.note(place.error(.unreadable, "more than \(Self.rowLimit) lines"))
            return
        }
        var keys: [String]?
        for (index, bytes) in lines.enumerated() {
            let read: Void? = mistakes.attempt { () throws(RuleFileError) in
                let line = CSVLine(number: index + 1, file: path)
                let values = try line.values(bytes.last == 0x0D ? bytes.dropLast() : bytes)
                guard let start = values.first, values.contains(where: { !$0.text.isEmpty }) else { return }
                if let keys {
                    rows.append(try Self.row(values, keys, start))
                } else {
                    keys = try Self.keys(values)
                }
            }
            // Without the header no other line can be read, nor after a line that is not UTF-8.
            if read == nil, keys == nil || mistakes.mistakes.last?.code == .syntax { return }
        }
        if keys == nil {
            let place = PlacedText(text: "", file: path, line: 1, column: 1)
            mistakes.note(place.error(.missingKey, "expected the line \(Self.header)"))
        }
    }

    private static func keys(_ values: [PlacedText]) throws(RuleFileError) -> [String] {
        var keys: [String] = []
        for value in values {
            guard let key = columns[value.text] else {
                throw value.error(.unknownKey, "unknown column \(value.text); the first line is \(header)")
            }
            guard !keys.contains(key) else {
                throw value.error(.duplicate, "the column \(value.text) stands here twice")
            }
            keys.append(key)
        }
        guard keys.count == columns.count else {
            throw values[0].error(.missingKey, "a column is missing; the first line is \(header)")
        }
        return keys
    }

    private static func row(_ values: [PlacedText], _ keys: [String], _ start: PlacedText) throws(RuleFileError) -> Row
    {
        guard values.count == keys.count else {
            throw start.error(
                .badValue,
                "expected \(keys.count) values, found \(values.count); leave unknown ones empty"
            )
        }
        let named = zip(keys, values).filter { !$0.1.text.isEmpty }
        return Row(start: start, values: Dictionary(named) { first, _ in first })
    }
}
