import CaseModel
import CaseStorage
import GRDB

// Messages that wait.
extension SQLiteSession {
    private static let selectWaiting = """
        SELECT w.sequence, w.due, w.reason, w.attempt, w.released_by, w.since FROM waiting_messages w
        """

    private static func waiting(_ row: Row) throws -> WaitingRecord {
        WaitingRecord(
            sequence: row[0],
            due: row.instant(1),
            reason: row[2],
            attempt: row[3],
            releasedBy: try Document.value(row, 4),
            since: row.instant(5)
        )
    }

    func waiting(dueBy now: Timestamp, limit: Int) throws -> [WaitingRecord] {
        try all(
            "\(SQLiteSession.selectWaiting) WHERE w.due <= ? ORDER BY w.due, w.sequence",
            now.milliseconds,
            limit: limit,
            convert: SQLiteSession.waiting
        )
    }

    func waiting(for reference: CaseReference) throws -> [WaitingRecord] {
        try all(
            """
            \(SQLiteSession.selectWaiting) JOIN waiting_references r ON r.sequence = w.sequence
            WHERE r.key = ? ORDER BY w.sequence
            """,
            reference.key,
            convert: SQLiteSession.waiting
        )
    }

    func nextWaitingDue() throws -> Timestamp? {
        try first("SELECT due FROM waiting_messages ORDER BY due LIMIT 1") { $0.instant(0) }
    }

    func wait(_ waiting: WaitingRecord) throws {
        try run(
            """
            INSERT OR REPLACE INTO waiting_messages (sequence, due, reason, attempt, released_by, since)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            waiting.sequence,
            waiting.due.milliseconds,
            waiting.reason,
            waiting.attempt,
            try Document.text(waiting.releasedBy),
            waiting.since.milliseconds
        )
        try run("DELETE FROM waiting_references WHERE sequence = ?", waiting.sequence)
        for key in Set(waiting.releasedBy) {
            try run("INSERT INTO waiting_references (key, sequence) VALUES (?, ?)", key, waiting.sequence)
        }
    }

    func endWait(message sequence: Int64) throws {
        try run("DELETE FROM waiting_messages WHERE sequence = ?", sequence)
        try run("DELETE FROM waiting_references WHERE sequence = ?", sequence)
    }
}

// Messages that died.
extension SQLiteSession {
    private static let selectDeadLetters = """
        SELECT id, sequence, queue, failure_class, code, pointer, detail, at, case_id, body_size, state FROM dead_letters
        """

    private static func deadLetter(_ row: Row) throws -> DeadLetterRecord {
        var refusal = Refusal(try row.choice(4), pointer: row[5], detail: row[6])
        refusal.failureClass = try row.choice(3)
        return DeadLetterRecord(
            id: row[0],
            letter: NewDeadLetter(
                sequence: row[1],
                queue: row[2],
                refusal: refusal,
                at: row.instant(7),
                caseID: row[8],
                bodySize: row[9]
            ),
            state: try row.choice(10)
        )
    }

    func deadLetters(_ filter: DeadLetterFilter) throws -> [DeadLetterRecord] {
        try all(
            """
            \(SQLiteSession.selectDeadLetters)
            WHERE (?1 IS NULL OR queue = ?1) AND (?2 IS NULL OR code = ?2) AND (?3 IS NULL OR case_id = ?3)
                AND (?4 IS NULL OR state = ?4)
            ORDER BY id DESC
            """,
            filter.queue,
            filter.code?.rawValue,
            filter.caseID,
            filter.state?.rawValue,
            limit: filter.limit,
            convert: SQLiteSession.deadLetter
        )
    }

    func deadLetter(_ id: Int64) throws -> DeadLetterRecord? {
        try first("\(SQLiteSession.selectDeadLetters) WHERE id = ?", id, convert: SQLiteSession.deadLetter)
    }

    func insert(_ deadLetter: NewDeadLetter) throws -> Int64 {
        try number(
            inserting: """
                INSERT INTO dead_letters
                    (sequence, queue, failure_class, code, pointer, detail, at, case_id, body_size, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'dead')
                """,
            deadLetter.sequence,
            deadLetter.queue,
            deadLetter.refusal.failureClass.rawValue,
            deadLetter.refusal.code.rawValue,
            deadLetter.refusal.pointer,
            deadLetter.refusal.detail,
            deadLetter.at.milliseconds,
            deadLetter.caseID,
            deadLetter.bodySize
        )
    }
}
