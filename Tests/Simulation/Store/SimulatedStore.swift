import BridgePipeline
import CaseStorage
import CaseStorageMemory

/// The store as one incarnation sees it: slow, sometimes refusing, and void after its death.
///
/// What was committed lasts, for every incarnation has the same base.
struct SimulatedStore: CaseStore {
    let base: MemoryStore
    let life: Life
    let weather: Weather
    let lot: Lot
    let clock: SimulatedClock
    let checker: Checker

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await linger()
        try refuse()
        let failsAtCommit = weather.has(.storeErrors) && lot.chance(20)
        let value = try await base.write { transaction in
            let value = try body(transaction)
            if failsAtCommit { throw StoreError(.ioError, "the disk failed at the commit") }
            return value
        }
        await checker.committed()
        if weather.has(.answersLost), lot.chance(30) { throw StoreError(.ioError, "the answer was lost") }
        try await linger()
        return value
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async throws -> Value {
        try await linger()
        let value = try await base.read(body)
        try await linger()
        return value
    }

    /// The base outlives its users.
    func close() async {}

    private func refuse() throws {
        if weather.has(.storeLocked) { throw StoreError(.locked, "another process holds it") }
        if weather.has(.storeFull) { throw StoreError(.full, "the disk is full") }
        if weather.has(.storeErrors), lot.chance(25) { throw StoreError(.ioError, "the disk failed") }
    }

    /// Here others get their turn, and here the process may die.
    private func linger() async throws {
        try life.mustGoOn()
        switch lot.below(10) {
        case 0...5: return
        case 6...8: await Task.yield()
        default: try? await clock.sleep(for: lot.milliseconds(1...60))
        }
        try life.mustGoOn()
    }
}
