import BridgePipeline
import CaseModel
import CaseStorage
import Synchronization
import Testing

/// A task stays pending until the broker has confirmed it, in order per case, and each lane fails for itself.
struct RelayTests {
    private func run(
        _ relays: Relay...,
        clock: ManualClock,
        step: Duration = .milliseconds(50),
        until condition: () async throws -> Bool
    ) async throws {
        try await withThrowingTaskGroup { group in
            for relay in relays { group.addTask { try await relay.run() } }
            let held = try await eventually(clock, step: step, condition)
            #expect(held)
            group.cancelAll()
        }
    }

    private func state(_ desk: Desk, _ id: String) async throws -> TaskRecord.State? {
        try await desk.store.read { try $0.task(id)?.state }
    }

    @Test func `confirmed tasks are recorded, with an entry on the trail`() async throws {
        let desk = Desk()
        let tasks = try await desk.accept(World.numbered(50)).tasks
        let publisher = ScriptedPublisher()
        try await run(desk.relay(publisher), clock: desk.clock) { desk.police.status.isIdle }
        #expect(Set(publisher.confirmed.map(\.id)) == Set(tasks.map(\.id)))
        #expect(try await desk.pending().isEmpty)
        let trail = try await desk.store.read { try $0.trail(ofCase: tasks[0].caseID) }
        #expect(trail.contains { $0.link.entry.kind == .taskHandedOver })
        #expect(try await Verification(of: desk.store).holds)
    }

    @Test func `confirms go with the next batch of messages`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        let task = try #require(try await desk.accept(World.delivery(World.alert("A1"))).tasks.first)
        let publisher = ScriptedPublisher()
        try await withThrowingTaskGroup { group in
            let relay = desk.relay(publisher)
            group.addTask { try await relay.run() }
            // No time passes, so the relay cannot be the one that records.
            #expect(await eventually { desk.police.status.unrecorded == 1 })
            try await desk.accept(World.delivery(World.alert("A2")))
            #expect(try await state(desk, task.id) == .confirmed)
            group.cancelAll()
        }
    }

    @Test func `after a crash unrecorded tasks are published again with the same id and bytes`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        try await desk.accept(World.numbered(3))
        let first = ScriptedPublisher()
        store.refuseWrites(StoreError(.ioError, "the process dies"))
        try await run(desk.relay(first), clock: desk.clock) { first.confirmed.count == 3 }
        store.refuseWrites(nil)
        let restarted = Desk(store: store)
        let second = ScriptedPublisher()
        try await run(restarted.relay(second), clock: restarted.clock) { restarted.police.status.isIdle }
        #expect(Set(second.confirmed) == Set(first.confirmed))
    }

    @Test func `tasks of a commit whose answer was lost leave without a restart, and those of a failed one never do`()
        async throws
    {
        let store = FaultyStore()
        let desk = Desk(store: store)
        let publisher = ScriptedPublisher()
        await withThrowingTaskGroup { group in
            let relay = desk.relay(publisher)
            group.addTask { try await relay.run() }
            #expect(await eventually(desk.clock) { desk.police.status.isIdle })
            store.breakTransactions { _ in true }
            await #expect(throws: (any Error).self) { try await desk.accept(World.delivery(World.alert("A1"))) }
            store.breakTransactions { _ in false }
            #expect(await eventually(desk.clock) { desk.police.status.isIdle })
            store.loseNextAnswer()
            await #expect(throws: StoreError.self) { try await desk.accept(World.delivery(World.alert("A2"))) }
            #expect(await eventually(desk.clock) { desk.police.status.isIdle && publisher.confirmed.count == 1 })
            group.cancelAll()
        }
        #expect(try await desk.pending().isEmpty)
    }

    @Test func `of a case one task is out at a time, in the order of issue`() async throws {
        let desk = Desk()
        let publisher = ScriptedPublisher()
        publisher.hold()
        try await withThrowingTaskGroup { group in
            let relay = desk.relay(publisher)
            group.addTask { try await relay.run() }
            let tasks = try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1")).tasks
            try #require(tasks.count == 3)
            #expect(await eventually { publisher.inFlight.count == 1 })
            for _ in 0..<200 { await Task.yield() }
            #expect(publisher.inFlight == [tasks[0].id])
            publisher.letGo()
            #expect(await eventually { publisher.confirmed.count == 3 })
            #expect(publisher.confirmed.map(\.id) == tasks.map(\.id))
            group.cancelAll()
        }
    }

    @Test func `red tasks leave first`() async throws {
        let desk = Desk()
        var alerts = World.numbered(400)
        alerts.append(World.delivery(World.alert("RED", content: "持刀纠纷")))
        let tasks = try await desk.accept(alerts).tasks
        let publisher = ScriptedPublisher()
        try await run(desk.relay(publisher), clock: desk.clock) { publisher.confirmed.count == tasks.count }
        let red = try #require(tasks.first { $0.band == .red })
        #expect(publisher.attempts.firstIndex(of: red.id).map { $0 < 300 } == true)
    }

    @Test func `a task no queue takes is set aside after five attempts and the case goes on`() async throws {
        let desk = Desk()
        let tasks = try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1")).tasks
        let unroutable = tasks[0].id
        let publisher = ScriptedPublisher { $0.id == unroutable ? .returned(text: "NO_ROUTE") : .confirmed }
        try await run(desk.relay(publisher), clock: desk.clock, step: .milliseconds(500)) {
            desk.police.status.isIdle
        }
        #expect(publisher.attempts.count { $0 == unroutable } == 5)
        #expect(try await state(desk, unroutable) == .setAside)
        #expect(try await state(desk, tasks[1].id) == .confirmed)
        let trail = try await desk.store.read { try $0.trail(ofCase: tasks[0].caseID) }
        #expect(trail.contains { $0.link.entry.kind == .taskSetAside })
        let notices = try await desk.notices()
        #expect(notices.count { $0.contains("notDelivered") && $0.contains("no_route") } == 1)
    }

    @Test(arguments: [
        Refusal.Code.exchangeMissing, .accessRefused, .blocked, .connectionLost, .confirmTimeout,
    ])
    func `a lane that cannot send keeps its tasks and opens by itself`(code: Refusal.Code) async throws {
        let desk = Desk()
        let reports = Reports()
        try await desk.accept(World.numbered(400))
        let publisher = ScriptedPublisher { _ in .failed(code, text: "gone") }
        try await run(desk.relay(publisher, .police, reports.journal), clock: desk.clock, step: .milliseconds(500)) {
            if desk.clock.elapsed > .seconds(100) { publisher.answer { _ in .confirmed } }
            return desk.police.status.isIdle
        }
        #expect(publisher.confirmed.count == 400)
        #expect(desk.police.status.condition == .open)
        // 300 at once, then one at a time after 1, 2, 4 … 60 s.
        #expect(publisher.attempts.count < 300 + 10 + 400)
        #expect(try await desk.store.read { try $0.setAsideTasks(limit: 10) }.isEmpty)
    }

    @Test func `a lane that is told of a new link tries at once`() async throws {
        let desk = Desk()
        try await desk.accept(World.numbered(1))
        let publisher = ScriptedPublisher { _ in .failed(.connectionLost, text: "gone") }
        await withThrowingTaskGroup { group in
            let relay = desk.relay(publisher)
            group.addTask { try await relay.run() }
            #expect(await eventually { publisher.attempts.count == 1 && desk.police.status.inFlight == 0 })
            publisher.answer { _ in .confirmed }
            desk.police.probeNow()
            #expect(await eventually { publisher.confirmed.count == 1 })
            group.cancelAll()
        }
    }

    @Test func `a blocked governance lane does not hold the police lane`() async throws {
        let desk = Desk()
        let store = desk.store
        let tasks = try await desk.accept(World.numbered(10)).tasks
        let governance = (0..<10).map { number in
            NewTask(
                id: "G\(number)",
                kind: .push3,
                lane: .governance,
                routingKey: "push3.330784104000",
                caseID: tasks[number].caseID,
                band: .blue,
                typeCode: "D0401",
                issuedAt: World.start,
                causedAt: World.start,
                body: [UInt8(number)]
            )
        }
        try await store.write { try $0.insert(governance) }
        let police = ScriptedPublisher()
        let blocked = ScriptedPublisher { _ in .failed(.exchangeMissing, text: "no exchange") }
        try await run(desk.relay(police), desk.relay(blocked, .governance), clock: desk.clock) {
            if desk.police.status.isIdle, police.confirmed.count == 10 { blocked.answer { _ in .confirmed } }
            return desk.governance.status.isIdle
        }
        #expect(police.confirmed.count == 10)
        #expect(blocked.confirmed.count == 10)
    }

    @Test func `tasks that do not fit into memory leave from the store`() async throws {
        let desk = Desk()
        let publisher = ScriptedPublisher()
        try await withThrowingTaskGroup { group in
            let relay = desk.relay(publisher)
            group.addTask { try await relay.run() }
            for start in stride(from: 0, to: 3_000, by: 200) {
                try await desk.accept(
                    (start..<start + 200).map { World.delivery(World.alert("A\($0)", phone: "139\(10_000_000 + $0)")) }
                )
            }
            #expect(await eventually(desk.clock) { desk.police.status.isIdle })
            group.cancelAll()
        }
        #expect(publisher.attempts.count == 3_000)
        #expect(Set(publisher.attempts).count == 3_000)
        #expect(try await desk.pending().isEmpty)
    }

    @Test func `while the store cannot record, publishing goes on and nothing is forgotten`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        try await desk.accept(World.numbered(20))
        store.refuseWrites(StoreError(.locked, "busy"))
        let publisher = ScriptedPublisher()
        try await run(desk.relay(publisher), clock: desk.clock) {
            if desk.clock.elapsed > .seconds(10) { store.refuseWrites(nil) }
            return desk.police.status.isIdle
        }
        #expect(publisher.attempts.count == 20)
        #expect(try await desk.pending().isEmpty)
    }
}
