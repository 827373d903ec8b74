import BridgePipeline
import CaseStorage

extension OperatorActs {
    /// The acts on this store; without services when a verb stands in for the daemon.
    static func bridge(
        store: any CaseStore,
        acceptance: MessageAcceptance,
        decisions: @escaping @Sendable () -> Decisions,
        clock: any BridgeClock
    ) -> OperatorActs {
        OperatorActs(
            [],
            store: store,
            directory: { decisions().directory },
            clock: clock
        )
    }
}
