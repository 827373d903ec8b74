import CaseModel
import CaseStorage
import Foundation
import GRDB

extension SQLiteSession {
    private static let selectTasks = """
        SELECT t.sequence, t.id, t.kind, t.lane, t.routing_key, t.case_id, t.band, t.type_code, t.issued_at, t.caused_at,
            t.state, t.attempts, t.last_code, t.confirmed_at, t.set_aside_at, t.set_aside_detail, b.body
        FROM tasks t JOIN task_bodies b ON b.sequence = t.sequence
        """

    private static func task(_ row: Row) throws -> TaskRecord {
        TaskRecord(
            task: NewTask(
                id: row[1],
                kind: try row.choice(2),
                lane: try row.choice(3),
                routingKey: row[4],
                caseID: row[5],
                band: try row.choice(6),
                typeCode: row[7],
                issuedAt: row.instant(8),
                causedAt: row.instant(9),
                body: row.bytes(16)
            ),
            state: try row.choice(10),
            sequence: row[0],
            attempts: row[11],
            lastCode: row[12],
            confirmedAt: row.instantIfAny(13),
            setAside: row.instantIfAny(14).map { TaskRecord.SetAside(at: $0, detail: row[15]) }
        )
    }

    func pendingTasks(lane: Lane, limit: Int, excluding: Set<String>) throws -> [TaskRecord] {
        try all(
            """
            \(SQLiteSession.selectTasks) WHERE t.lane = ? AND t.state = 'pending' ORDER BY t.urgent DESC, t.sequence
            """,
            lane.rawValue,
            limit: limit
        ) { row in
            excluding.contains(row[1]) ? nil : try SQLiteSession.task(row)
        }
    }

    func pendingTaskCount(atMost most: Int) throws -> Int {
        try first(
            "SELECT count(*) FROM (SELECT 1 FROM tasks INDEXED BY tasks_pending WHERE state = 'pending' LIMIT ?)",
            most
        ) { $0[0] } ?? 0
    }

    func task(_ id: String) throws -> TaskRecord? {
        try first("\(SQLiteSession.selectTasks) WHERE t.id = ?", id, convert: SQLiteSession.task)
    }

    func tasks(ofCase caseID: String) throws -> [TaskRecord] {
        try all(
            "\(SQLiteSession.selectTasks) WHERE t.case_id = ? ORDER BY t.sequence",
            caseID,
            convert: SQLiteSession.task
        )
    }

    func setAsideTasks(limit: Int) throws -> [TaskRecord] {
        try all(
            "\(SQLiteSession.selectTasks) WHERE t.state = 'setAside' AND t.archived = 0 ORDER BY t.set_aside_at DESC, t.sequence DESC",
            limit: limit,
            convert: SQLiteSession.task
        )
    }

    func archivedTasks(limit: Int) throws -> [TaskRecord] {
        try all(
            "\(SQLiteSession.selectTasks) WHERE t.state = 'setAside' AND t.archived = 1 ORDER BY t.set_aside_at DESC, t.sequence DESC",
            limit: limit,
            convert: SQLiteSession.task
        )
    }
}

// Writing.
extension SQLiteSession {
    func insert(_ tasks: [NewTask]) throws {
        for task in tasks {
            let sequence = try number(
                inserting: """
                    INSERT INTO tasks
                        (id, kind, lane, routing_key, case_id, band, type_code, issued_at, caused_at, state, urgent)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?) ON CONFLICT (id) DO NOTHING
                    """,
                task.id,
                task.kind.rawValue,
                task.lane.rawValue,
                task.routingKey,
                task.caseID,
                task.band.rawValue,
                task.typeCode,
                task.issuedAt.milliseconds,
                task.causedAt.milliseconds,
                task.band == .red
            )
            guard changes == 1 else { continue }
            try run("INSERT INTO task_bodies (sequence, body) VALUES (?, ?)", sequence, Data(task.body))
            if task.band == .red { try liftTasks(of: task.caseID, lane: task.lane) }
        }
    }

    /// Keeps the order of a case: its older tasks may not be overtaken by a red one.
    private func liftTasks(of caseID: String, lane: Lane) throws {
        try run(
            "UPDATE tasks SET urgent = 1 WHERE case_id = ? AND +lane = ? AND +state = 'pending' AND +urgent = 0",
            caseID,
            lane.rawValue
        )
    }

    func confirm(tasks: [TaskConfirmation]) throws {
        for confirmation in tasks {
            try run(
                """
                UPDATE tasks SET state = 'confirmed', confirmed_at = ?, set_aside_at = NULL, set_aside_detail = NULL
                WHERE id = ? AND state <> 'confirmed'
                """,
                confirmation.at.milliseconds,
                confirmation.id
            )
        }
    }

    func handOverAgain(tasks: [String]) throws {
        for id in tasks {
            try run("UPDATE tasks SET state = 'pending', confirmed_at = NULL WHERE id = ? AND state = 'confirmed'", id)
        }
    }

    func setAside(task id: String, code: String, detail: String, at: Timestamp) throws {
        try run(
            """
            UPDATE tasks SET state = 'setAside', last_code = ?, set_aside_at = ?, set_aside_detail = ?
            WHERE id = ? AND +state = 'pending'
            """,
            code,
            at.milliseconds,
            detail,
            id
        )
    }

    func takeUp(task id: String) throws {
        try run(
            """
            UPDATE tasks SET state = 'pending', attempts = 0, set_aside_at = NULL, set_aside_detail = NULL, archived = 0
            WHERE id = ? AND state = 'setAside'
            """,
            id
        )
        guard changes == 1 else { throw StoreError(.conflict, "no task \(id) was set aside") }
    }

    func countAttempt(task id: String, code: String) throws {
        try run(
            "UPDATE tasks SET attempts = attempts + 1, last_code = ? WHERE id = ? AND +state = 'pending'",
            code,
            id
        )
    }
}
