import CaseModel
import CaseStorage
import Foundation
import GRDB

extension SQLiteSession {
    private static let selectTrail = """
        SELECT sequence, cause, case_id, alert_no, at, actor, kind, facts, rule_set_version, previous, digest FROM trail
        """

    private static func link(_ row: Row) throws -> TrailLink {
        TrailLink(
            sequence: row[0],
            link: NewTrailLink(
                entry: TrailEntry(
                    caseID: row[2],
                    alertNo: row[3],
                    at: row.instant(4),
                    actor: row[5],
                    kind: try row.choice(6),
                    facts: try Document.value(row, 7),
                    ruleSetVersion: row[8]
                ),
                cause: row[1],
                previous: row[9],
                digest: row[10]
            )
        )
    }

    func trailHead() throws -> TrailLink? {
        try first("\(SQLiteSession.selectTrail) ORDER BY sequence DESC LIMIT 1", convert: SQLiteSession.link)
    }

    func trail(ofCase caseID: String) throws -> [TrailLink] {
        try all(
            "\(SQLiteSession.selectTrail) WHERE case_id = ? ORDER BY sequence",
            caseID,
            convert: SQLiteSession.link
        )
    }

    func trail(from sequence: Int64, limit: Int) throws -> [TrailLink] {
        try all(
            "\(SQLiteSession.selectTrail) WHERE sequence >= ? ORDER BY sequence",
            sequence,
            limit: limit,
            convert: SQLiteSession.link
        )
    }

    func append(_ links: [NewTrailLink]) throws {
        for link in links {
            let head = try chainHead ?? trailHead()?.link.digest ?? ""
            guard link.previous == head else { throw StoreError.brokenChain }
            try run(
                """
                INSERT INTO trail (cause, case_id, alert_no, at, actor, kind, facts, rule_set_version, previous, digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                link.cause,
                link.entry.caseID,
                link.entry.alertNo,
                link.entry.at.milliseconds,
                link.entry.actor,
                link.entry.kind.rawValue,
                try Document.text(link.entry.facts),
                link.entry.ruleSetVersion,
                link.previous,
                link.digest
            )
            chainHead = link.digest
        }
    }
}

// What decided, and named values.
extension SQLiteSession {
    func artifact(digest: String) throws -> DecisionArtifact? {
        try first("SELECT name, content FROM artifacts WHERE digest = ?", digest) { row in
            DecisionArtifact(name: row[0], digest: digest, content: row.bytes(1))
        }
    }

    func keep(_ artifact: DecisionArtifact) throws {
        try run(
            "INSERT INTO artifacts (digest, name, content) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
            artifact.digest,
            artifact.name,
            Data(artifact.content)
        )
    }

    func value(_ name: String) throws -> String? {
        try first("SELECT value FROM named_values WHERE name = ?", name) { $0[0] }
    }

    func setValue(_ name: String, _ value: String?) throws {
        guard let value else { return try run("DELETE FROM named_values WHERE name = ?", name) }
        try run("INSERT OR REPLACE INTO named_values (name, value) VALUES (?, ?)", name, value)
    }
}
