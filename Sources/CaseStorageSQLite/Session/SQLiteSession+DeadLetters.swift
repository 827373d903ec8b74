import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    private static let columns = """
        d.id, d.sequence, d.queue, d.failure_class, d.code, d.pointer, d.detail, d.rule, d.at, d.case_id, d.alert_no,
        d.body_size, d.edited_from, d.proposed_by, d.note, d.changed_by, d.changed_at, d.state, d.holds_until
        """

    private static func deadLetter(_ row: Row) throws -> DeadLetterRecord {
        var record = DeadLetterRecord(
            id: row[0],
            letter: NewDeadLetter(
                sequence: row[1],
                queue: row[2],
                refusal: try refusal(row, from: 3),
                at: row.instant(8),
                caseID: row[9],
                alertNo: row[10],
                bodySize: row[11],
                editedFrom: row[12],
                proposedBy: row[13],
                holdsUntil: row.instantIfAny(18)
            ),
            state: try row.choice(17)
        )
        record.note = row[14]
        record.changedBy = row[15]
        record.changedAt = row.instantIfAny(16)
        return record
    }

    private static func refusal(_ row: Row, from column: Int) throws -> Refusal {
        var refusal = Refusal(
            try row.choice(column + 1),
            pointer: row[column + 2],
            detail: row[column + 3],
            rule: row[column + 4]
        )
        refusal.failureClass = try row.choice(column)
        return refusal
    }

    // MARK: Reading

    func deadLetters(_ filter: DeadLetterFilter) throws -> [DeadLetterRecord] {
        let wanted = DeadLetterCondition(filter)
        return try all(
            "SELECT \(SQLiteSession.columns) FROM \(wanted.source) WHERE \(wanted.condition) ORDER BY d.id DESC",
            arguments: wanted.values,
            limit: filter.limit,
            convert: SQLiteSession.deadLetter
        )
    }

    func deadLetterCount(_ filter: DeadLetterFilter) throws -> Int {
        let wanted = DeadLetterCondition(filter)
        return try all(
            "SELECT count(*) FROM \(wanted.source) WHERE \(wanted.condition)",
            arguments: wanted.values
        ) { $0[0] as Int }.first ?? 0
    }

    func deadLetter(_ id: Int64) throws -> DeadLetterRecord? {
        try first(
            "SELECT \(SQLiteSession.columns) FROM dead_letters d WHERE d.id = ?",
            id,
            convert: SQLiteSession.deadLetter
        )
    }

    func deadLetter(ofMessage sequence: Int64) throws -> DeadLetterRecord? {
        try first(
            "SELECT \(SQLiteSession.columns) FROM dead_letters d WHERE d.sequence = ? ORDER BY d.id DESC LIMIT 1",
            sequence,
            convert: SQLiteSession.deadLetter
        )
    }

    func deadLetterGroups(_ states: Set<DeadLetterRecord.State>) throws -> [DeadLetterGroup] {
        let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try all(
            """
            SELECT g.group_id, g.number, g.first, g.last, g.example, d.failure_class, d.code, d.pointer, d.detail, d.rule
            FROM (
                SELECT group_id, count(*) AS number, min(at) AS first, max(at) AS last, max(id) AS example
                FROM dead_letters WHERE state IN (\(names)) GROUP BY group_id
            ) g JOIN dead_letters d ON d.id = g.example
            ORDER BY g.number DESC, g.last DESC
            """
        ) { row in
            DeadLetterGroup(
                id: row[0],
                refusal: try SQLiteSession.refusal(row, from: 5),
                count: row[1],
                firstSeen: row.instant(2),
                lastSeen: row.instant(3),
                example: row[4]
            )
        }
    }

    func deadLetterStates() throws -> [DeadLetterRecord.State: Int] {
        let rows = try all("SELECT state, count(*) FROM dead_letters GROUP BY state") { row in
            (try row.choice(0) as DeadLetterRecord.State, row[1] as Int)
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    func oldestOpenDeadLetter() throws -> Timestamp? {
        try DeadLetterRecord.State.open.compactMap { state in
            try first("SELECT at FROM dead_letters WHERE state = ? ORDER BY at LIMIT 1", state.rawValue) {
                $0.instant(0)
            }
        }.min()
    }

    func deadLetterCount(since: Timestamp) throws -> Int {
        try first("SELECT count(*) FROM dead_letters WHERE at >= ?", since.milliseconds) { $0[0] } ?? 0
    }

    func lastHoldEnd() throws -> Timestamp? {
        try first(
            "SELECT holds_until FROM dead_letters WHERE holds_until IS NOT NULL ORDER BY holds_until DESC LIMIT 1"
        ) { $0.instant(0) }
    }

    func editedLetters() throws -> Set<Int64> {
        let query = """
            SELECT edited_from FROM dead_letters WHERE edited_from IS NOT NULL
                AND state != 'proposed' AND (state != 'archived' OR former_state IS NOT 'proposed')
            """
        return Set(try all(query) { $0[0] as Int64 })
    }

    func holds(onCase caseID: String?, at now: Timestamp) throws -> [DeadLetterHold] {
        try all(
            """
            SELECT id, case_id, holds_until FROM dead_letters
            WHERE holds_until IS NOT NULL AND (?1 IS NULL OR case_id = ?1) AND holds_until > ?2
                AND state IN ('dead', 'claimed', 'returned')
            ORDER BY id
            """,
            caseID,
            now.milliseconds
        ) { DeadLetterHold(letter: $0[0], caseID: $0[1], until: $0.instant(2)) }
    }

    // MARK: Writing

    func insert(_ deadLetter: NewDeadLetter) throws -> Int64 {
        let refusal = deadLetter.refusal
        return try number(
            inserting: """
                INSERT INTO dead_letters (sequence, queue, failure_class, code, pointer, detail, rule, group_id, at, case_id,
                    alert_no, body_size, edited_from, proposed_by, state, holds_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            deadLetter.sequence,
            deadLetter.queue,
            refusal.failureClass.rawValue,
            refusal.code.rawValue,
            refusal.pointer,
            refusal.detail,
            refusal.rule,
            refusal.groupID,
            deadLetter.at.milliseconds,
            deadLetter.caseID,
            deadLetter.alertNo,
            deadLetter.bodySize,
            deadLetter.editedFrom,
            deadLetter.proposedBy,
            deadLetter.initialState.rawValue,
            deadLetter.holdsUntil?.milliseconds
        )
    }

    func update(deadLetter id: Int64, _ change: DeadLetterChange) throws {
        if let state = change.state {
            try run(
                "UPDATE dead_letters SET former_state = state, state = ? WHERE id = ? AND state <> ?",
                state.rawValue,
                id,
                state.rawValue
            )
        }
        if let refusal = change.refusal {
            try run(
                """
                UPDATE dead_letters SET failure_class = ?, code = ?, pointer = ?, detail = ?, rule = ?, group_id = ?
                WHERE id = ?
                """,
                refusal.failureClass.rawValue,
                refusal.code.rawValue,
                refusal.pointer,
                refusal.detail,
                refusal.rule,
                refusal.groupID,
                id
            )
        }
        try run(
            "UPDATE dead_letters SET note = coalesce(?, note), changed_by = ?, changed_at = ? WHERE id = ?",
            change.note,
            change.by,
            change.at.milliseconds,
            id
        )
        guard changes == 1 else { throw StoreError(.conflict, "there is no dead letter \(id)") }
    }

    func restore(deadLetter id: Int64, by: String, at: Timestamp) throws -> DeadLetterRecord.State? {
        try run(
            """
            UPDATE dead_letters SET state = coalesce(former_state, 'dead'), changed_by = ?, changed_at = ?
            WHERE id = ? AND state = 'archived'
            """,
            by,
            at.milliseconds,
            id
        )
        return changes == 1 ? try deadLetter(id)?.state : nil
    }

    func endHold(ofLetter id: Int64, at now: Timestamp) throws -> Bool {
        try run(
            "UPDATE dead_letters SET holds_until = NULL WHERE id = ? AND holds_until > ?",
            id,
            now.milliseconds
        )
        return changes == 1
    }

    func unclaim(deadLetter id: Int64) throws {
        try run(
            "UPDATE dead_letters SET state = coalesce(former_state, 'dead') WHERE id = ? AND state = 'claimed'",
            id
        )
    }

    func dropBody(message sequence: Int64) throws {
        try run("UPDATE message_bodies SET body = x'', properties = '{}' WHERE sequence = ?", sequence)
    }

    func archive(task id: String, _ isArchived: Bool) throws {
        try run("UPDATE tasks SET archived = ? WHERE id = ? AND state = 'setAside'", isArchived, id)
        guard changes == 1 else { throw StoreError(.conflict, "no task \(id) was set aside") }
    }
}

/// A filter as the condition of a statement.
private struct DeadLetterCondition {
    var source = "dead_letters d"
    var condition = "1"
    var values: [(any DatabaseValueConvertible)?] = []

    init(_ filter: DeadLetterFilter) {
        add("d.queue = ?", filter.queue)
        add("d.failure_class = ?", filter.failureClass?.rawValue)
        add("d.code = ?", filter.code?.rawValue)
        add("d.rule = ?", filter.rule)
        add("d.group_id = ?", filter.group)
        add("d.case_id = ?", filter.caseID)
        add("d.at >= ?", filter.from?.milliseconds)
        add("d.at < ?", filter.until?.milliseconds)
        add("d.id < ?", filter.before)
        if let ids = filter.ids {
            condition += " AND d.id IN (SELECT value FROM json_each(?))"
            values.append("[\(ids.map(String.init).joined(separator: ","))]")
        }
        if let states = filter.states {
            condition += " AND d.state IN (\(states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")))"
        }
        if let text = filter.text {
            source += " LEFT JOIN messages m ON m.sequence = d.sequence"
            let searched = [
                "d.code", "d.failure_class", "d.detail", "d.pointer", "d.queue", "d.case_id", "d.alert_no", "d.note",
                "d.rule", "m.message_id", "m.key",
            ]
            condition += " AND (" + searched.map { "instr(lower(\($0)), ?) > 0" }.joined(separator: " OR ") + ")"
            values += searched.map { _ in text.lowercased() }
        }
    }

    private mutating func add(_ term: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        condition += " AND \(term)"
        values.append(value)
    }
}
