import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    private static let selectJobs = """
        SELECT id, state, created_at, requested_by, reason, selection, fingerprint, decided_by, rate, canary, stop_percent,
            started_at, ended_at, ended_because
        FROM replay_jobs
        """

    private static func job(_ row: Row) throws -> ReplayJob {
        var job = ReplayJob(
            id: row[0],
            createdAt: row.instant(2),
            by: row[3],
            reason: row[4],
            selection: row[5],
            fingerprint: row[6],
            decidedBy: row[7],
            rate: row[8],
            canary: row[9],
            stopPercent: row[10]
        )
        job.state = try row.choice(1)
        job.startedAt = row.instantIfAny(11)
        job.endedAt = row.instantIfAny(12)
        job.endedBecause = row[13]
        return job
    }

    private static func item(_ row: Row) throws -> ReplayItem {
        guard let subject = ReplayItem.Subject(key: row[2]) else {
            throw StoreError(.corrupt, "a replay item names neither a letter nor a task")
        }
        var item = ReplayItem(
            job: row[0],
            ordinal: row[1],
            subject: subject,
            caseID: row[3],
            caseVersion: row[4],
            forecast: try Document.value(row, 5),
            state: try row.choice(6)
        )
        item.result = row[7]
        item.at = row.instantIfAny(8)
        return item
    }

    // MARK: Reading

    func replayJobs(limit: Int) throws -> [ReplayJob] {
        try all("\(SQLiteSession.selectJobs) ORDER BY id DESC", limit: limit, convert: SQLiteSession.job)
    }

    func replayJobStates() throws -> [ReplayJob.State: Int] {
        let rows = try all("SELECT state, count(*) FROM replay_jobs GROUP BY state") { row in
            (try row.choice(0) as ReplayJob.State, row[1] as Int)
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    func replayJob(_ id: Int64) throws -> ReplayJob? {
        try first("\(SQLiteSession.selectJobs) WHERE id = ?", id, convert: SQLiteSession.job)
    }

    func runningReplayJob() throws -> ReplayJob? {
        try first(
            "\(SQLiteSession.selectJobs) WHERE state = 'running' ORDER BY id LIMIT 1",
            convert: SQLiteSession.job
        )
    }

    func replayItems(
        ofJob id: Int64,
        from ordinal: Int,
        states: Set<ReplayItem.State>,
        limit: Int
    ) throws -> [ReplayItem] {
        let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try all(
            """
            SELECT job, ordinal, subject, case_id, case_version, forecast, state, result, at FROM replay_items
            WHERE job = ? AND state IN (\(names)) AND ordinal >= ? ORDER BY ordinal LIMIT ?
            """,
            id,
            ordinal,
            limit,
            convert: SQLiteSession.item
        )
    }

    func replayCounts(ofJob id: Int64) throws -> [ReplayItem.State: Int] {
        let rows = try all("SELECT state, count(*) FROM replay_items WHERE job = ? GROUP BY state", id) { row in
            (try row.choice(0) as ReplayItem.State, row[1] as Int)
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    func replayForecasts(ofJob id: Int64) throws -> [Forecast: Int] {
        let rows = try all("SELECT forecast, count(*) FROM replay_items WHERE job = ? GROUP BY forecast", id) { row in
            (try Document.value(row, 0) as Forecast, row[1] as Int)
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    func replayClaim(on subject: ReplayItem.Subject) throws -> Int64? {
        try first("SELECT job FROM replay_items WHERE subject = ? AND state = 'claimed'", subject.key) { $0[0] }
    }

    // MARK: Writing

    func insert(_ job: ReplayJob) throws -> Int64 {
        try number(
            inserting: """
                INSERT INTO replay_jobs (state, created_at, requested_by, reason, selection, fingerprint, decided_by, rate,
                    canary, stop_percent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            job.state.rawValue,
            job.createdAt.milliseconds,
            job.by,
            job.reason,
            job.selection,
            job.fingerprint,
            job.decidedBy,
            job.rate,
            job.canary,
            job.stopPercent
        )
    }

    func insert(_ items: [ReplayItem]) throws {
        for item in items {
            let letter: Int64? = if case .letter(let id) = item.subject { id } else { nil }
            try run(
                """
                INSERT INTO replay_items (job, ordinal, subject, letter, case_id, case_version, forecast, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                item.job,
                item.ordinal,
                item.subject.key,
                letter,
                item.caseID,
                item.caseVersion,
                try Document.text(item.forecast),
                item.state.rawValue
            )
        }
    }

    func update(_ job: ReplayJob) throws {
        try run(
            """
            UPDATE replay_jobs SET state = ?, requested_by = ?, rate = ?, canary = ?, stop_percent = ?, started_at = ?, ended_at = ?,
                ended_because = ?
            WHERE id = ?
            """,
            job.state.rawValue,
            job.by,
            job.rate,
            job.canary,
            job.stopPercent,
            job.startedAt?.milliseconds,
            job.endedAt?.milliseconds,
            job.endedBecause,
            job.id
        )
        guard changes == 1 else { throw StoreError(.conflict, "there is no replay job \(job.id)") }
    }

    func update(_ item: ReplayItem) throws {
        try run(
            "UPDATE replay_items SET state = ?, result = ?, at = ? WHERE job = ? AND ordinal = ?",
            item.state.rawValue,
            item.result,
            item.at?.milliseconds,
            item.job,
            item.ordinal
        )
        guard changes == 1 else { throw StoreError(.conflict, "replay job \(item.job) has no item \(item.ordinal)") }
    }

    func claimItems(ofJob id: Int64) throws {
        try run("UPDATE replay_items SET state = 'claimed' WHERE job = ? AND state = 'planned'", id)
        try run(
            """
            UPDATE dead_letters SET former_state = state, state = 'claimed'
            WHERE state IN ('dead', 'returned')
                AND id IN (SELECT letter FROM replay_items WHERE job = ? AND state = 'claimed')
            """,
            id
        )
    }

    func releaseItems(ofJob id: Int64, as state: ReplayItem.State, at now: Timestamp) throws {
        try run(
            """
            UPDATE dead_letters SET state = coalesce(former_state, 'dead')
            WHERE state = 'claimed' AND id IN (SELECT letter FROM replay_items WHERE job = ? AND state = 'claimed')
            """,
            id
        )
        try run(
            "UPDATE replay_items SET state = ?, at = ? WHERE job = ? AND state IN ('claimed', 'planned')",
            state.rawValue,
            now.milliseconds,
            id
        )
    }
}
