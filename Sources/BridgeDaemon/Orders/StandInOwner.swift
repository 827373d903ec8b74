import BridgePipeline
import CaseStorage

/// Records an act while no daemon runs, as the store's owner for that moment. The tasks it leads to leave when a daemon
/// runs again.
package enum StandInOwner {
    /// - Throws: `StoreError` with code `owned` when a daemon has started meanwhile, or `ConfigurationProblems`.
    package static func submit(
        _ message: [UInt8],
        by login: String,
        _ configuration: BridgeConfiguration
    ) async throws -> OrderReceipt {
        let clock = SystemBridgeClock()
        let sources = try DecisionSources(of: configuration, key: .file)
        let store = try StoreOpening.owner(of: configuration.store, startedAt: clock.now)
        let decisions = sources.decisions(for: QueueNames(configuration))
        let acceptance = MessageAcceptance(store: store, decisions: { decisions })
        do {
            let door = OrderDoor(actions: OperatorDesk(acceptance: acceptance, clock: clock))
            let receipt = try await door.submit(message, by: login)
            await store.close()
            return receipt
        } catch {
            await store.close()
            throw error
        }
    }
}
