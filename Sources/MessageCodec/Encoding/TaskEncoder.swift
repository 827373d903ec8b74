package import CaseModel
import JSONTree

/// Turns tasks into the bytes that leave: canonical JSON, keys in the order of `messages.md`, absent fields left out.
/// Equal tasks give equal bytes.
package struct TaskEncoder: Sendable {
    /// Written into every body.
    package static let schemaVersion = "1.0"

    /// An encoder for the canonical bodies.
    package init() {}

    /// The body of `task`.
    package func encode(_ task: PushTask) -> [UInt8] {
        var body: JSONObject = [
            "schemaVersion": .string(TaskEncoder.schemaVersion),
            "taskId": .string(task.id),
            "taskKind": .string(task.kind.rawValue),
            "issuedAt": .string(task.issuedAt.rfc3339),
        ]
        switch task.body {
        case .police(let police): police.write(to: &body)
        case .governance(let governance): governance.write(to: &body)
        case .withdrawal(let withdrawal): withdrawal.write(to: &body)
        case .reminder(let reminder): reminder.write(to: &body)
        case .notice(let notice): notice.write(to: &body)
        case .inform(let notice): notice.write(to: &body)
        case .contact(let disclosure): disclosure.write(to: &body)
        case .digest(let digest): digest.write(to: &body)
        }
        return JSONValue.object(body).serialized
    }

    /// The exact bytes a draft digest is taken over: the draft as it stands in the approval request, and key by key in the
    /// push 3 that leaves.
    package func encode(_ draft: GovernanceDraft) -> [UInt8] {
        JSONValue.object(draft.json).serialized
    }

    /// The exact bytes the digest of contact data is taken over: all that leaves but the approvals.
    package func encode(_ disclosure: ContactDisclosure) -> [UInt8] {
        JSONValue.object(disclosure.draft).serialized
    }
}
