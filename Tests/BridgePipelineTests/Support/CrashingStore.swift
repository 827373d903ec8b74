import CaseStorage
import CaseStorageMemory
import Synchronization

/// A store of which every nth write does not come to its end, as when the process dies in it.
final class CrashingStore: CaseStore {
    private let base = MemoryStore()
    private let state = Mutex<(nth: Int?, writes: Int)>((nil, 0))

    /// Loses every nth write from now on; nil loses none.
    func crash(everyNth nth: Int?) { state.withLock { $0 = (nth, 0) } }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        let isLost = state.withLock { state in
            state.writes += 1
            return state.nth.map { state.writes % $0 == 0 } ?? false
        }
        guard isLost else { return try await base.write(body) }
        return try await base.write { transaction in
            _ = try body(transaction)
            throw StoreError(.ioError, "the process died")
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async throws -> Value {
        try await base.read(body)
    }

    func close() async { await base.close() }
}
