import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import JSONTree
import Testing

@Suite("A replay shows what would come of it, and then does exactly that")
struct ReplayTests {
    @Test func `a plan changes nothing but itself`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(3)
        let before = try await desk.store.read { (try $0.account(), try $0.trailHead(), try $0.cases(CaseFilter())) }
        let job = try await desk.plan()
        let after = try await desk.store.read { (try $0.account(), try $0.trailHead(), try $0.cases(CaseFilter())) }
        #expect(before.0 == after.0 && before.1 == after.1 && before.2 == after.2)
        #expect(job["state"] == .string("planned"))
        #expect(job.forecast?["kind"] == .string("applied"))
        #expect(job.forecast?["tasks"] == .array([.string("approvalRequest")]))
        #expect(job.forecast?["count"] == .integer(3))
        #expect(try await desk.letters() == [.dead, .dead, .dead])
    }

    @Test func `what was shown is done, once each, and the account balances at every step`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(12)
        try await desk.buryNonsense(2)
        let job = try await desk.plan()
        #expect(job.count(.planned) == 12)
        #expect(job.count(.leftOut) == 2, "what would fail again is shown and left alone")
        try await desk.execute(job)
        while let pause = try await desk.runner.step() {
            desk.mended.clock.advance(by: pause)
            #expect(try await desk.mended.account().isBalanced)
        }
        let done = try await desk.job(job)
        #expect(done["state"] == .string("done"))
        #expect(done.count(.resolved) == 12)
        #expect(try await desk.letters().count { $0 == .resolved } == 12)
        #expect(try await desk.letters().count { $0 == .dead } == 2)
        #expect(try await desk.mended.account().byDisposition[.dead] == 2)
        let asked = try await desk.mended.pending().filter { $0.task.kind == .approvalRequest }
        #expect(asked.count == 12)
        try await desk.runToTheEnd()
        #expect(try await desk.mended.pending().filter { $0.task.kind == .approvalRequest }.count == 12)
    }

    @Test func `who and why stay on the trail, for the job and for each of its messages`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(1)
        try await desk.execute(try await desk.plan())
        try await desk.runToTheEnd()
        let acts = try await desk.store.read { try $0.trail(from: 0, limit: 1_000) }.map(\.link.entry)
            .filter { $0.kind == .operatorActed }
        #expect(acts.map { $0.facts.first?.value } == ["replay.execute", "replay.item", "replay.done"])
        #expect(acts.allSatisfy { $0.actor == "331623" })
        #expect(acts[1].facts.contains { $0.value == "网关已配置" })
        #expect(acts[1].caseID != nil)
    }

    @Test func `nothing runs without a selection, a reason or a plan`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(1)
        for (act, arguments) in [
            ("replay.plan", ["reason": .string("x")]),
            ("replay.plan", ["selection": .object([:]), "reason": .string("x")]),
            ("replay.plan", ["selection": .object(["all": .bool(true)])]), ("replay.execute", ["reason": .string("x")]),
        ] as [(String, JSONObject)] {
            let refusal = await #expect(throws: OperatorRefusal.self) { try await desk.perform(act, arguments) }
            #expect(refusal?.code == .badArguments)
        }
        #expect(try await desk.letters() == [.dead])
    }

    @Test func `a second request for the same message names the job that has it`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(2)
        let (first, second) = (try await desk.plan(), try await desk.plan())
        try await desk.execute(first)
        let refusal = await #expect(throws: OperatorRefusal.self) { try await desk.execute(second) }
        #expect(refusal?.code == .conflict)
        #expect(refusal?.detail.contains("job 1 has ") == true)
        #expect(
            try await desk.plan(["ids": .array([.integer(1)])]).forecast?["code"] == .string("claimed_by_job_1")
        )
        try await desk.runToTheEnd()
        #expect(try await desk.letters() == [.resolved, .resolved])
    }

    @Test func `under other rules than were shown nothing is done and the letters are as they were`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(2)
        let job = try await desk.plan()
        let other = World.decisions(artifact: "sha256:2")
        let (runner, acts) = ReplayDesk.acts(on: Desk(store: desk.store, decisions: other))
        _ = try await acts.perform(
            "replay.execute",
            ["job": .integer(1), "reason": .string("x")],
            by: ReplayDesk.person
        )
        while try await runner.step() != nil {}
        let ended = try await desk.job(job)
        #expect(ended["state"] == .string("done") || ended["state"] == .string("stopped"))
        #expect(ended.count(.resolved) == 0)
        #expect(ended.count(.changed) == 2)
        #expect(try await desk.letters() == [.dead, .dead])
    }

    @Test func `a message whose case has moved on is set aside as changed, the others are done`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(3)
        let job = try await desk.plan(["all": .bool(true)], ["stopPercent": .integer(100)])
        let id = try #require(try await desk.store.read { try $0.caseID(.alert("A1")) })
        let push = Order(kind: .push, caseID: id, by: "P6", reason: "x")
        var order = push
        order.push = 3
        try await desk.mended.accept(World.delivery(.order(order), queue: World.answers, messageID: "O1"))
        try await desk.execute(job)
        try await desk.runToTheEnd()
        let ended = try await desk.job(job)
        #expect(ended.count(.resolved) == 2)
        #expect(ended.count(.changed) == 1)
        #expect(try await desk.letters() == [.resolved, .dead, .resolved])
    }
}
