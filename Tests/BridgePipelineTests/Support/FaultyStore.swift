import CaseStorage
import CaseStorageMemory
import Synchronization

/// A store in memory that fails as it is told.
final class FaultyStore: CaseStore {
    private struct State {
        var refusesWrites: StoreError?
        var losesAnswer = false
        var breaks: (@Sendable (any StoreTransaction) -> Bool)?
        var writes = 0
    }

    private struct Broken: Error {}

    private let memory = MemoryStore()
    private let state = Mutex(State())

    /// Every write fails with this error.
    func refuseWrites(_ error: StoreError?) {
        state.withLock { $0.refusesWrites = error }
    }

    /// The next write is committed, but its caller dies before he learns of it.
    func loseNextAnswer() {
        state.withLock { $0.losesAnswer = true }
    }

    /// Transactions after which `condition` holds throw something that is no `StoreError`.
    func breakTransactions(when condition: @escaping @Sendable (any StoreTransaction) -> Bool) {
        state.withLock { $0.breaks = condition }
    }

    var writes: Int { state.withLock { $0.writes } }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        let (losesAnswer, breaks) = try state.withLock { state in
            if let error = state.refusesWrites { throw error }
            defer { state.losesAnswer = false }
            state.writes += 1
            return (state.losesAnswer, state.breaks)
        }
        let value = try await memory.write { transaction in
            let value = try body(transaction)
            if breaks?(transaction) == true { throw Broken() }
            return value
        }
        if losesAnswer { throw StoreError(.ioError, "the answer was lost") }
        return value
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async throws -> Value {
        try await memory.read(body)
    }

    func close() async {
        await memory.close()
    }
}
