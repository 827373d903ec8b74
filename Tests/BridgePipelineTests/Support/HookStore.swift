import CaseStorage
import CaseStorageMemory
import Synchronization

/// Runs something after the nth read.
final class HookStore: CaseStore {
    private let base = MemoryStore()
    private let state = Mutex<(left: Int, hook: (@Sendable () async throws -> Void)?)>((0, nil))

    func after(reads: Int, _ hook: @escaping @Sendable () async throws -> Void) {
        state.withLock { $0 = (reads, hook) }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value { try await base.write(body) }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async throws -> Value {
        let value = try await base.read(body)
        let hook = state.withLock { state -> (@Sendable () async throws -> Void)? in
            guard state.hook != nil else { return nil }
            state.left -= 1
            guard state.left == 0 else { return nil }
            defer { state.hook = nil }
            return state.hook
        }
        try await hook?()
        return value
    }

    func close() async { await base.close() }
}
