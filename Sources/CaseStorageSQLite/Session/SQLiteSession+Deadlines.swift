import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    func deadlines(_ filter: DeadlineFilter) throws -> [DeadlineRecord] {
        try all(
            """
            SELECT case_id, deadline_id, kind, due_at, limit_at, station_code, band FROM deadlines
            WHERE (?1 IS NULL OR due_at <= ?1) AND (?2 IS NULL OR limit_at < ?2) AND (?3 IS NULL OR station_code = ?3)
            ORDER BY \(filter.dueBy == nil ? "limit_at" : "due_at"), case_id, deadline_id
            """,
            filter.dueBy?.milliseconds,
            filter.limitBefore?.milliseconds,
            filter.stationCode,
            limit: filter.limit
        ) { row in
            DeadlineRecord(
                caseID: row[0],
                deadlineID: row[1],
                kind: try row.choice(2),
                dueAt: row.instantIfAny(3),
                limitAt: row.instant(4),
                stationCode: row[5],
                band: try row.choice(6)
            )
        }
    }

    func nextDeadlineDue() throws -> Timestamp? {
        try first("SELECT due_at FROM deadlines WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1") { $0.instant(0) }
    }

    func events(ofCase caseID: String) throws -> [CaseEventRecord] {
        try all("SELECT document FROM case_events WHERE case_id = ? ORDER BY number", caseID) {
            try Document.value($0, 0)
        }
    }

    func append(_ event: CaseEventRecord) throws {
        try run(
            "INSERT INTO case_events (case_id, document) VALUES (?, CAST(? AS BLOB))",
            event.caseID,
            try Document.text(event)
        )
    }

    /// Puts the rows of a case's deadlines in the place of those that stand there.
    func replaceDeadlines(of updated: Case) throws {
        try run("DELETE FROM deadlines WHERE case_id = ?", updated.id)
        for record in updated.deadlineRecords {
            try run(
                """
                INSERT INTO deadlines (case_id, deadline_id, kind, due_at, limit_at, station_code, band)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                record.caseID,
                record.deadlineID,
                record.kind.rawValue,
                record.dueAt?.milliseconds,
                record.limitAt.milliseconds,
                record.stationCode,
                record.band.rawValue
            )
        }
    }
}
