import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import ServiceLifecycle
import Telemetry

/// One life of the daemon: the services as `BridgeDaemon` joins them, over the ports of the simulation.
final class Incarnation: @unchecked Sendable {
    let life: Life
    private let executor: SeededExecutor
    private let main: Task<Void, Never>
    let acceptance: MessageAcceptance
    let acts: OperatorActs

    init(number: Int, of world: World) {
        let life = Life(number: number)
        let clock = SimulatedClock(timeline: world.timeline, start: world.start)
        let store = SimulatedStore(
            base: world.store,
            life: life,
            weather: world.weather,
            lot: world.lot,
            clock: clock,
            checker: world.checker
        )
        let journal = Journal.silent
        let outboxes = Lane.allCases.map { LaneOutbox(lane: $0) }
        let decisions = world.decisions
        let acceptance = MessageAcceptance(
            store: store,
            decisions: { decisions },
            entropy: DerivedEntropy(),
            outboxes: outboxes
        )
        let sources = world.broker.queues.mapValues { queue in
            SimulatedSource(queue, life: life, weather: world.weather, lot: world.lot, checker: world.checker)
        }
        world.sources = Array(sources.values)
        let own = [SimulatedBroker.alerts, SimulatedBroker.answers, SimulatedBroker.receipts]
        let dead = sources[SimulatedBroker.dead].map { DeadQueueSource($0, known: Set(own)) }
        let ways: [any MessageSource] = own.compactMap { sources[$0] } + [dead].compactMap { $0 }
        let intakes = ways.map { source in
            Intake(
                source: source,
                acceptance: acceptance,
                clock: clock,
                journal: journal,
                isGuarded: number > 1,
                batchLimit: world.lot.among(1...40)
            )
        }
        let inFlight = world.lot.among(1...60)
        let relays = outboxes.map { outbox in
            Relay(
                outbox: outbox,
                publisher: SimulatedPublisher(
                    lane: outbox.lane,
                    broker: world.broker,
                    life: life,
                    weather: world.weather,
                    lot: world.lot,
                    clock: clock,
                    checker: world.checker
                ),
                store: store,
                recorder: acceptance,
                clock: clock,
                journal: journal,
                limits: RelayLimits(inFlight: inFlight)
            )
        }
        let runner = ReplayRunner(store: store, acceptance: acceptance, clock: clock, journal: journal)
        let replays = ReplayService(runner: runner, clock: clock, journal: journal)
        let watch = StoreWatch(
            store: store,
            intakes: intakes,
            limits: .init(alarmOpen: 10, alarmPerHour: 10),
            freeBytes: { [weather = world.weather] in weather.has(.diskNearlyFull) ? 1 << 20 : 1 << 40 },
            clock: clock,
            journal: journal
        )
        let acts = ReplayActs(store: store, acceptance: acceptance, runner: runner, start: { replays.start() }).all
        self.acts = OperatorActs(
            acts + DeadLetterActs(store: store, acceptance: acceptance).all
                + HoldActs(store: store, acceptance: acceptance).all,
            store: store,
            directory: { decisions.directory },
            clock: clock
        )
        let recovery = RawIntakeRecovery(
            store: store,
            acceptance: acceptance,
            wasUnclean: number > 1,
            clock: clock,
            journal: journal
        )
        let services: [any Service] =
            relays + [
                WaitingMessages(acceptance: acceptance, clock: clock, journal: journal),
                DeadlineClock(acceptance: acceptance, clock: clock, journal: journal), replays, watch,
            ] + intakes
        let ended = EndMark()
        self.life = life
        self.acceptance = acceptance
        executor = SeededExecutor(lot: world.lot)
        main = Task(executorPreference: executor) {
            do {
                try await recovery.run()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for service in services { group.addTask { try await service.run() } }
                    try await group.waitForAll()
                }
            } catch {
                ended.cause = "\(error)"
            }
            ended.isSet = true
        }
        self.ended = ended
    }

    private let ended: EndMark

    /// The process has ended by itself: its start failed, or a service threw.
    var cause: String? { ended.isSet ? ended.cause ?? "every service has returned" : nil }

    /// An act of an operator, beside everything else.
    func act(_ body: @escaping @Sendable (OperatorActs) async -> Void) {
        let acts = acts
        Task(executorPreference: executor) { await body(acts) }
    }

    /// Runs one job of it; false when none is ready.
    func runOne() -> Bool { executor.runOne() }

    /// kill -9: whatever it still does is void. Its tasks are led to their ends, so that their memory is given back.
    ///
    /// - Returns: false when it could not be led to its end.
    func kill() -> Bool {
        life.end()
        main.cancel()
        for _ in 0..<200_000 where !executor.runOne(isVoid: true) { return true }
        return false
    }

    private final class EndMark: @unchecked Sendable {
        var isSet = false
        var cause: String?
    }
}
