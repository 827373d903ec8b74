package import BridgePipeline
import CaseStorage

/// Takes earlier alerts over as history, as the store's owner while no daemon runs.
package enum HistoryTakeover {
    /// Takes `lines` over on the word of `login`.
    ///
    /// - Throws: `StoreError` with code `owned` while a daemon runs, or `ConfigurationProblems`.
    package static func run(
        _ lines: [HistoryLine],
        by login: String,
        _ configuration: BridgeConfiguration
    ) async throws -> HistoryReport {
        let clock = SystemBridgeClock()
        let decisions = try DecisionSources(of: configuration, key: .file).decisions(for: QueueNames(configuration))
        let store = try StoreOpening.owner(of: configuration.store, startedAt: clock.now)
        do {
            let report = try await HistoryImport(store: store, decisions: decisions, actor: login)
                .run(lines, at: clock.now)
            await store.close()
            return report
        } catch {
            await store.close()
            throw error
        }
    }
}
