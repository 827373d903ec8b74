package import CaseModel
package import CaseStorage
import GRDB
import Synchronization

/// Cases in one SQLite file, in WAL mode with `synchronous=FULL`: what a write returns from survives a power failure.
///
/// Bodies run on a thread of the store. One process owns the file for writing; any number may read beside it.
package final class SQLiteStore: CaseStore {
    private let connection: Mutex<StoreConnection?>
    private let path: String

    /// Opens the store at `path`.
    ///
    /// An owner creates the file when it is missing, brings its schema up to date, and holds `flock` on `path.lock`
    /// until the store is closed.
    ///
    /// - Parameter pageLimit: the file does not grow beyond this many pages of 4 KiB; a write beyond it throws `full`.
    /// - Throws: `owned` when another process owns the store; `missing` when there is nothing to read or the folder is
    ///   missing; `notDurable` when `synchronous=FULL` could not be verified; `schema` when the file was written by a
    ///   newer program, or when a reader finds an older one; otherwise what SQLite reported.
    package init(path: String, mode: Mode, pageLimit: Int? = nil) throws(StoreError) {
        self.path = path
        let opened: StoreConnection
        switch mode {
        case .owner(let startedAt):
            opened = try StoreConnection.owner(path: path, startedAt: startedAt, pageLimit: pageLimit)
        case .reader: opened = try StoreConnection.reader(path: path)
        }
        connection = Mutex(opened)
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        guard let writer = try current().writer else {
            throw StoreError(.readOnly, "\(path) was opened for reading; an owner must write to it")
        }
        // Not GRDB's own `async` function: that one rolls back when the task is cancelled, and confirms that are
        // recorded during a shutdown would be lost.
        return try await withCheckedThrowingContinuation { continuation in
            writer.asyncWrite(
                { try body(SQLiteSession($0)) },
                completion: { _, result in continuation.resume(with: result.mapError(storeError)) }
            )
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreView) throws -> Value
    ) async throws -> Value {
        let reader = try current().reader
        return try await withCheckedThrowingContinuation { continuation in
            reader.asyncRead { database in
                let result = Result { try body(SQLiteSession(database.get())) }
                continuation.resume(with: result.mapError(storeError))
            }
        }
    }

    package func close() async {
        let closing = connection.withLock { $0.take() }
        closing?.close()
    }

    private func current() throws(StoreError) -> StoreConnection {
        guard let current = connection.withLock({ $0 }) else {
            throw StoreError(.closed, "\(path) was closed")
        }
        return current
    }

    /// How a store is opened.
    package enum Mode: Hashable, Sendable {
        /// The one process that writes; others that try are told its process id and `startedAt`.
        case owner(startedAt: Timestamp)
        /// Beside an owner or without one; sees what has been committed.
        case reader
    }
}
