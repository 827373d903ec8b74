/// A table for people: columns line up in a terminal, also with Chinese in them.
struct TextTable {
    var columns: [Column]
    var rows: [[String]] = []

    init(_ columns: Column...) {
        self.columns = columns
    }

    /// Adds a row with one cell a column.
    mutating func add(_ cells: String...) {
        rows.append(cells)
    }

    /// One column with its heading.
    struct Column {
        var heading: Text
        var isNumber = false

        /// A column of texts, which line up at the left.
        static func text(zh: String, en: String) -> Column { Column(heading: Text(zh: zh, en: en)) }

        /// A column of numbers, which line up at the right.
        static func number(zh: String, en: String) -> Column { Column(heading: Text(zh: zh, en: en), isNumber: true) }
    }

    /// The table, each line ended.
    var rendered: String {
        let cells = [columns.map(\.heading.shown)] + rows.map { $0.map(\.printable) }
        let widths = columns.indices.map { column in
            cells.map { column < $0.count ? DisplayWidth.columns(of: $0[column]) : 0 }.max() ?? 0
        }
        return cells.map { line($0, widths) + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.columns(of: cell)))
            line += columns[index].isNumber ? padding + cell : cell + padding
            if index < cells.count - 1 { line += "  " }
        }
        return line.trimmingSpacesAtEnd
    }
}

extension String {
    fileprivate var trimmingSpacesAtEnd: String {
        let end = lastIndex { $0 != " " }.map(index(after:)) ?? startIndex
        return String(self[..<end])
    }
}
