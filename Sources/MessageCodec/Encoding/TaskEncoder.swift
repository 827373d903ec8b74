package import CaseModel
import JSONTree

/// Turns tasks into the bytes that leave: canonical JSON, keys in the order of `messages.md`, absent fields left out; for
/// the governance side in the dialect of a profile. Equal tasks give equal bytes.
package struct TaskEncoder: Sendable {
    /// Written into every canonical body.
    package static let schemaVersion = "1.0"

    private let profile: Profile

    /// An encoder that writes what leaves for the governance side as `profile` says.
    package init(profile: Profile = .canonical) {
        self.profile = profile
    }

    /// The body of `task`.
    ///
    /// - Throws: why the body, or the draft it asks an approval for, cannot leave in the dialect.
    package func encode(_ task: PushTask) throws(EncodingFailure) -> [UInt8] {
        let bytes = JSONValue.object(try body(of: task)).serialized
        guard bytes.count <= JSONLimits().size else {
            throw EncodingFailure(.tooLarge, detail: "a body may have 1 MiB at most; shorten the texts of the case")
        }
        return bytes
    }

    /// The exact bytes a draft digest is taken over: the draft as it stands in the approval request, and item by item in
    /// the push 3 that leaves. It has them even when it cannot leave, of which the approval request tells.
    package func encode(_ draft: GovernanceDraft) -> [UInt8] {
        JSONValue.object(translated(draft.json, of: .push3).body).serialized
    }

    /// The exact bytes the digest of contact data is taken over: all that leaves but id, time and approvals.
    package func encode(_ disclosure: ContactDisclosure) -> [UInt8] {
        JSONValue.object(translated(disclosure.draft, of: .contactDisclosure).body).serialized
    }

    private func body(of task: PushTask) throws(EncodingFailure) -> JSONObject {
        var body: JSONObject = [
            "schemaVersion": .string(TaskEncoder.schemaVersion),
            "taskId": .string(task.id),
            "taskKind": .string(task.kind.rawValue),
            "issuedAt": .string(task.issuedAt.rfc3339),
        ]
        switch task.body {
        case .police(let police):
            police.write(to: &body)
            if let approval = police.approval { try show(approval.subject, in: &body) }
        case .governance(let governance): governance.write(to: &body)
        case .withdrawal(let withdrawal): withdrawal.write(to: &body)
        case .reminder(let reminder): reminder.write(to: &body)
        case .notice(let notice): notice.write(to: &body)
        case .inform(let notice): notice.write(to: &body)
        case .contact(let disclosure): disclosure.write(to: &body)
        case .digest(let digest): digest.write(to: &body)
        }
        guard let kind = OutboundBody(task.body), let mapping = profile.tasks[kind] else { return body }
        let (mapped, failure) = mapping.translate(body, clock: profile.clock)
        if let failure { throw failure }
        return mapped
    }

    /// Shows an approver what would leave, in the words in which it would.
    private func show(
        _ subject: PoliceTask.ApprovalAnnex.Subject,
        in body: inout JSONObject
    ) throws(EncodingFailure) {
        let (key, draft) =
            switch subject {
            case .push3(let draft): ("draft", translated(draft.json, of: .push3))
            case .contact(let disclosure): ("contactDraft", translated(disclosure.draft, of: .contactDisclosure))
            }
        if let failure = draft.failure { throw failure }
        body[key] = .object(draft.body)
    }

    private func translated(
        _ draft: JSONObject,
        of kind: OutboundBody
    ) -> (body: JSONObject, failure: EncodingFailure?) {
        profile.tasks[kind]?.translate(draft: draft, clock: profile.clock) ?? (draft, nil)
    }
}
