import CaseModel
import CaseStorage
import GRDB

extension SQLiteSession {
    func linkedCases(_ keys: LinkKeys, excluding caseID: String?, limit: Int) throws -> [LinkedCase] {
        let people = keys.people
        guard !people.isEmpty else { return [] }
        let found = try all(
            SQLiteSession.selectLinked,
            try Document.text(people.map { WantedKey(key: $0.key, side: $0.side) }),
            caseID,
            keys.place,
            limit: limit
        ) { row in
            LinkedCase(
                summary: EarlierCase(
                    when: row.instant(0),
                    type: row[1],
                    band: try row.choice(2),
                    outcome: row.hasNull(atIndex: 3) ? nil : try row.choice(3),
                    agreed: row[4]
                ),
                sidesInCommon: row[5],
                place: row[6],
                relation: row.hasNull(atIndex: 7) ? nil : try row.choice(7),
                ownBand: try row.choice(8),
                grade: row[9]
            )
        }
        // Stable, so that cases of one moment keep the order of the rows.
        return found.enumerated()
            .sorted { ($1.element.summary.when, $0.offset) < ($0.element.summary.when, $1.offset) }
            .map(\.element)
    }

    private struct WantedKey: Encodable {
        var key: String
        var side: Int
    }

    /// The keys go to the index one by one; only cases that share one are looked at. As many sides are the same as can
    /// be paired, which is the smaller of the two counts as soon as it is two.
    private static let selectLinked = """
        WITH wanted (key, side) AS (
            SELECT json_extract(value, '$.key'), json_extract(value, '$.side') FROM json_each(?1)
        ), shared (number, sides) AS (
            SELECT k.case_number, min(count(DISTINCT w.side), count(DISTINCT k.side))
            FROM wanted w CROSS JOIN case_keys k ON k.kind = 'person' AND k.key = w.key
            GROUP BY k.case_number
        )
        SELECT c.reported_at, c.type_code, c.band, c.outcome, c.agreed, s.sides, p.key, c.relation, c.own_band,
            c.first_grade
        FROM shared s LEFT JOIN case_keys p ON p.case_number = s.number AND p.kind = 'place'
            CROSS JOIN cases c ON c.number = s.number
        WHERE c.id IS NOT ?2 AND (s.sides >= 2 OR p.key = ?3)
        ORDER BY s.sides < 2, c.reported_at DESC, c.id DESC
        """
}
