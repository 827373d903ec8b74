import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    func caseID(_ reference: CaseReference) throws -> String? {
        let sql =
            switch reference {
            case .case: "SELECT id FROM cases WHERE id = ?"
            case .task: "SELECT case_id FROM tasks WHERE id = ?"
            case .alert, .caseCode, .externalNo: "SELECT case_id FROM case_references WHERE key = ?"
            }
        let value =
            switch reference {
            case .case(let id), .task(let id): id
            case .alert, .caseCode, .externalNo: reference.storedKey
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
                AND (?4 IS NULL OR station_code = ?4)
            ORDER BY opened_at DESC, number DESC
            """,
            filter.stage?.rawValue,
            filter.phase?.rawValue,
            filter.band?.rawValue,
            filter.stationCode,
            limit: filter.limit
        ) { try Document.value($0, 0) }
    }

    func earlierCases(personKeys: [String], excluding caseID: String?, limit: Int) throws -> [EarlierCase] {
        guard !personKeys.isEmpty else { return [] }
        return try all(
            """
            SELECT reported_at, type_code, band, outcome, agreed FROM cases
            WHERE number IN (
                SELECT case_number FROM case_keys WHERE kind = 'person' AND key IN (SELECT value FROM json_each(?1))
            ) AND id IS NOT ?2
            ORDER BY reported_at DESC, id DESC
            """,
            try Document.text(personKeys),
            caseID,
            limit: limit
        ) { row in
            EarlierCase(
                when: row.instant(0),
                type: row[1],
                band: try row.choice(2),
                outcome: row.hasNull(atIndex: 3) ? nil : try row.choice(3),
                agreed: row[4]
            )
        }
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
        let people = Set(keys.people).map { (kind: "person", key: $0) }
        for (kind, key) in people + (keys.place.map { [(kind: "place", key: $0)] } ?? []) {
            try run("INSERT INTO case_keys (kind, key, case_number) VALUES (?, ?, ?)", kind, key, number)
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
            updated.outcome?.rawValue,
            updated.agreement != nil,
            try Document.text(updated)
        ) { $0[0] as Int64 }
        guard let number = stored else {
            let version: Int? = try first("SELECT version FROM cases WHERE id = ?", updated.id) { $0[0] }
            throw StoreError.staleCase(id: updated.id, version: updated.version, stored: version)
        }
        for reference in updated.references {
            try run(SQLiteSession.nameCase, reference.storedKey, updated.id)
        }
        return number
    }

    private static let changes = """
        version = ?2, code = ?3, opened_at = ?4, reported_at = ?5, station_code = ?6, type_code = ?7, band = ?8,
        stage = ?9, phase = ?10, outcome = ?11, agreed = ?12, document = ?13
        """

    private static let changeCase = """
        UPDATE cases SET \(changes) WHERE id = ?1 AND version = ?2 - 1 RETURNING number
        """

    /// A case that was stored with version 0 becomes version 1 here too.
    private static let addCase = """
        INSERT INTO cases (id, version, code, opened_at, reported_at, station_code, type_code, band, stage, phase, outcome,
            agreed, document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (id) DO UPDATE SET \(changes) WHERE version = ?2 - 1
        RETURNING number
        """

    private static let nameCase = """
        INSERT INTO case_references (key, case_id) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET case_id = excluded.case_id WHERE case_id <> excluded.case_id
        """
}
