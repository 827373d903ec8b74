package import CaseModel
package import CaseStorage
import CaseStorageSQLite

/// Opens the store the configuration names.
package enum StoreOpening {
    /// Opens the store beside whoever owns it, hands it to `body`, and closes it.
    ///
    /// - Throws: `StoreError` when there is none to read, or what `body` throws.
    package static func withReader<Value: Sendable>(
        of location: StoreLocation,
        _ body: (any CaseStore) async throws -> Value
    ) async throws -> Value {
        let store = try reader(of: location)
        do {
            let value = try await body(store)
            await store.close()
            return value
        } catch {
            await store.close()
            throw error
        }
    }

    /// Opens the store beside whoever owns it; the caller closes it.
    ///
    /// - Throws: `StoreError` when there is none to read.
    static func reader(of location: StoreLocation) throws(StoreError) -> any CaseStore {
        try SQLiteStore(path: location.path, mode: .reader)
    }

    /// Opens the store as its only owner.
    ///
    /// - Throws: `StoreError` with code `owned` when another process has it.
    package static func owner(of location: StoreLocation, startedAt: Timestamp) throws(StoreError) -> any CaseStore {
        try SQLiteStore(path: location.path, mode: .owner(startedAt: startedAt))
    }
}
