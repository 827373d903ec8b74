import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import Telemetry

/// A bridge over a store in memory, without services: messages go in one call at a time.
struct Desk {
    let store: any CaseStore
    let clock = ManualClock()
    let police = LaneOutbox(lane: .police)
    let governance = LaneOutbox(lane: .governance)
    let acceptance: MessageAcceptance

    init(store: any CaseStore = MemoryStore(), decisions: Decisions = World.decisions()) {
        self.store = store
        acceptance = MessageAcceptance(
            store: store,
            decisions: { decisions },
            entropy: DerivedEntropy(),
            outboxes: [police, governance]
        )
    }

    @discardableResult
    func accept(_ deliveries: InboundDelivery...) async throws -> AcceptanceReport {
        try await accept(deliveries)
    }

    @discardableResult
    func accept(_ deliveries: [InboundDelivery]) async throws -> AcceptanceReport {
        try await acceptance.accept(acceptance.prepare(deliveries, at: clock.now))
    }

    func account() async throws -> Account {
        try await store.read { try $0.account() }
    }

    func deadLetters() async throws -> [DeadLetterRecord] {
        try await store.read { try $0.deadLetters(DeadLetterFilter(limit: 10_000)) }
    }

    func pending(_ lane: Lane = .police) async throws -> [TaskRecord] {
        try await store.read { try $0.pendingTasks(lane: lane, limit: .max, excluding: []) }
    }

    /// The bodies of the notices (通知) of the first case.
    func notices() async throws -> [String] {
        let tasks = try await store.read { view in
            try view.cases(CaseFilter(limit: 1)).flatMap { try view.tasks(ofCase: $0.id) }
        }
        return tasks.compactMap { $0.task.kind == .notice ? String(decoding: $0.task.body, as: UTF8.self) : nil }
    }

    func intake(_ source: ScriptedSource, _ journal: Journal = .silent) -> Intake {
        Intake(source: source, acceptance: acceptance, clock: clock, journal: journal)
    }

    func relay(_ publisher: ScriptedPublisher, _ lane: Lane = .police, _ journal: Journal = .silent) -> Relay {
        Relay(
            outbox: lane == .police ? police : governance,
            publisher: publisher,
            store: store,
            recorder: acceptance,
            clock: clock,
            journal: journal
        )
    }
}
