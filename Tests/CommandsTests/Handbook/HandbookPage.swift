import BridgeDaemon

/// A page of the handbook, as the tests read it.
struct HandbookPage {
    let text: String

    /// The page of this name in `deploy/handbook`.
    init(_ name: String) throws {
        text = try FileContent.text(ofFile: "\(Bench.deployFolder)/handbook/\(name).md")
    }

    /// The rows of every table whose first heading is `first`, headings left out, each with the section it stands in.
    func rows(headed first: String) -> [(section: String, cells: [String])] {
        var rows: [(section: String, cells: [String])] = []
        var section = ""
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            guard line.hasPrefix("|") else {
                isInside = false
                continue
            }
            let cells = line.split(separator: "|").map { HandbookPage.trimmed($0) }
            if cells.first == first {
                isInside = true
            } else if isInside, cells.first?.hasPrefix("---") == false {
                rows.append((section, cells))
            }
        }
        return rows
    }

    /// What stands in backticks.
    static func quoted(_ text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
