import CaseModel
import CaseStorage
import GRDB
import Glibc

/// An open file with the lock that goes with owning it.
struct StoreConnection: Sendable {
    let reader: any DatabaseReader
    /// Nil for a reader.
    let writer: DatabasePool?
    private let lock: OwnerLock?

    /// Takes the lock, opens or creates the file, verifies durability, and migrates.
    static func owner(path: String, startedAt: Timestamp, pageLimit: Int?) throws(StoreError) -> StoreConnection {
        let lock = try OwnerLock(storePath: path, startedAt: startedAt)
        makePrivateFile(path)
        return try withStoreErrors {
            let pool = try DatabasePool(path: path, configuration: configuration(readonly: false))
            try pool.writeWithoutTransaction { database in
                if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
                try requireDurability(of: database, path: path)
            }
            try Schema.migrate(pool, path: path)
            return StoreConnection(reader: pool, writer: pool, lock: lock)
        }
    }

    /// SQLite would let everybody read a file it makes, and its log, which takes after the file. What is wrong with the
    /// place it says itself a moment later.
    private static func makePrivateFile(_ path: String) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        if file >= 0 { Glibc.close(file) }
    }

    /// Opens a file that is there, to read it.
    static func reader(path: String) throws(StoreError) -> StoreConnection {
        try withStoreErrors {
            let queue: DatabaseQueue
            do {
                queue = try DatabaseQueue(path: path, configuration: configuration(readonly: true))
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
                throw StoreError(
                    .missing,
                    "there is no store to read at \(path); run the daemon once, or check store.uri"
                )
            }
            try queue.read { try Schema.requireCurrent($0, path: path) }
            return StoreConnection(reader: queue, writer: nil, lock: nil)
        }
    }

    /// Ends every statement, closes the file, and gives up ownership.
    func close() {
        // SQLite refuses to close only while a statement runs; the file is whole either way, and the process is ending.
        try? reader.close()
        lock?.release()
    }

    private static func configuration(readonly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        configuration.label = "tripush.store"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -65536")
            // A checkpoint every 16 MiB of log: batches of 200 alerts would otherwise pay for one each.
            if !readonly { try database.execute(sql: "PRAGMA wal_autocheckpoint = 4096") }
        }
        return configuration
    }

    /// GRDB sets `NORMAL` when it opens a WAL database, after `prepareDatabase`: a power failure would then lose
    /// messages that were acknowledged.
    private static func requireDurability(of database: Database, path: String) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        guard synchronous == 2, journal == "wal" else {
            throw StoreError(
                .notDurable,
                """
                \(path) is not durable: synchronous is \(synchronous ?? -1) instead of 2 (FULL), journal is \
                \(journal ?? "unknown") instead of wal; put the store on a local file system
                """
            )
        }
    }
}
