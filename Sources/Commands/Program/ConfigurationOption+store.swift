import BridgeDaemon
import CaseStorage

extension ConfigurationOption {
    /// Opens the store for reading, hands it to `body`, and closes it.
    ///
    /// - Throws: `StoreError` when it cannot be read, or what `body` throws.
    func withStore<Value: Sendable>(_ body: (any CaseStore) async throws -> Value) async throws -> Value {
        try await StoreOpening.withReader(of: try await load().store, body)
    }
}
