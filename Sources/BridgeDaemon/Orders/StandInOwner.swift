import BridgePipeline
import CaseStorage
package import JSONTree
import Telemetry

/// Records an act while no daemon runs, as the store's owner for that moment. The tasks it leads to leave when a daemon
/// runs again.
package enum StandInOwner {
    /// Records the message of `login`.
    ///
    /// - Throws: `StoreError` with code `owned` when a daemon has started meanwhile, or `ConfigurationProblems`.
    package static func submit(
        _ message: [UInt8],
        by login: String,
        _ configuration: BridgeConfiguration
    ) async throws -> OrderReceipt {
        try await withDoor(configuration) { try await $0.submit(message, by: login) }
    }

    /// Does the act of an operator.
    ///
    /// - Throws: `OperatorRefusal`, `StoreError` with code `owned` when a daemon has started meanwhile, or
    ///   `ConfigurationProblems`.
    package static func perform(
        _ act: String,
        _ arguments: JSONObject,
        by login: String,
        _ configuration: BridgeConfiguration
    ) async throws -> JSONValue {
        // Whoever may open the store for writing owns it.
        let person = Operator(login: login, ownsStore: true)
        return try await withDoor(configuration) { try await $0.perform(act, .object(arguments), by: person) }
    }

    /// Opens the store as its owner for as long as `body` runs; replays that run go on meanwhile.
    ///
    /// - Throws: as `perform`, or what `body` throws.
    package static func withDoor<Value: Sendable>(
        _ configuration: BridgeConfiguration,
        _ body: (OrderDoor) async throws -> Value
    ) async throws -> Value {
        let clock = SystemBridgeClock()
        let sources = try DecisionSources(of: configuration, key: .file)
        let store = try StoreOpening.owner(of: configuration.store, startedAt: clock.now)
        let decisions = sources.decisions(for: QueueNames(configuration))
        let acceptance = MessageAcceptance(store: store, decisions: { decisions })
        let runner = ReplayRunner(store: store, acceptance: acceptance, clock: clock, journal: .silent)
        let replays = ReplayService(runner: runner, clock: clock, journal: .silent)
        do {
            let door = OrderDoor(
                actions: OperatorDesk(acceptance: acceptance, clock: clock),
                acts: .bridge(
                    store: store,
                    acceptance: acceptance,
                    decisions: { decisions },
                    replays: (runner, replays),
                    clock: clock
                )
            )
            let working = Task { try await replays.run() }
            defer { working.cancel() }
            let value = try await body(door)
            working.cancel()
            _ = await working.result
            await store.close()
            return value
        } catch {
            await store.close()
            throw error
        }
    }
}
