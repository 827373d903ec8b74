import CaseModel
import CaseStorage
import JSONTree

/// A task that left, read from the bytes that left, in the words of scenario files.
struct LeftTask {
    let id: String
    let caseID: String
    let json: JSONValue
    /// A word of ``Words/kinds``.
    let kind: String
    /// `02-14 10:30`
    let time: String
    /// What a file may call the receiver; the first is what a report shows.
    let receivers: [String]
    /// What it says, for a report and to be asked for.
    let words: [String]
    /// Every text in its body.
    let texts: [String]

    /// - Parameter isAgain: it was handed over before.
    init(_ task: NewTask, at now: Timestamp, station: String, isAgain: Bool, _ directory: Directory) throws {
        id = task.id
        caseID = task.caseID
        json = try JSONValue(parsing: task.body)
        kind = json["lines"] == nil ? Words.kinds.word(task.kind.rawValue) : "逾期汇总"
        time = ScenarioTime.short(now)
        receivers = LeftTask.receivers(task, json, station, directory)
        words = LeftTask.words(task.kind, json) + (isAgain ? ["再次移交"] : [])
        texts = json.texts
    }

    var recipientID: String? { json["recipient"]?.text("id") }

    /// As a file would say it.
    func text(at stepTime: String) -> String {
        let body = words.isEmpty ? "" : "：" + words.joined(separator: " ")
        return "\(time == stepTime ? "" : time + " ")\(kind) → \(receivers.first ?? "?")\(body)"
    }

    /// Whether a word is one of its own, or stands in one of its texts.
    func says(_ word: String) -> Bool { words.contains(word) || texts.contains { $0.contains(word) } }

    private static func receivers(
        _ task: NewTask,
        _ json: JSONValue,
        _ station: String,
        _ directory: Directory
    ) -> [String] {
        let unit = task.routingKey.split(separator: ".").last.map(String.init) ?? ""
        if task.lane == .governance { return [directory.township(unit)?.name ?? unit] }
        let role = Words.roles.word(json["recipient"]?.text("role") ?? "")
        let id = json["recipient"]?.text("id") ?? ""
        guard let own = directory.station(unit) else { return [role.hasPrefix("局") ? role : "局\(role)", id] }
        return own.name == station ? [role, id] : ["\(own.name)\(role)", id]
    }

    private static func words(_ kind: PushTask.Kind, _ json: JSONValue) -> [String] {
        switch kind {
        case .push1, .push2:
            return [json["disputeType"]?.text("name"), json.text("band").map(Words.bands.word)].compactMap(\.self)
        case .approvalRequest:
            return [json["draft"] == nil ? "联系方式" : "三推", (json["draft"] ?? json)?.text("suggestedLead")]
                .compactMap(\.self)
        case .callback:
            let purpose = json["callBack"]?.text("purpose").map(Words.purposes.word)
            let due = json["callBack"]?.text("dueAt").flatMap(Timestamp.init(rfc3339:)).map(ScenarioTime.short)
            return [purpose, json["callBack"]?.text("party"), due?.split(separator: " ").first.map(String.init)]
                .compactMap(\.self)
        case .notice: return notice(json["notice"] ?? json)
        case .reminder: return json["lines"] == nil ? reminder(json["reminder"] ?? json) : digest(json)
        case .push3: return [json.text("suggestedLead")].compactMap(\.self)
        case .withdrawal: return [json.text("reason")].compactMap(\.self)
        case .contactDisclosure: return json["people"]?.items.flatMap(\.texts) ?? []
        }
    }

    private static func notice(_ json: JSONValue) -> [String] {
        let reason = (json.text("reasonCode") ?? json.text("reason")).map(Words.reasons.word)
        return [
            json.text("subject").map(Words.notices.word), json.text("action").map(Words.actions.word),
            json.text("outcome").map(Words.receiptOutcomes.word), reason,
        ].compactMap(\.self)
    }

    private static func reminder(_ json: JSONValue) -> [String] {
        [
            json.text("about").map(Words.deadlines.word), json.text("level").map(Words.levels.word),
            json["overdue"] == .bool(true) ? "逾期" : nil, json["late"] == .bool(true) ? "逾时触发" : nil,
        ].compactMap(\.self)
    }

    private static func digest(_ json: JSONValue) -> [String] {
        let lines = json["lines"]?.items ?? []
        return ["\(lines.count)件"] + lines.compactMap { $0.text("about").map(Words.deadlines.word) }
    }
}

extension JSONValue {
    /// The text at `key`, when a text stands there.
    func text(_ key: String) -> String? {
        if case .string(let text)? = self[key] { text } else { nil }
    }

    /// The values of an array.
    var items: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    /// Every text in it, keys left out.
    var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.texts)
        case .object(let object): object.members.flatMap(\.value.texts)
        case .null, .bool, .integer, .number: []
        }
    }
}
