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
            try Document.text(keys.places),
            limit: limit
        ) { row in
            var linked: LinkedCase = try Document.value(row, 0)
            linked.sidesInCommon = row[1]
            linked.place = row[2]
            return linked
        }
        // Stable, so that cases of one moment keep the order of the rows.
        return found.enumerated()
            .sorted { ($1.element.summary.when, $0.offset) < ($0.element.summary.when, $1.offset) }
            .map(\.element)
    }

    func cases(
        atPlaces placeKeys: [String],
        reportedIn times: ClosedRange<Timestamp>,
        excluding caseID: String?,
        limit: Int
    ) throws -> [LinkedCase] {
        let found = try placeKeys.flatMap { key in
            try all(
                SQLiteSession.selectAtPlace,
                key,
                times.lowerBound.milliseconds,
                times.upperBound.milliseconds,
                caseID,
                limit: limit
            ) { row in
                var linked: LinkedCase = try Document.value(row, 0)
                linked.place = key
                return linked
            }
        }
        return Array(found.sorted { $0.summary.when > $1.summary.when }.prefix(limit))
    }

    func orderedLinks(ofCase caseID: String) throws -> [OrderedLink] {
        let words = try all(SQLiteSession.selectOrdered, caseID) { row in
            OrderedLink(caseID: row[0], alertNo: row[1], isLinked: row[2], by: row[3], at: row.instant(4))
        }
        return words.newestOfEachPair
    }

    /// Writes what people have said on a case of others; what a correction took back goes.
    func replaceLinks(of updated: Case) throws {
        try run("DELETE FROM case_links WHERE case_id = ?", updated.id)
        for link in updated.links.ordered {
            try run(
                """
                INSERT INTO case_links (case_id, alert_no, other_id, other_alert_no, is_linked, ordered_by, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                updated.id,
                updated.alert.alertNo,
                link.caseID,
                link.alertNo,
                link.isLinked,
                link.by,
                link.at.milliseconds
            )
        }
    }

    private static let selectOrdered = """
        SELECT other_id, other_alert_no, is_linked, ordered_by, at FROM case_links WHERE case_id = ?1
        UNION ALL
        SELECT case_id, alert_no, is_linked, ordered_by, at FROM case_links WHERE other_id = ?1
        """

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
        SELECT c.linked, s.sides, p.key
        FROM shared s LEFT JOIN case_keys p ON p.case_number = s.number AND p.kind = 'place'
            CROSS JOIN cases c ON c.number = s.number
        WHERE c.id IS NOT ?2 AND (s.sides >= 2 OR p.key IN (SELECT value FROM json_each(?3)))
        ORDER BY s.sides < 2, c.reported_at DESC, c.id DESC
        """

    /// Read backwards from the index, so that a place with thousands of cases costs no more than another.
    private static let selectAtPlace = """
        SELECT c.linked FROM case_keys p CROSS JOIN cases c ON c.number = p.case_number
        WHERE p.kind = 'place' AND p.key = ?1 AND p.reported_at BETWEEN ?2 AND ?3 AND c.id IS NOT ?4
        ORDER BY p.reported_at DESC
        """
}
