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
