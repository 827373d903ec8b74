import CaseModel
import CaseStorage
import Foundation
import GRDB

extension SQLiteSession {
    func rawDeliveries() throws -> [RawDelivery] {
        try all("SELECT id, queue, body, body_size, properties, received_at, crashes FROM raw_intake ORDER BY id") {
            row in
            RawDelivery(
                id: row[0],
                queue: row[1],
                body: row.bytes(2),
                bodySize: row[3],
                properties: row[4],
                receivedAt: row.instant(5),
                crashes: row[6]
            )
        }
    }

    func keep(_ delivery: RawDelivery) throws -> Int64 {
        try number(
            inserting: """
                INSERT INTO raw_intake (queue, body, body_size, properties, received_at) VALUES (?, ?, ?, ?, ?)
                """,
            delivery.queue,
            Data(delivery.body),
            delivery.bodySize,
            delivery.properties,
            delivery.receivedAt.milliseconds
        )
    }

    func countCrash(ofRaw id: Int64) throws {
        try run("UPDATE raw_intake SET crashes = crashes + 1 WHERE id = ?", id)
    }

    func forget(raw id: Int64) throws {
        try run("DELETE FROM raw_intake WHERE id = ?", id)
    }
}
