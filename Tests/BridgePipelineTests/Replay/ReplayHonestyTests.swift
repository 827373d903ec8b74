import CaseModel
import CaseStorage
import JSONTree
import Testing

@testable import BridgePipeline

@Suite("A forecast is what is done, nothing breaks a job, and the trail names who did it")
struct ReplayHonestyTests {
    @Test func `one message that breaks its transaction does not hold the job up`() async throws {
        let store = FaultyStore()
        let desk = ReplayDesk(store: store)
        try await desk.bury(3)
        let id = try #require(try await store.read { try $0.caseID(.alert("A0")) })
        let job = try await desk.plan(["all": .bool(true)], ["rate": .integer(0)])
        try await desk.execute(job)
        store.breakTransactions { transaction in
            ((try? transaction.tasks(ofCase: id)) ?? []).contains { $0.task.kind == .approvalRequest }
        }
        var failures = 0
        while failures < 20 {
            do {
                guard try await desk.runner.step() != nil else { break }
            } catch { failures += 1 }
        }
        let ended = try await desk.job(job)
        #expect(failures < 20, "the job hangs: \(ended["state"] ?? .null), resolved \(ended.count(.resolved) ?? -1)")
        #expect(ended.count(.resolved) == 2)
    }

    @Test func `what was shown for feedback and its alert is what is done`() async throws {
        let desk = ReplayDesk()
        // Feedback first, then its alert; both died over a profile that was broken.
        try await desk.store.write { transaction in
            for (n, delivery) in [World.disposition("A1"), World.delivery(World.alert("A1"))].enumerated() {
                let sequence = try transaction.insert(
                    NewMessage(
                        identity: MessageIdentity(queue: World.alerts, kind: "unknown", key: "k\(n)"),
                        messageID: nil,
                        digest: SHA256Digest(of: delivery.body).text,
                        receivedAt: World.start,
                        disposition: .dead,
                        code: "schema",
                        body: delivery.body,
                        properties: delivery.properties.json
                    )
                )
                _ = try transaction.insert(
                    NewDeadLetter(
                        sequence: sequence,
                        queue: World.alerts,
                        refusal: Refusal(.schema, detail: "x"),
                        at: World.start,
                        caseID: nil,
                        bodySize: delivery.body.count
                    )
                )
            }
        }
        let job = try await desk.plan()
        try await desk.execute(job)
        try await desk.runToTheEnd()
        let ended = try await desk.job(job)
        #expect(ended.count(.changed) == 0)
        #expect(ended.count(.resolved) == 2)
    }

    @Test func `a push 3 that was withdrawn while it was set aside is not handed over`() async throws {
        let desk = ReplayDesk()
        let mended = desk.mended
        try await mended.accept(World.delivery(World.alert("A1")), World.disposition("A1"))
        let id = try #require(try await desk.store.read { try $0.caseID(.alert("A1")) })
        let followUp = FollowUp(caseID: id, by: "P2", at: World.start, outcome: .needsDepartments)
        try await mended.accept(World.delivery(.followUp(followUp), queue: World.answers, messageID: "F"))
        let round = try #require(try await desk.store.read { try $0.case(id) }?.pendingApproval?.round)
        let request = try #require(round.requests.first)
        let decision = ApprovalDecision(
            requestID: request.id,
            draftDigest: round.draftDigest,
            isApproved: true,
            by: "P4",
            at: World.start
        )
        try await mended.accept(World.delivery(.approval(decision), queue: World.answers, messageID: "D"))
        let push3 = try #require(try await mended.pending(.governance).first { $0.task.kind == .push3 })
        try await desk.store.write {
            try $0.setAside(task: push3.task.id, code: "no_route", detail: "no queue", at: World.start)
        }
        let order = Order(kind: .withdraw, caseID: id, by: "P6", reason: "转公安办理")
        try await mended.accept(World.delivery(.order(order), queue: World.answers, messageID: "W"))
        let withdrawal = try #require(try await mended.pending(.governance).first { $0.task.kind == .withdrawal })
        try await desk.store.write {
            try $0.confirm(tasks: [TaskConfirmation(id: withdrawal.task.id, at: World.start)])
        }
        let job = try await desk.plan(["tasks": .bool(true)])
        #expect(job.forecast?["kind"] != .string("handOver"))
        try await desk.execute(job)
        try await desk.runToTheEnd()
        #expect(!(try await mended.pending(.governance).contains { $0.task.kind == .push3 }))
    }

    @Test func `the original and its edited copy do not both count`() async throws {
        let strict = Desk(decisions: World.decisions(gateways: ["gateway"]))
        let desk = Desk(store: strict.store)
        try await strict.accept(World.delivery(World.alert("A1")), World.disposition("A1"))
        let id = try #require(try await desk.store.read { try $0.caseID(.alert("A1")) })
        var followUp = FollowUp(caseID: id, by: "P2", at: World.start, outcome: .contacted)
        followUp.text = "one"
        try await strict.accept(World.delivery(.followUp(followUp), queue: World.answers, messageID: "F"))
        followUp.text = "two"
        let body = String(decoding: World.delivery(.followUp(followUp), queue: World.answers).body, as: UTF8.self)
        let acts = DeadLetterDesk.acts(desk)
        _ = try await acts.perform(
            "deadLetters.edit",
            ["id": .integer(1), "body": .string(body), "reason": .string("x")],
            by: Operator.first
        )
        _ = try await acts.perform(
            "deadLetters.confirmEdit",
            ["id": .integer(2), "reason": .string("x")],
            by: Operator.second
        )
        _ = try await DeadLetterDesk.replay([2], desk)
        _ = try? await acts.perform(
            "deadLetters.restore",
            ["selection": .object(["ids": .array([.integer(1)])]), "reason": .string("x")],
            by: Operator.first
        )
        _ = try? await DeadLetterDesk.replay([1], desk)
        let trail = try await desk.store.read { try $0.trail(from: 0, limit: 1_000) }.map(\.link.entry)
        #expect(trail.count { $0.kind == .followedUp } == 1)
    }

    @Test func `who executes is on the trail, and not who planned`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(1)
        let job = try await desk.plan()
        _ = try await desk.acts.perform(
            "replay.execute",
            ["job": job["job"] ?? .null, "reason": .string("y")],
            by: Operator.second
        )
        try await desk.runToTheEnd()
        let trail = try await desk.store.read { try $0.trail(from: 0, limit: 1_000) }.map(\.link.entry)
        let acts = trail.filter { $0.kind == .operatorActed }
        #expect(acts.contains { $0.facts.contains(TrailEntry.Fact("act", "replay.item")) })
        #expect(acts.allSatisfy { $0.actor == Operator.second.login })
    }
}
