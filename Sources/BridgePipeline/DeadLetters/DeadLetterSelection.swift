package import CaseModel
package import CaseStorage
package import JSONTree

/// Which dead letters and set-aside tasks somebody means, as it travels from a verb or a page to the daemon.
package struct DeadLetterSelection: Hashable, Sendable {
    package var filter: DeadLetterFilter
    /// Ids of tasks that were set aside.
    package var tasks: [String]
    /// All tasks that were set aside, of one lane or of both.
    package var allTasks: Bool
    package var lane: Lane?
    /// The word all was said.
    package var isAll: Bool

    /// Nothing is selected until it is said.
    package init() {
        filter = DeadLetterFilter(limit: .max)
        tasks = []
        allTasks = false
        isAll = false
    }

    /// Letters are meant, and not only tasks.
    package var meansLetters: Bool {
        isAll || filter != DeadLetterFilter(limit: filter.limit)
    }

    /// The selection as it travelled.
    ///
    /// - Throws: `OperatorRefusal` when it says nothing, or something that is not known.
    package init(json object: JSONObject) throws(OperatorRefusal) {
        self.init()
        for member in object.members {
            switch (member.key, member.value) {
            case ("ids", .array(let values)): try add(ids: values)
            case ("class", .string(let text)): filter.failureClass = try DeadLetterSelection.choice(text, "class")
            case ("code", .string(let text)): filter.code = try DeadLetterSelection.choice(text, "code")
            case ("rule", .string(let text)): filter.rule = text
            case ("group", .string(let text)): filter.group = text
            case ("queue", .string(let text)): filter.queue = text
            case ("case", .string(let text)): filter.caseID = text
            case ("text", .string(let text)): filter.text = text
            case ("from", .string(let text)): filter.from = try DeadLetterSelection.instant(text, "from")
            case ("until", .string(let text)): filter.until = try DeadLetterSelection.instant(text, "until")
            case ("tasks", .bool(let all)): allTasks = all
            case ("lane", .string(let text)): lane = try DeadLetterSelection.choice(text, "lane")
            case ("all", .bool(let all)): isAll = all
            default:
                throw OperatorRefusal(.badArguments, "the selection has no field \(member.key) of this kind")
            }
        }
        if isAll { allTasks = allTasks || filter == DeadLetterFilter(limit: .max) }
        guard meansLetters || allTasks || !tasks.isEmpty else {
            throw OperatorRefusal(.badArguments, "nothing is selected; name ids or a filter, or say all")
        }
    }

    private mutating func add(ids values: [JSONValue]) throws(OperatorRefusal) {
        var letters: [Int64] = []
        for value in values {
            switch value {
            case .integer(let id): letters.append(id)
            case .string(let text):
                switch ReplayItem.Subject(key: text) {
                case .letter(let id)?: letters.append(id)
                case .task(let id)?: tasks.append(id)
                case nil: throw OperatorRefusal(.badArguments, "an id is a number, or t: and the id of a task")
                }
            default: throw OperatorRefusal(.badArguments, "an id is a number, or t: and the id of a task")
            }
        }
        if !letters.isEmpty { filter.ids = letters }
    }

    /// One of a closed list.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String,
        _ name: String
    ) throws(OperatorRefusal) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw OperatorRefusal(.badArguments, "\(name) is one of \(known)")
    }

    private static func instant(_ text: String, _ name: String) throws(OperatorRefusal) -> Timestamp {
        if let instant = Timestamp(rfc3339: text) { return instant }
        throw OperatorRefusal(.badArguments, "\(name) is a time such as 2026-11-24T03:00:00+08:00")
    }
}

extension JSONObject {
    /// The text of a member; nil when it is absent.
    func text(_ key: String) -> String? {
        if case .string(let text)? = self[key] { text } else { nil }
    }

    /// The number of a member; nil when it is absent.
    func integer(_ key: String) -> Int? {
        if case .integer(let number)? = self[key] { Int(clamping: number) } else { nil }
    }

    /// The reason every change needs.
    func reason() throws(OperatorRefusal) -> String {
        guard let reason = text("reason"), !reason.isEmpty else {
            throw OperatorRefusal(.badArguments, "say why: every change needs a reason, which stays on the trail")
        }
        return reason
    }

    /// The selection every act on dead letters needs.
    func selection() throws(OperatorRefusal) -> DeadLetterSelection {
        guard case .object(let object)? = self["selection"] else {
            throw OperatorRefusal(.badArguments, "nothing is selected; name ids or a filter, or say all")
        }
        return try DeadLetterSelection(json: object)
    }
}
