import CaseModel

/// A text with marks at its evidence: underlined on a terminal, elsewhere with a line of marks beneath.
struct MarkedText {
    private let characters: [(character: Character, mark: EvidenceMark?)]

    /// Columns after which a line is broken.
    private static let width = 72
    /// Punctuation that belongs to what stands before it.
    private static let endings: Set<Character> = ["，", "。", "、", "；", "：", "！", "？", "）", "」", "”", "》", ",", ".", ")"]

    /// - Parameter evidence: places counted in Unicode scalars of `text`; what lies outside is left out.
    init(_ text: String, _ evidence: [(place: Evidence, mark: EvidenceMark)]) {
        let text = text.printable
        var marks = [EvidenceMark?](repeating: nil, count: text.unicodeScalars.count)
        for (place, mark) in evidence {
            let places = max(0, place.offset)..<max(0, place.offset, min(marks.count, place.offset + place.length))
            for index in places where (marks[index]?.rawValue ?? .max) > mark.rawValue { marks[index] = mark }
        }
        var offset = 0
        characters = text.map { character in
            defer { offset += character.unicodeScalars.count }
            return (character, marks[offset])
        }
    }

    /// The marks that occur, in their order.
    var marks: [EvidenceMark] {
        let present = Set(characters.compactMap(\.mark))
        return EvidenceMark.allCases.filter(present.contains)
    }

    /// The text for a terminal.
    var underlined: String {
        var line = ""
        var current: EvidenceMark?
        for (character, mark) in characters {
            if mark != current {
                if current != nil { line += Self.plain }
                if let mark { line += mark.rendition }
                current = mark
            }
            line.append(character)
        }
        return line + (current == nil ? "" : Self.plain) + "\n"
    }

    /// The text in lines, each with its marks beneath; wide characters get two.
    var annotated: String {
        var lines = ""
        var rest = characters[...]
        while !rest.isEmpty {
            var columns = 0
            let line = rest.prefix { entry in
                columns += DisplayWidth.columns(of: String(entry.character))
                return columns <= Self.width
            }
            // A line begins with no punctuation: it hangs over the end of the one before.
            let hanging = rest.dropFirst(line.count).prefix { Self.endings.contains($0.character) }.prefix(2)
            let taken = rest.prefix(line.count + hanging.count)
            lines += String(taken.map(\.character)) + "\n"
            if taken.contains(where: { $0.mark != nil }) { lines += Self.marks(of: taken) + "\n" }
            rest = rest.dropFirst(taken.count)
        }
        return lines
    }

    /// What the marks mean, for a terminal or for marks beneath.
    func legend(underlined: Bool) -> String {
        guard !marks.isEmpty else { return "" }
        let words = marks.map { mark in
            underlined ? "\(mark.rendition)\(mark.term.shown)\(Self.plain)" : "\(mark.character) \(mark.term.shown)"
        }
        return "(" + words.joined(separator: "  ") + ")\n"
    }

    private static let plain = "\u{1B}[0m"

    private static func marks(of line: ArraySlice<(character: Character, mark: EvidenceMark?)>) -> String {
        var marks = ""
        for (character, mark) in line {
            marks += String(repeating: mark?.character ?? " ", count: DisplayWidth.columns(of: String(character)))
        }
        return String(marks.reversed().drop { $0 == " " }.reversed())
    }
}
