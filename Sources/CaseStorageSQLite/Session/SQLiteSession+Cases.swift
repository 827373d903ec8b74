import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    func caseID(_ reference: CaseReference) throws -> String? {
        let sql =
            switch reference {
            case .case: "SELECT id FROM cases WHERE id = ?"
            case .task: "SELECT case_id FROM tasks WHERE id = ?"
            case .alert, .caseCode, .externalNo, .letter: "SELECT case_id FROM case_references WHERE key = ?"
            }
        let value =
            switch reference {
            case .case(let id), .task(let id): id
            case .alert, .caseCode, .externalNo, .letter: reference.storedKey
            }
        return try first(sql, value) { $0[0] }
    }

    func `case`(_ id: String) throws -> Case? {
        try first("SELECT document FROM cases WHERE id = ?", id) { try Document.value($0, 0) }
    }

    func cases(_ filter: CaseFilter) throws -> [Case] {
        try all(
            """
            SELECT document FROM cases
            WHERE (?1 IS NULL OR stage = ?1) AND (?2 IS NULL OR phase = ?2) AND (?3 IS NULL OR band = ?3)
                AND (?4 IS NULL OR station_code = ?4) AND (?5 IS NULL OR type_code = ?5)
                AND (?6 IS NULL OR EXISTS (SELECT 1 FROM deadlines d WHERE d.case_id = cases.id AND d.limit_at < ?6))
            ORDER BY opened_at DESC, number DESC
            """,
            filter.stage?.rawValue,
            filter.phase?.rawValue,
            filter.band?.rawValue,
            filter.stationCode,
            filter.typeCode,
            filter.overdueAt?.milliseconds,
            limit: filter.limit
        ) { try Document.value($0, 0) }
    }

    func placeCount(placeKey: String, excluding caseID: String?) throws -> Int {
        try first(
            """
            SELECT count(*) FROM case_keys
            WHERE kind = 'place' AND key = ? AND case_number IS NOT (SELECT number FROM cases WHERE id = ?)
            """,
            placeKey,
            caseID
        ) { $0[0] } ?? 0
    }
}

// Writing.
extension SQLiteSession {
    func save(_ updated: Case, keys: LinkKeys) throws {
        let number = try store(updated)
        try run("DELETE FROM case_keys WHERE case_number = ?", number)
        let people = keys.people.map { (kind: "person", key: $0.key, side: $0.side) }
        for (kind, key, side) in people + (keys.place.map { [(kind: "place", key: $0, side: 0)] } ?? []) {
            try run(
                "INSERT INTO case_keys (kind, key, case_number, side, reported_at) VALUES (?, ?, ?, ?, ?)",
                kind,
                key,
                number,
                side,
                updated.alert.reportedAt.milliseconds
            )
        }
    }

    func save(_ updated: Case) throws {
        _ = try store(updated)
    }

    /// Writes the case and what names it; returns its number.
    private func store(_ updated: Case) throws -> Int64 {
        let isNew = (0...1).contains(updated.version)
        let stored = try first(
            isNew ? SQLiteSession.addCase : SQLiteSession.changeCase,
            updated.id,
            updated.version,
            updated.code.text,
            updated.openedAt.milliseconds,
            updated.alert.reportedAt.milliseconds,
            updated.alert.jurisdiction.code,
            updated.typeCode,
            updated.band.rawValue,
            updated.stage.rawValue,
            updated.phase.rawValue,
            try Document.text(updated.linked(sidesInCommon: 0, place: nil)),
            try Document.text(updated)
        ) { $0[0] as Int64 }
        guard let number = stored else {
            let version: Int? = try first("SELECT version FROM cases WHERE id = ?", updated.id) { $0[0] }
            throw StoreError.staleCase(id: updated.id, version: updated.version, stored: version)
        }
        for reference in updated.references {
            try run(SQLiteSession.nameCase, reference.storedKey, updated.id)
        }
        try replaceDeadlines(of: updated)
        try replaceLinks(of: updated)
        return number
    }

    private static let changes = """
        version = ?2, code = ?3, opened_at = ?4, reported_at = ?5, station_code = ?6, type_code = ?7, band = ?8,
        stage = ?9, phase = ?10, linked = ?11, document = ?12
        """

    private static let changeCase = """
        UPDATE cases SET \(changes) WHERE id = ?1 AND version = ?2 - 1 RETURNING number
        """

    /// A case that was stored with version 0 becomes version 1 here too.
    private static let addCase = """
        INSERT INTO cases (id, version, code, opened_at, reported_at, station_code, type_code, band, stage, phase, linked,
            document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT (id) DO UPDATE SET \(changes) WHERE version = ?2 - 1
        RETURNING number
        """

    private static let nameCase = """
        INSERT INTO case_references (key, case_id) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET case_id = excluded.case_id WHERE case_id <> excluded.case_id
        """
}
