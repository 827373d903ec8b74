package import CaseStorage
import Synchronization

/// A store that lasts as long as the process: for `route`, rule tests and the simulation.
///
/// A body runs on the thread of its caller while every other caller waits.
package final class MemoryStore: CaseStore {
    private let tables: Mutex<MemoryTables?>

    /// An empty store.
    package init() {
        tables = Mutex(MemoryTables())
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try tables.withLock { tables in
            guard let tables else { throw MemoryStore.closed }
            do {
                let value = try body(tables)
                tables.commit()
                return value
            } catch {
                tables.rollBack()
                throw error
            }
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreView) throws -> Value
    ) async throws -> Value {
        try tables.withLock { tables in
            guard let tables else { throw MemoryStore.closed }
            return try body(tables)
        }
    }

    package func close() async {
        tables.withLock { $0 = nil }
    }

    private static let closed = StoreError(.closed, "the store in memory was closed")
}
