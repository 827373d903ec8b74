import CaseModel
import CaseStorage
import GRDB

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
