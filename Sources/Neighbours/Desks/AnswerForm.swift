import CaseModel
import JSONTree

/// An answer before it is sent: its kind and what it says, without what only the task and the clock know.
struct AnswerForm: Hashable, Sendable {
    let kind: InboundMessage.Kind
    private let fields: JSONObject

    /// Reads one answer of a story; nil without a known `kind`.
    init?(_ value: JSONValue) {
        guard let fields = value.members, let kind = value["kind"]?.text.flatMap(InboundMessage.Kind.init(rawValue:))
        else { return nil }
        self.kind = kind
        self.fields = fields
    }

    /// An answer of this kind that says `fields`.
    init(_ kind: InboundMessage.Kind, _ fields: JSONObject = [:]) {
        self.kind = kind
        self.fields = fields
    }

    /// The answer to `task` at `now`, in the canonical form.
    func body(for task: ReceivedTask, at now: Timestamp) -> JSONObject {
        var body: JSONObject = ["schemaVersion": .string("1.0"), "kind": .string(kind.rawValue)]
        for (key, value) in known(of: task, at: now) { body[key] = value.map(JSONValue.string) }
        for member in fields.members { body[member.key] = member.value }
        body["agreement"] = fields["agreement"]?.members.map { .object(AnswerForm.sign($0, at: now)) }
        return body
    }

    /// What the task says and every answer of this kind repeats.
    private func known(of task: ReceivedTask, at now: Timestamp) -> KeyValuePairs<String, String?> {
        let by = task.text("recipient", "id")
        let at = now.rfc3339
        return switch kind {
        case .signed:
            ["taskId": task.id, "by": by, "at": at]
        case .disposition:
            ["alertNo": task.text("alertNo"), "arrivedAt": at, "finishedAt": at, "by": by]
        case .followUp:
            [
                "taskId": task.id, "caseId": task.text("caseId"), "by": by, "at": at,
                "party": task.text("callBack", "party"),
            ]
        case .approval:
            ["requestId": task.id, "draftDigest": task.text("draftDigest"), "by": by, "at": at]
        case .order:
            ["caseId": task.text("caseId"), "by": by, "at": at]
        case .receipt:
            [
                "taskId": task.text("withdrawnTaskId") ?? task.id,
                // Their own event number (事件编号).
                "externalNo": "SJ-\(task.id.prefix(8))", "at": at,
            ]
        case .alert:
            [:]
        }
    }

    /// Signs an agreement at `now`; `dueInDays` become its due dates.
    private static func sign(_ agreement: JSONObject, at now: Timestamp) -> JSONObject {
        var signed = agreement
        signed["signedAt"] = .string(now.rfc3339)
        signed["dueInDays"] = nil
        let days = agreement["dueInDays"]?.list ?? []
        signed["dueDates"] = .array(
            days.compactMap { day in
                if case .integer(let count) = day { .string((now + .days(Int(count))).rfc3339) } else { nil }
            }
        )
        return signed
    }
}
