import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    func account() throws -> Account {
        let dispositions = try groups("SELECT disposition, count(*) FROM messages GROUP BY disposition") { row in
            try row.choice(0) as MessageDisposition
        }
        return Account(
            accepted: try count("SELECT count(*) FROM messages"),
            byDisposition: dispositions,
            appliedWithoutTrail: try count(
                """
                SELECT count(*) FROM messages m WHERE m.disposition = 'applied'
                    AND NOT EXISTS (SELECT 1 FROM trail t WHERE t.cause = m.sequence)
                """
            ),
            orphans: try orphans()
        )
    }

    private func orphans() throws -> Int {
        let dead = try count(
            """
            SELECT count(*) FROM messages m WHERE m.disposition IN ('dead', 'archived', 'purged')
                AND NOT EXISTS (
                    SELECT 1 FROM dead_letters d WHERE d.sequence = m.sequence AND CASE m.disposition
                        WHEN 'dead' THEN d.state IN ('dead', 'proposed', 'claimed', 'returned')
                        ELSE d.state = m.disposition END
                )
            """
        )
        let waiting = try count(
            """
            SELECT count(*) FROM messages m WHERE m.disposition IN ('waiting', 'held')
                AND NOT EXISTS (SELECT 1 FROM waiting_messages w WHERE w.sequence = m.sequence)
            """
        )
        let settled = try count(
            """
            SELECT count(*) FROM waiting_messages w WHERE NOT EXISTS (
                SELECT 1 FROM messages m WHERE m.sequence = w.sequence AND m.disposition IN ('waiting', 'held')
            )
            """
        )
        return dead + waiting + settled
    }

    func statistics() throws -> StoreStatistics {
        var figures = StoreStatistics()
        figures.messages = try groups(
            "SELECT queue, disposition, count(*) FROM messages GROUP BY queue, disposition"
        ) { .init(queue: $0[0], disposition: try $0.choice(1)) }
        figures.tasks = try groups("SELECT lane, kind, state, count(*) FROM tasks GROUP BY lane, kind, state") {
            .init(lane: try $0.choice(0), kind: try $0.choice(1), state: try $0.choice(2))
        }
        figures.pushesByType = try groups(
            "SELECT type_code, band, count(*) FROM tasks WHERE kind = 'push1' GROUP BY type_code, band"
        ) { .init(type: $0[0], band: try $0.choice(1)) }
        figures.casesByStage = try groups("SELECT stage, count(*) FROM cases GROUP BY stage") { try $0.choice(0) }
        figures.casesByPhase = try groups("SELECT phase, count(*) FROM cases GROUP BY phase") { try $0.choice(0) }
        figures.deadlines = try groups(
            """
            SELECT d.value ->> '$.kind', CASE
                WHEN d.value ->> '$.missedAt' IS NOT NULL THEN 'missed'
                WHEN json_type(d.value, '$.state.running') IS NOT NULL THEN 'running'
                WHEN json_type(d.value, '$.state.met') IS NOT NULL THEN 'kept'
                ELSE 'cancelled' END AS fate, count(*)
            FROM cases, json_each(cases.document, '$.deadlines') d GROUP BY 1, 2
            """
        ) { .init(kind: try $0.choice(0), fate: try $0.choice(1)) }
        figures.deadLetters = try groups("SELECT code, count(*) FROM dead_letters GROUP BY code") { try $0.choice(0) }
        figures.waiting = try count("SELECT count(*) FROM waiting_messages")
        figures.push1Latencies = try all(
            """
            SELECT confirmed_at - caused_at AS latency FROM tasks WHERE kind = 'push1' AND confirmed_at IS NOT NULL
            ORDER BY latency
            """
        ) { $0[0] }
        return figures
    }

    private func count(_ sql: String) throws -> Int {
        try first(sql) { $0[0] } ?? 0
    }

    /// Rows whose last column is a count, by what `key` reads from the others.
    private func groups<Key: Hashable>(_ sql: String, key: (Row) throws -> Key) throws -> [Key: Int] {
        let rows = try all(sql) { (try key($0), $0[$0.count - 1] as Int) }
        return Dictionary(rows, uniquingKeysWith: +)
    }
}
