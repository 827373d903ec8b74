import CaseModel
package import CaseStorage
import JSONTree

/// 改后重放: a dead letter is copied with other bytes, and a second person confirms the copy before it can be replayed.
///
/// What says which message it is may not change; the original is archived and stays whole.
package struct EditActs: Sendable {
    private let store: any CaseStore
    private let acceptance: MessageAcceptance
    private let isAllowed: Bool

    /// - Parameter isAllowed: the setting `deadLetters.edit` says twoPersons.
    package init(store: any CaseStore, acceptance: MessageAcceptance, isAllowed: Bool) {
        self.store = store
        self.acceptance = acceptance
        self.isAllowed = isAllowed
    }

    /// Every act.
    package var all: [any OperatorAct] {
        [
            FunctionAct(name: "deadLetters.edit", needsOperator: true, body: propose),
            FunctionAct(name: "deadLetters.confirmEdit", needsOperator: true, body: confirm),
        ]
    }

    /// Names of fields that say which message it is, whose, and what its sender has decided, in our words and in those of
    /// the shipped dialects.
    static let lockedFields: Set<String> = [
        "alertNo", "mainAlertNo", "caseId", "caseCode", "externalNo", "taskId", "requestId", "draftDigest", "kind",
        "by", "decision", "edits", "outcome", "satisfied", "result", "action", "order", "band", "onBehalfOf",
        "JJDBH", "task_id", "case_code", "event_num", "receipt_type",
    ]

    private func propose(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        try requireAllowed()
        let reason = try arguments.reason()
        guard let id = arguments.integer("id"), let text = arguments.text("body") else {
            throw OperatorRefusal(.badArguments, "an edit needs the id of a letter and the new body")
        }
        let body = Array(text.utf8)
        let (copy, changed) = try await store.write { transaction in
            let (letter, original) = try EditActs.open(Int64(id), in: transaction)
            let changed = try EditActs.difference(original.body, body)
            let digest = SHA256Digest(of: body).text
            var properties = InboundProperties(json: original.properties)
            properties.messageID = "edited-\(id)-\(digest.suffix(12))"
            let sequence = try transaction.insert(
                NewMessage(
                    identity: MessageIdentity(queue: letter.letter.queue, kind: "edited", key: "\(id)#\(digest)"),
                    messageID: properties.messageID,
                    digest: digest,
                    receivedAt: now,
                    disposition: .dead,
                    caseID: letter.letter.caseID,
                    alertNo: letter.letter.alertNo,
                    code: letter.letter.refusal.code.rawValue,
                    body: body,
                    properties: properties.json
                )
            )
            var copied = letter.letter
            copied.sequence = sequence
            copied.at = now
            copied.bodySize = body.count
            copied.editedFrom = letter.id
            copied.proposedBy = person.login
            let copy = try transaction.insert(copied)
            let facts: [TrailEntry.Fact] = [
                .init("letter", String(id)), .init("copy", String(copy)), .init("reason", reason),
                .init("changed", changed.joined(separator: " ")), .init("digest", digest),
            ]
            try transaction.append([
                TrailEntry(act: "deadLetters.edit", by: person, caseID: letter.letter.caseID, at: now, facts)
            ])
            return (copy, changed)
        }
        return .object(["id": .integer(copy), "changed": .array(changed.map(JSONValue.string))])
    }

    private func confirm(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        try requireAllowed()
        let reason = try arguments.reason()
        guard let id = arguments.integer("id") else { throw OperatorRefusal(.badArguments, "name the edited copy") }
        try await acceptance.perform { session in
            let transaction = session.transaction
            guard let copy = try transaction.deadLetter(Int64(id)), copy.state == .proposed,
                let original = copy.letter.editedFrom
            else { throw OperatorRefusal(.notFound, "no edited copy \(id) waits for a second person") }
            guard copy.letter.proposedBy != person.login else {
                throw OperatorRefusal(.notPermitted, "whoever edited a message does not confirm it")
            }
            let (letter, _) = try EditActs.open(original, in: transaction)
            try transaction.update(deadLetter: copy.id, DeadLetterChange(state: .dead, by: person.login, at: now))
            try transaction.update(deadLetter: letter.id, DeadLetterChange(state: .archived, by: person.login, at: now))
            try transaction.dispose(letter, as: .archived)
            let facts: [TrailEntry.Fact] = [
                .init("copy", String(id)), .init("letter", String(original)), .init("reason", reason),
                .init("editedBy", copy.letter.proposedBy ?? ""),
            ]
            session.addTrail([
                TrailEntry(act: "deadLetters.confirmEdit", by: person, caseID: letter.letter.caseID, at: now, facts)
            ])
            // What waits behind the original waits behind the copy, as long as the hold lasts.
            if try transaction.endHold(ofLetter: letter.id, at: now) { session.endHold(of: letter.id) }
            try session.releaseWaiting(at: now)
        }
        return .object(["id": .integer(Int64(id))])
    }

    private func requireAllowed() throws(OperatorRefusal) {
        guard isAllowed else {
            throw OperatorRefusal(.off, "deadLetters.edit is never; messages are not edited here")
        }
    }

    private static func open(
        _ id: Int64,
        in transaction: any StoreTransaction
    ) throws -> (letter: DeadLetterRecord, message: NewMessage) {
        guard let letter = try transaction.deadLetter(id),
            let message = try transaction.message(sequence: letter.letter.sequence)?.message
        else { throw OperatorRefusal(.notFound, "there is no dead letter \(id)") }
        guard DeadLetterRecord.State.open.contains(letter.state) else {
            throw OperatorRefusal(.conflict, "letter \(id) is \(letter.state.rawValue)")
        }
        return (letter, message)
    }

    /// JSON pointers of everything that differs.
    ///
    /// - Throws: `OperatorRefusal` when the new body is no JSON object, changes nothing, or changes what is locked.
    static func difference(_ old: [UInt8], _ new: [UInt8]) throws(OperatorRefusal) -> [String] {
        guard case .object(let after)? = try? JSONValue(parsing: new) else {
            throw OperatorRefusal(.badArguments, "the new body must be a JSON object")
        }
        guard case .object(let before)? = try? JSONValue(parsing: old) else {
            // Nobody could say which message it is, and so whose word it would become.
            throw OperatorRefusal(
                .badArguments,
                "what is no JSON object is not edited; ask its sender to send it again"
            )
        }
        var changed: [String] = []
        compare(.object(before), .object(after), at: "", &changed)
        guard !changed.isEmpty else { throw OperatorRefusal(.badArguments, "the new body is the old one") }
        let locked = changed.filter { pointer in
            pointer.split(separator: "/").contains { lockedFields.contains(String($0)) }
        }
        guard locked.isEmpty else {
            throw OperatorRefusal(
                .badArguments,
                "\(locked.joined(separator: ", ")) says which message it is or what was decided, and may not change"
            )
        }
        return changed
    }

    private static func compare(_ old: JSONValue?, _ new: JSONValue?, at pointer: String, _ changed: inout [String]) {
        guard old != new else { return }
        if case .array(let before)? = old, case .array(let after)? = new {
            for index in 0..<max(before.count, after.count) {
                let (old, new) = (before.dropFirst(index).first, after.dropFirst(index).first)
                compare(old, new, at: "\(pointer)/\(index)", &changed)
            }
            return
        }
        guard case .object(let before)? = old, case .object(let after)? = new else {
            changed.append(pointer)
            return
        }
        let keys = Set(before.members.map(\.key)).union(after.members.map(\.key))
        for key in keys.sorted() { compare(before[key], after[key], at: "\(pointer)/\(key)", &changed) }
    }
}
