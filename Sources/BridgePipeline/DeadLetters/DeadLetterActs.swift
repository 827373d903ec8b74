import CaseModel
package import CaseStorage
import JSONTree

/// The acts on dead letters and set-aside tasks besides replay: archive and restore, purge, note, and look at the whole.
package struct DeadLetterActs: Sendable {
    private let store: any CaseStore
    private let acceptance: MessageAcceptance

    /// What may be put away: what is open, and an edited copy nobody wants to confirm.
    private static let archivable = DeadLetterRecord.State.open.union([.proposed])
    /// Letters of one transaction.
    private static let batch = 500

    /// Acts on the letters of `store`; what waits behind an archived one goes on through `acceptance`.
    package init(store: any CaseStore, acceptance: MessageAcceptance) {
        self.store = store
        self.acceptance = acceptance
    }

    /// Every act.
    package var all: [any OperatorAct] {
        [
            FunctionAct(name: "deadLetters.archive", needsOperator: true, body: archive),
            FunctionAct(name: "deadLetters.restore", needsOperator: true, body: restore),
            FunctionAct(name: "deadLetters.purge", needsOperator: true, body: purge),
            FunctionAct(name: "deadLetters.note", needsOperator: true, body: note),
            FunctionAct(name: "deadLetters.reveal", needsOperator: true, body: reveal),
        ]
    }

    /// Out of the lists, to be restored at any time.
    private func archive(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let reason = try arguments.reason()
        let selection = try arguments.selection()
        let letters = try await letters(selection, in: DeadLetterActs.archivable)
        let done = try await change(letters, "deadLetters.archive", reason, person, now) { session, record in
            guard DeadLetterActs.archivable.contains(record.state) else { return false }
            let change = DeadLetterChange(state: .archived, by: person.login, at: now)
            try session.transaction.update(deadLetter: record.id, change)
            try session.transaction.dispose(record, as: .archived)
            if try session.transaction.endHold(ofLetter: record.id, at: now) { session.endHold(of: record.id) }
            return true
        }
        let tasks = try await archive(tasksOf: selection, true, reason, person, now)
        return .object(["letters": .integer(Int64(done)), "tasks": .integer(Int64(tasks))])
    }

    private func restore(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let reason = try arguments.reason()
        let selection = try arguments.selection()
        let letters = try await letters(selection, in: [.archived])
        // Its edited copy counts instead of it.
        let edited = try await store.read { try $0.editedLetters() }
        if let letter = letters.first(where: { edited.contains($0.id) }) {
            throw OperatorRefusal(.conflict, "an edited copy of letter \(letter.id) was confirmed and stands for it")
        }
        let done = try await change(letters, "deadLetters.restore", reason, person, now) { session, record in
            guard record.state == .archived,
                try session.transaction.restore(deadLetter: record.id, by: person.login, at: now) != nil
            else { return false }
            try session.transaction.dispose(record, as: .dead)
            return true
        }
        let tasks = try await archive(tasksOf: selection, false, reason, person, now)
        return .object(["letters": .integer(Int64(done)), "tasks": .integer(Int64(tasks))])
    }

    /// The bytes go, the row and its digest stay. Only what was archived and exported, as often as it was said.
    private func purge(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let reason = try arguments.reason()
        let letters = try await letters(try arguments.selection(), in: [.archived])
        guard let export = arguments.text("exportDigest"), !export.isEmpty,
            let exported = arguments.text("contentsDigest")
        else {
            throw OperatorRefusal(.badArguments, "nothing is purged without an export of it")
        }
        guard arguments.integer("count") == letters.count else {
            throw OperatorRefusal(
                .conflict,
                "\(letters.count) archived letters are selected; say that number to purge them"
            )
        }
        let contents = try await store.read { view in try letters.map { try $0.contentsLine(in: view) } }
        guard exported == DeadLetterRecord.contentsDigest(of: contents) else {
            throw OperatorRefusal(.conflict, "the export does not hold what is selected; export it again")
        }
        let facts: [TrailEntry.Fact] = [.init("export", export)]
        let done = try await change(letters, "deadLetters.purge", reason, person, now, facts) { session, record in
            guard record.state == .archived else { return false }
            let change = DeadLetterChange(state: .purged, by: person.login, at: now)
            try session.transaction.update(deadLetter: record.id, change)
            try session.transaction.dispose(record, as: .purged)
            try session.transaction.dropBody(message: record.letter.sequence)
            return true
        }
        return .object(["letters": .integer(Int64(done))])
    }

    private func note(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        guard let id = arguments.integer("id"), let text = arguments.text("text") else {
            throw OperatorRefusal(.badArguments, "a note needs the id of a letter and a text")
        }
        try await store.write { transaction in
            guard try transaction.deadLetter(Int64(id)) != nil else {
                throw OperatorRefusal(.notFound, "there is no dead letter \(id)")
            }
            try transaction.update(
                deadLetter: Int64(id),
                DeadLetterChange(note: text, by: person.login, at: now)
            )
            let entry = TrailEntry(act: "deadLetters.note", by: person, at: now, [.init("letter", String(id))])
            try transaction.append([entry])
        }
        return .object(["id": .integer(Int64(id))])
    }

    /// Personal data is looked at: who, why and how much stays on the trail before anything is shown.
    private func reveal(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let reason = try arguments.reason()
        let letters = try await letters(try arguments.selection(), in: Set(DeadLetterRecord.State.allCases))
        guard !letters.isEmpty else { throw OperatorRefusal(.notFound, "there is no such dead letter") }
        _ = try await change(letters, "deadLetters.reveal", reason, person, now) { _, _ in true }
        return .object(["letters": .integer(Int64(letters.count))])
    }

    // MARK: Selected

    private func letters(
        _ selection: DeadLetterSelection,
        in states: Set<DeadLetterRecord.State>
    ) async throws -> [DeadLetterRecord] {
        guard selection.meansLetters else { return [] }
        var filter = selection.filter
        filter.states = states
        filter.limit = .max
        let wanted = filter
        return try await store.read { try $0.deadLetters(wanted) }
    }

    /// Changes letters, so many in a transaction, each with an entry that tells the ids. Meanwhile a replay may have taken
    /// one: `body` gets each as it is now, and says whether it was changed.
    ///
    /// - Returns: how many were.
    private func change(
        _ letters: [DeadLetterRecord],
        _ act: String,
        _ reason: String,
        _ person: Operator,
        _ now: Timestamp,
        _ more: [TrailEntry.Fact] = [],
        _ body: @escaping @Sendable (inout AcceptanceSession, DeadLetterRecord) throws -> Bool
    ) async throws -> Int {
        var count = 0
        for start in stride(from: 0, to: letters.count, by: DeadLetterActs.batch) {
            let part = letters[start..<min(start + DeadLetterActs.batch, letters.count)]
            count += try await acceptance.perform { session in
                let changed = try part.filter { letter in
                    guard let record = try session.transaction.deadLetter(letter.id) else { return false }
                    return try body(&session, record)
                }
                guard !changed.isEmpty else { return 0 }
                let ids = changed.map { String($0.id) }.joined(separator: ",")
                let facts: [TrailEntry.Fact] = [.init("letters", ids), .init("reason", reason)] + more
                session.addTrail([TrailEntry(act: act, by: person, at: now, facts)])
                try session.releaseWaiting(at: now)
                return changed.count
            }
        }
        return count
    }

    private func archive(
        tasksOf selection: DeadLetterSelection,
        _ isArchived: Bool,
        _ reason: String,
        _ person: Operator,
        _ now: Timestamp
    ) async throws -> Int {
        let act = isArchived ? "tasks.archive" : "tasks.restore"
        return try await store.write { transaction in
            var ids = selection.tasks
            if selection.allTasks {
                let all =
                    try isArchived ? transaction.setAsideTasks(limit: .max) : transaction.archivedTasks(limit: .max)
                ids += all.map(\.task).filter { selection.lane == nil || selection.lane == $0.lane }.map(\.id)
            }
            for id in ids {
                guard let task = try transaction.task(id), task.state == .setAside else {
                    throw OperatorRefusal(.notFound, "no task \(id) was set aside")
                }
                try transaction.archive(task: id, isArchived)
                try transaction.append([
                    TrailEntry(
                        act: act,
                        by: person,
                        caseID: task.task.caseID,
                        at: now,
                        [.init("task", id), .init("reason", reason)]
                    )
                ])
            }
            return ids.count
        }
    }
}

extension StoreTransaction {
    /// Gives the message of a letter the disposition the letter has come to. The row of what a person gave up says so;
    /// why it had died stays with the letter.
    func dispose(_ record: DeadLetterRecord, as disposition: MessageDisposition) throws {
        try settle(
            message: record.letter.sequence,
            as: disposition,
            caseID: nil,
            code: (disposition == .dead ? record.letter.refusal.code : .discarded).rawValue
        )
    }
}

extension DeadLetterRecord {
    /// The letter and the digest of its bytes, by which an export is known to hold it.
    package func contentsLine(in view: any StoreView) throws -> String {
        "\(id) \(try view.message(sequence: letter.sequence)?.message.digest ?? "-")"
    }

    /// Digest over the letters an export holds, whatever their order.
    package static func contentsDigest(of lines: [String]) -> String {
        SHA256Digest(of: Array(lines.sorted().joined(separator: "\n").utf8)).text
    }
}
