import CaseModel

/// Reads people and their posts, from the directory file and from the roster, and holds them against one another.
final class PeopleReader {
    private let mistakes: MistakeList
    /// Codes of the stations and bureaus a person may belong to.
    var units: Set<String> = []
    private(set) var people: [Directory.Person] = []
    private var names: [String: String] = [:]
    private var terms: [Post: [(person: Directory.Person, place: String)]] = [:]

    /// 一人一岗
    private struct Post: Hashable {
        var id: String
        var role: Directory.Role
        var unit: String
    }

    init(mistakes: MistakeList) {
        self.mistakes = mistakes
    }

    /// Takes the people of the directory file.
    func read(_ value: YAMLValue) {
        let items = mistakes.attempt { () throws(RuleFileError) in try value.list() } ?? []
        mistakes.each(items) { item throws(RuleFileError) in
            let fields = try item.fields(required: ["id", "name", "role", "unit"], optional: ["from", "until"])
            func text(_ key: String) throws(RuleFileError) -> PlacedText? {
                guard let value = fields[key] else { return nil }
                return PlacedText(text: try value.string(), file: value.file, line: value.line, column: value.column)
            }
            try add(PlacedText(text: "", file: item.file, line: item.line, column: item.column), text)
        }
    }

    /// Takes the people of the roster.
    func read(_ table: RosterTable) {
        mistakes.each(table.rows) { row throws(RuleFileError) in
            try add(row.start) { key throws(RuleFileError) in row.values[key] }
        }
    }

    /// Takes one person in one post; `value` gives what stands under a key of the directory file.
    private func add(
        _ entry: PlacedText,
        _ value: (String) throws(RuleFileError) -> PlacedText?
    ) throws(RuleFileError) {
        func required(_ key: String) throws(RuleFileError) -> PlacedText {
            guard let value = try value(key) else {
                throw entry.error(.missingKey, "the \(key) of this person is missing")
            }
            return value
        }
        let unit = try required("unit")
        guard units.contains(unit.text) else {
            let reason =
                unit.text.contains("E+")
                ? "a spreadsheet has shortened the code to \(unit.text); make the column a text and write it again"
                : "there is no station or bureau \(unit.text) in the directory"
            throw unit.error(.unknownReference, reason)
        }
        let role = try required("role")
        guard let post = Directory.Role(rawValue: role.text) else {
            let known = Directory.Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw role.error(.badValue, "expected one of \(known), found \(role.text)")
        }
        let person = Directory.Person(
            id: try required("id").text,
            name: try required("name").text,
            role: post,
            unit: unit.text,
            from: try value("from").map(instant),
            until: try value("until").map(instant)
        )
        if let from = person.from, let until = person.until, from >= until {
            throw entry.error(.badValue, "expected an end after the beginning; the end itself is exclusive")
        }
        try check(person, entry)
        people.append(person)
    }

    private func instant(_ value: PlacedText) throws(RuleFileError) -> Timestamp {
        guard let instant = Timestamp(rfc3339: value.text) else {
            throw value.error(.badValue, "expected a time such as 2026-11-01T08:00:00+08:00, found \(value.text)")
        }
        return instant
    }

    private func check(_ person: Directory.Person, _ entry: PlacedText) throws(RuleFileError) {
        if names.updateValue(person.name, forKey: person.id).map({ $0 != person.name }) == true {
            throw entry.error(.duplicate, "the police number \(person.id) belongs to two names")
        }
        let post = Post(id: person.id, role: person.role, unit: person.unit)
        if let other = terms[post]?.first(where: { $0.person.overlaps(person) }) {
            throw entry.error(.duplicate, "the same person holds the same post at the same time at \(other.place)")
        }
        terms[post, default: []].append((person, "\(entry.file):\(entry.line)"))
    }
}

extension Directory.Person {
    fileprivate func overlaps(_ other: Directory.Person) -> Bool {
        let startsBefore = other.until.map { end in from.map { $0 < end } ?? true } ?? true
        let endsAfter = other.from.map { start in until.map { start < $0 } ?? true } ?? true
        return startsBefore && endsAfter
    }
}
