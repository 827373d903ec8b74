import CaseModel
import CaseStorage
import Foundation
import GRDB

extension SQLiteSession {
    private static let selectMessages = """
        SELECT m.sequence, m.queue, m.kind, m.key, m.message_id, m.digest, m.received_at, m.disposition, m.case_id,
            m.alert_no, m.code, b.properties, b.body
        FROM messages m JOIN message_bodies b ON b.sequence = m.sequence
        """

    private static func message(_ row: Row) throws -> MessageRecord {
        MessageRecord(
            sequence: row[0],
            message: NewMessage(
                identity: MessageIdentity(queue: row[1], kind: row[2], key: row[3]),
                messageID: row[4],
                digest: row[5],
                receivedAt: row.instant(6),
                disposition: try row.choice(7),
                caseID: row[8],
                alertNo: row[9],
                code: row[10],
                body: row.bytes(12),
                properties: row[11]
            )
        )
    }

    func message(_ identity: MessageIdentity) throws -> MessageRecord? {
        try first(
            "\(SQLiteSession.selectMessages) WHERE m.queue = ? AND m.kind = ? AND m.key = ? ORDER BY m.sequence LIMIT 1",
            identity.queue,
            identity.kind,
            identity.key,
            convert: SQLiteSession.message
        )
    }

    func message(sequence: Int64) throws -> MessageRecord? {
        try first("\(SQLiteSession.selectMessages) WHERE m.sequence = ?", sequence, convert: SQLiteSession.message)
    }

    func messages(from sequence: Int64, limit: Int) throws -> [MessageRecord] {
        try all(
            "\(SQLiteSession.selectMessages) WHERE m.sequence >= ? ORDER BY m.sequence",
            sequence,
            limit: limit,
            convert: SQLiteSession.message
        )
    }

    func insert(_ message: NewMessage) throws -> Int64 {
        let sequence = try number(
            inserting: """
                INSERT INTO messages (queue, kind, key, message_id, digest, received_at, disposition, case_id, alert_no, code)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            message.identity.queue,
            message.identity.kind,
            message.identity.key,
            message.messageID,
            message.digest,
            message.receivedAt.milliseconds,
            message.disposition.rawValue,
            message.caseID,
            message.alertNo,
            message.code
        )
        try run(
            "INSERT INTO message_bodies (sequence, properties, body) VALUES (?, ?, ?)",
            sequence,
            message.properties,
            Data(message.body)
        )
        return sequence
    }

    func settle(
        message sequence: Int64,
        as disposition: MessageDisposition,
        caseID: String?,
        code: String?
    ) throws {
        try run(
            "UPDATE messages SET disposition = ?, case_id = coalesce(?, case_id), code = ? WHERE sequence = ?",
            disposition.rawValue,
            caseID,
            code,
            sequence
        )
        guard changes == 1 else { throw StoreError.noMessage(sequence) }
    }
}

extension SQLiteSession {
    func identify(message sequence: Int64, as identity: MessageIdentity, alertNo: String?) throws {
        try run(
            "UPDATE messages SET queue = ?, kind = ?, key = ?, alert_no = coalesce(?, alert_no) WHERE sequence = ?",
            identity.queue,
            identity.kind,
            identity.key,
            alertNo,
            sequence
        )
        guard changes == 1 else { throw StoreError.noMessage(sequence) }
    }
}

// Versions of alerts, and alerts without a case.
extension SQLiteSession {
    func revisions(ofAlert alertNo: String) throws -> [AlertRevision] {
        try all(
            "SELECT revision, digest, sequence FROM alert_revisions WHERE alert_no = ? ORDER BY sequence",
            alertNo
        ) { row in
            AlertRevision(alertNo: alertNo, revision: row[0], digest: row[1], sequence: row[2])
        }
    }

    func add(_ revision: AlertRevision) throws {
        try run(
            "INSERT INTO alert_revisions (alert_no, sequence, revision, digest) VALUES (?, ?, ?, ?)",
            revision.alertNo,
            revision.sequence,
            revision.revision,
            revision.digest
        )
    }

    func recordedAlert(_ alertNo: String) throws -> RecordedAlert? {
        try first("SELECT document FROM recorded_alerts WHERE alert_no = ?", alertNo) { try Document.value($0, 0) }
    }

    func record(_ alert: RecordedAlert) throws {
        try run(
            """
            INSERT OR REPLACE INTO recorded_alerts (alert_no, reported_at, station_code, second_look, document)
            VALUES (?, ?, ?, ?, ?)
            """,
            alert.alert.alertNo,
            alert.alert.reportedAt.milliseconds,
            alert.alert.jurisdiction.code,
            alert.deservesSecondLook,
            try Document.text(alert)
        )
    }

    func alertsForSecondLook(stationCode: String?, limit: Int) throws -> [RecordedAlert] {
        try all(
            """
            SELECT document FROM recorded_alerts
            WHERE second_look AND (?1 IS NULL OR station_code = ?1)
                AND NOT EXISTS (SELECT 1 FROM case_references WHERE key = 'alert:' || alert_no)
            ORDER BY reported_at DESC, alert_no DESC
            """,
            stationCode,
            limit: limit
        ) { try Document.value($0, 0) }
    }
}
