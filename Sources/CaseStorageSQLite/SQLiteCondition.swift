package import CaseStorage
import GRDB

/// How a store's file is.
package struct SQLiteCondition: Hashable, Sendable {
    /// `wal`, as it should be.
    package var journalMode: String
    /// What a quick check has against it, at most ten lines; empty when it is whole.
    package var damage: [String]
}

extension SQLiteStore {
    /// Looks through the pages of the file at `path`; takes about a second for each GiB.
    ///
    /// - Throws: `missing` when there is none; otherwise what SQLite reported.
    package static func condition(path: String) throws(StoreError) -> SQLiteCondition {
        try withStoreErrors {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { database in
                let lines = try String.fetchAll(database, sql: "PRAGMA quick_check(10)")
                return SQLiteCondition(
                    journalMode: try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "unknown",
                    damage: lines.filter { $0 != "ok" }
                )
            }
        }
    }
}
