import CaseModel
import CaseStorage
import CaseStorageMemory
import JSONTree
import Telemetry
import Testing

@testable import BridgePipeline

@Suite("After an unclean stop messages are taken alone, and one that kills twice is parked")
struct GuardTests {
    private func run(_ intake: Intake, until isDone: @escaping @Sendable () -> Bool) async {
        await withThrowingTaskGroup { group in
            group.addTask { try await intake.run() }
            #expect(await eventually { isDone() })
            group.cancelAll()
        }
    }

    private func intake(_ desk: Desk, _ source: ScriptedSource, isGuarded: Bool) -> Intake {
        Intake(source: source, acceptance: desk.acceptance, clock: desk.clock, journal: .silent, isGuarded: isGuarded)
    }

    @Test func `a guarded queue is taken one by one and widens after fifty`() async throws {
        let desk = Desk()
        let source = ScriptedSource(queue: World.alerts, World.numbered(80))
        source.finish()
        await run(intake(desk, source, isGuarded: true)) { source.acknowledged == 80 }
        #expect(source.prefetches == [1, nil])
        #expect(try await desk.store.read { try $0.rawDeliveries() }.isEmpty)
        #expect(try await desk.account().isBalanced)
    }

    @Test func `bytes that were kept when the answer was lost are not kept twice`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        let source = ScriptedSource(queue: World.alerts, World.numbered(1))
        source.finish()
        store.loseNextAnswer()
        await withThrowingTaskGroup { group in
            let intake = intake(desk, source, isGuarded: true)
            group.addTask { try await intake.run() }
            #expect(await eventually(desk.clock) { source.acknowledged == 1 })
            group.cancelAll()
        }
        #expect(try await desk.store.read { try $0.rawDeliveries() }.isEmpty)
        #expect(try await desk.account().byDisposition == [.applied: 1])
    }

    @Test(arguments: [
        InboundProperties(redelivered: true), InboundProperties(headers: #"{"x-delivery-count":3}"#),
        InboundProperties(headers: #"{"x-acquired-count":4}"#),
    ])
    func `a message the broker has delivered before puts its queue under guard`(properties: InboundProperties)
        async throws
    {
        let desk = Desk()
        var deliveries = World.numbered(3)
        deliveries[1].properties = properties
        let source = ScriptedSource(queue: World.alerts, deliveries)
        source.finish()
        await run(intake(desk, source, isGuarded: false)) { source.acknowledged == 3 }
        #expect(source.prefetches == [1])
        #expect(try await desk.account().byDisposition == [.applied: 3])
    }

    @Test func `a first count below three and a first delivery change nothing`() async throws {
        let desk = Desk()
        var deliveries = World.numbered(3)
        deliveries[0].properties = InboundProperties(headers: #"{"x-delivery-count":2}"#)
        let source = ScriptedSource(queue: World.alerts, deliveries)
        source.finish()
        await run(intake(desk, source, isGuarded: false)) { source.acknowledged == 3 }
        #expect(source.prefetches.isEmpty)
    }

    /// The state of the store when the process died with this message alone in work.
    private func died(_ desk: Desk, with delivery: InboundDelivery) async throws {
        _ = try await desk.acceptance.keepRaw(delivery, at: desk.clock.now)
    }

    private func recover(_ desk: Desk) async throws {
        try await RawIntakeRecovery(
            store: desk.store,
            acceptance: desk.acceptance,
            wasUnclean: true,
            clock: desk.clock,
            journal: .silent
        ).run()
    }

    @Test func `after one crash the message is tried alone once more, and its redelivery is a duplicate`() async throws
    {
        let desk = Desk()
        let delivery = World.delivery(World.alert("A1"))
        try await died(desk, with: delivery)
        try await recover(desk)
        #expect(try await desk.account().byDisposition == [.applied: 1])
        #expect(try await desk.store.read { try $0.rawDeliveries() }.isEmpty)
        #expect(try await desk.accept(delivery).dispositions == [.duplicate: 1])
    }

    @Test func `after two crashes in a row it is parked whole, and only a replay tries it again`() async throws {
        let desk = Desk()
        let delivery = World.delivery(World.alert("A1"))
        try await died(desk, with: delivery)
        let raw = try #require(try await desk.store.read { try $0.rawDeliveries() }.first)
        // The start after the first crash counted it, and died over it again.
        try await desk.store.write { try $0.countCrash(ofRaw: raw.id) }
        try await recover(desk)
        let letter = try #require(try await desk.deadLetters().first)
        #expect(letter.letter.refusal.code == .parked && letter.letter.refusal.failureClass == .operator)
        #expect(try await desk.store.read { try $0.message(sequence: 1) }?.message.body == delivery.body)
        #expect(try await desk.store.read { try $0.rawDeliveries() }.isEmpty)
        #expect(try await desk.account().isBalanced)
        let (runner, acts) = ReplayDesk.acts(on: desk)
        let job = try await acts.perform(
            "replay.plan",
            ["selection": .object(["code": .string("parked")]), "reason": .string("新版本")],
            by: ReplayDesk.person
        )
        _ = try await acts.perform(
            "replay.execute",
            ["job": job["job"] ?? .null, "reason": .string("新版本")],
            by: ReplayDesk.person
        )
        while try await runner.step() != nil {}
        #expect(try await desk.account().byDisposition == [.applied: 1])
    }
}
