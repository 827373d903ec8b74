import AMQPClient
package import BridgePipeline
import CaseModel
import CaseStorage
import Glibc
import ServiceLifecycle
package import Telemetry

/// The daemon: where the concrete types meet.
package struct BridgeDaemon: Sendable {
    private let configuration: BridgeConfiguration
    private let journal: Journal
    private let clock: any BridgeClock

    /// A daemon of this configuration that reports to `journal`.
    package init(configuration: BridgeConfiguration, journal: Journal, clock: any BridgeClock = SystemBridgeClock()) {
        self.configuration = configuration
        self.journal = journal
        self.clock = clock
    }

    /// Runs until SIGTERM or SIGINT; then what is in hand is finished, recorded and acknowledged.
    ///
    /// - Throws: `ConfigurationProblems`, `StoreError`, `BrokerFailure`, `MissingTopology` or `FileError` when it cannot
    ///   start; nothing is consumed before.
    package func run() async throws {
        BrokenPipe.ignoreSignal()
        // Until the reload service listens, a SIGHUP finds the newest files read anyway.
        signal(SIGHUP, SIG_IGN)
        let stamps = DecisionsInForce.stamps(of: configuration)
        let sources = try DecisionSources(of: configuration, key: .file)
        let store = try StoreOpening.owner(of: configuration.store, startedAt: clock.now)
        do {
            try await StartCheck.run(configuration)
            let decisions = DecisionsInForce(sources, stamps: stamps, of: configuration, journal: journal)
            let wasUnclean = try await RunningMark.set(in: store, at: clock.now)
            if wasUnclean { journal.record(.uncleanStop) }
            try await serve(store, decisions, version: sources.ruleSetVersion, isGuarded: wasUnclean)
            try await RunningMark.clear(in: store)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
        journal.record(.daemonStopped)
    }

    private func serve(
        _ store: any CaseStore,
        _ decisions: DecisionsInForce,
        version: String,
        isGuarded: Bool
    ) async throws {
        let outboxes = Lane.allCases.map { LaneOutbox(lane: $0) }
        let acceptance = MessageAcceptance(store: store, decisions: { decisions.current }, outboxes: outboxes)
        let links = try BrokerLinks(of: configuration, journal: journal) { lane in
            for outbox in outboxes where outbox.lane == lane { outbox.probeNow() }
        }
        try await RawIntakeRecovery(
            store: store,
            acceptance: acceptance,
            wasUnclean: isGuarded,
            clock: clock,
            journal: journal
        ).run()
        let intakes = intakes(links, acceptance, isGuarded: isGuarded)
        let progress = ProgressWatch(
            probes: links.probes(intakes: intakes, outboxes: outboxes, configuration),
            clock: clock,
            journal: journal
        )
        let readiness = Readiness(
            links: links,
            outboxes: outboxes,
            intakes: intakes,
            progress: progress,
            decisions: decisions
        )
        let flow = Flow(intakes: intakes, outboxes: outboxes)
        let storePath = configuration.store.path
        let watch = StoreWatch(
            store: store,
            intakes: intakes,
            limits: .init(
                alarmOpen: configuration.deadLetters.alarmOpen,
                alarmPerHour: configuration.deadLetters.alarmPerHour
            ),
            freeBytes: { FileSystemSpace(path: storePath)?.free },
            clock: clock,
            journal: journal
        )
        try await flow.takeUp(from: store)
        let runner = ReplayRunner(store: store, acceptance: acceptance, clock: clock, journal: journal)
        let replays = ReplayService(runner: runner, clock: clock, journal: journal)
        let orders = try OrderSocket(
            path: configuration.store.orderSocketPath,
            door: OrderDoor(
                actions: OperatorDesk(acceptance: acceptance, clock: clock),
                acts: .bridge(
                    store: store,
                    acceptance: acceptance,
                    decisions: { decisions.current },
                    replays: (runner, replays),
                    flow: flow,
                    allowsEdit: configuration.deadLetters.allowsEdit,
                    clock: clock
                )
            ) { readiness.json }
        )
        let headsPath = configuration.store.headsPath
        let heads = TrailHeadExport(store: store, clock: clock, journal: journal) { head in
            try TrailHeadFile.append(head, to: headsPath)
        }
        // In this order they depend on each other; shutdown goes from the end.
        let services: [any Service] =
            [LinkService(links.police), LinkService(links.governance)]
            + relays(links, outboxes, store, acceptance)
            + [ReloadService(decisions: decisions, clock: clock)]
            + [
                WaitingMessages(acceptance: acceptance, clock: clock, journal: journal),
                DeadlineClock(acceptance: acceptance, clock: clock, journal: journal), heads, replays, watch, progress,
                orders,
            ]
            + [links.alerts, links.answers, links.receipts, links.policeDead, links.governanceDead]
            .map { LinkService($0) }
            + intakes
        journal.record(.daemonStarted(store: configuration.store.path, rules: version))
        try await StopSignals.run(services)
    }

    private func intakes(_ links: BrokerLinks, _ acceptance: MessageAcceptance, isGuarded: Bool) -> [Intake] {
        let names = QueueNames(configuration)
        let own = [(links.alerts, names.alerts), (links.answers, names.answers), (links.receipts, names.receipts)]
            .map { consumer, queue in ConsumerSource(consumer: consumer, queue: queue) }
        let known = DeadQueueOrigins(configuration)
        let dead = [
            DeadQueueSource(
                ConsumerSource(consumer: links.policeDead, queue: configuration.police.deadQueue),
                known: known.police
            ),
            DeadQueueSource(
                ConsumerSource(consumer: links.governanceDead, queue: configuration.governance.deadQueue),
                known: known.governance
            ),
        ]
        return (own as [any MessageSource] + dead).map { source in
            Intake(
                source: source,
                acceptance: acceptance,
                clock: clock,
                journal: journal,
                isGuarded: isGuarded
            )
        }
    }

    private func relays(
        _ links: BrokerLinks,
        _ outboxes: [LaneOutbox],
        _ store: any CaseStore,
        _ acceptance: MessageAcceptance
    ) -> [any Service] {
        outboxes.map { outbox in
            let (publisher, exchange) =
                switch outbox.lane {
                case .police: (links.police, configuration.police.exchange)
                case .governance: (links.governance, configuration.governance.exchange)
                }
            return Relay(
                outbox: outbox,
                publisher: ExchangePublisher(publisher: publisher, exchange: exchange, lane: outbox.lane),
                store: store,
                recorder: acceptance,
                clock: clock,
                journal: journal
            )
        }
    }
}
