import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree
import Testing

@Suite("A person pauses intake or a lane, and it stays so until a person resumes it")
struct FlowTests {
    private static let person = Operator(login: "331623", ownsStore: true)

    private func acts(_ desk: Desk, _ flow: Flow) -> OperatorActs {
        OperatorActs(
            FlowActs(store: desk.store, flow: flow).all,
            store: desk.store,
            directory: { World.directory() },
            clock: desk.clock
        )
    }

    private func order(_ target: String) -> JSONObject {
        ["target": .string(target), "reason": .string("核对规则")]
    }

    @Test func `a paused lane keeps its tasks, the other goes on`() async throws {
        let desk = Desk()
        let acts = acts(desk, Flow(outboxes: [desk.police, desk.governance]))
        _ = try await acts.perform("flow.pause", order("police"), by: Self.person)
        try await desk.accept(World.numbered(3))
        let publisher = ScriptedPublisher()
        try await withThrowingTaskGroup { group in
            let relay = desk.relay(publisher)
            group.addTask { try await relay.run() }
            for _ in 0..<200 { await Task.yield() }
            #expect(publisher.attempts.isEmpty)
            #expect(desk.police.status.condition == .paused("331623: 核对规则"))
            #expect(desk.governance.status.condition == .open)
            _ = try await acts.perform("flow.resume", order("police"), by: Self.person)
            #expect(await eventually { publisher.confirmed.count == 3 })
            group.cancelAll()
        }
    }

    @Test func `paused intake takes nothing, and goes on only when no cause is left`() async throws {
        let desk = Desk()
        let source = ScriptedSource(queue: World.alerts)
        let intake = desk.intake(source)
        let acts = acts(desk, Flow(intakes: [intake], outboxes: [desk.police]))
        _ = try await acts.perform("flow.pause", order("intake"), by: Self.person)
        await intake.pause(.limit, because: "the disk is nearly full")
        source.send(World.numbered(2))
        source.finish()
        try await withThrowingTaskGroup { group in
            group.addTask { try await intake.run() }
            for _ in 0..<200 { await Task.yield() }
            #expect(source.isPaused && source.acknowledged == 0)
            #expect(intake.status.pausedBy == "331623: 核对规则")
            _ = try await acts.perform("flow.resume", order("intake"), by: Self.person)
            for _ in 0..<200 { await Task.yield() }
            #expect(source.isPaused && intake.status.pausedBy == "the disk is nearly full")
            await intake.resume(.limit)
            #expect(await eventually { source.acknowledged == 2 })
            group.cancelAll()
        }
    }

    @Test func `an order outlasts the daemon, with who and why on the trail`() async throws {
        let desk = Desk()
        let state = try await acts(desk, Flow()).perform("flow.pause", order("governance"), by: Self.person)
        #expect(state["governance"]?["pausedBy"] == .string("331623: 核对规则"))
        #expect(state["governance"]?["inWork"] == .null)
        let flow = Flow(outboxes: [desk.police, desk.governance])
        try await flow.takeUp(from: desk.store)
        #expect(desk.governance.status.condition == .paused("331623: 核对规则"))
        #expect(desk.police.status.condition == .open)
        let trail = try await desk.store.read { try $0.trail(from: 0, limit: 10) }.map(\.link.entry)
        #expect(trail.map(\.actor) == ["331623"])
        #expect(trail.first?.facts.map(\.value) == ["flow.pause", "governance", "核对规则"])
    }

    @Test func `an order without a target or a reason is refused`() async throws {
        let acts = acts(Desk(), Flow())
        for arguments in [["target": .string("intake")], ["target": .string("x"), "reason": .string("y")]]
            as [JSONObject]
        {
            let refusal = await #expect(throws: OperatorRefusal.self) {
                try await acts.perform("flow.pause", arguments, by: Self.person)
            }
            #expect(refusal?.code == .badArguments)
        }
    }
}
