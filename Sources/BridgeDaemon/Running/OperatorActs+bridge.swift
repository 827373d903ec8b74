import BridgePipeline
import CaseStorage

extension OperatorActs {
    /// The acts on this store; without services when a verb stands in for the daemon.
    static func bridge(
        store: any CaseStore,
        acceptance: MessageAcceptance,
        decisions: @escaping @Sendable () -> Decisions,
        replays: (runner: ReplayRunner, service: ReplayService),
        flow: Flow = Flow(),
        allowsEdit: Bool,
        clock: any BridgeClock
    ) -> OperatorActs {
        OperatorActs(
            ReplayActs(
                store: store,
                acceptance: acceptance,
                runner: replays.runner,
                start: { replays.service.start() }
            ).all
                + HoldActs(store: store, acceptance: acceptance).all
                + FlowActs(store: store, flow: flow).all
                + DeadLetterActs(store: store, acceptance: acceptance).all
                + EditActs(store: store, acceptance: acceptance, isAllowed: allowsEdit).all,
            store: store,
            directory: { decisions().directory },
            clock: clock
        )
    }
}
