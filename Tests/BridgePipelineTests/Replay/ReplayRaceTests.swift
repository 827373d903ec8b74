import CaseModel
import CaseStorage
import JSONTree
import Testing

@testable import BridgePipeline

@Suite("What changes between a plan and its execution is noticed, and nothing is done twice or after a cancel")
struct ReplayRaceTests {
    @Test func `a case that has moved on since the plan is noticed`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(1)
        let job = try await desk.plan()
        let id = try #require(try await desk.store.read { try $0.caseID(.alert("A0")) })
        let before = try #require(try await desk.store.read { try $0.case(id) })
        let push2 = try #require(before.tasks.first { $0.kind == .push2 })
        try await desk.mended.accept(
            World.delivery(
                .signed(Signature(taskID: push2.id, by: "P2", at: World.start)),
                queue: World.answers,
                messageID: "S"
            )
        )
        let after = try #require(try await desk.store.read { try $0.case(id) })
        #expect(after.version > before.version)
        try await desk.execute(job)
        try await desk.runToTheEnd()
        #expect(try await desk.job(job).count(.changed) == 1)
    }

    @Test func `archive does not take what a replay resolved meanwhile`() async throws {
        let store = HookStore()
        let desk = ReplayDesk(store: store)
        try await desk.bury(2)
        let job = try await desk.plan(["all": .bool(true)], ["rate": .integer(0)])
        store.after(reads: 1) {
            try await desk.execute(job)
            try await desk.runToTheEnd()
        }
        _ = try await DeadLetterDesk.acts(desk.mended).perform(
            "deadLetters.archive",
            ["selection": .object(["all": .bool(true)]), "reason": .string("x")],
            by: Operator.first
        )
        #expect(try await desk.letters() == [.resolved, .resolved])
        #expect(try await desk.mended.account().byDisposition[.archived] == nil)
        _ = try await DeadLetterDesk.acts(desk.mended).perform(
            "deadLetters.restore",
            ["selection": .object(["all": .bool(true)]), "reason": .string("x")],
            by: Operator.first
        )
        #expect(try await desk.mended.account().isBalanced)
    }

    @Test func `a letter that a job has claimed meanwhile is not archived`() async throws {
        let store = HookStore()
        let desk = ReplayDesk(store: store)
        try await desk.bury(2)
        let job = try await desk.plan()
        store.after(reads: 1) { try await desk.execute(job) }
        _ = try await DeadLetterDesk.acts(desk.mended).perform(
            "deadLetters.archive",
            ["selection": .object(["all": .bool(true)]), "reason": .string("x")],
            by: Operator.first
        )
        try await desk.runToTheEnd()
        _ = try await DeadLetterDesk.acts(desk.mended).perform(
            "deadLetters.restore",
            ["selection": .object(["all": .bool(true)]), "reason": .string("x")],
            by: Operator.first
        )
        #expect(try await desk.letters() == [.resolved, .resolved])
        #expect(try await desk.store.read { try $0.runningReplayJob() } == nil)
        #expect(try await desk.mended.account().isBalanced)
    }

    @Test func `nothing is done after a cancel was answered`() async throws {
        let store = HookStore()
        let desk = ReplayDesk(store: store)
        let tasks = try await desk.mended.accept(World.delivery(World.alert("A1"))).tasks
        try await store.write {
            try $0.setAside(task: tasks[0].id, code: "no_route", detail: "x", at: World.start)
        }
        let job = try await desk.plan(["tasks": .bool(true)])
        try await desk.execute(job)
        store.after(reads: 3) {
            try await desk.perform("replay.cancel", ["job": job["job"] ?? .null, "reason": .string("stop")])
        }
        _ = try await desk.runner.step()
        let ended = try await desk.job(job)
        #expect(ended.count(.cancelled) == 1)
        #expect(try await store.read { try $0.task(tasks[0].id) }?.state == .setAside)
    }

    @Test func `a cancelled job stays cancelled`() async throws {
        let store = HookStore()
        let desk = ReplayDesk(store: store)
        try await desk.bury(3)
        let job = try await desk.plan()
        try await desk.execute(job)
        store.after(reads: 2) {
            try await desk.perform("replay.cancel", ["job": job["job"] ?? .null, "reason": .string("stop")])
        }
        _ = try await desk.runner.step()
        let ended = try await desk.job(job)
        #expect(ended["state"] == .string("cancelled"), "\(ended["state"] ?? .null)")
        #expect(ended["endedBecause"] == .string("stop"))
    }

    @Test func `letters of one case are tried in the order they came`() async throws {
        let desk = Desk()
        // 2 letters by alert number before the case was known, one by case between them.
        try await desk.accept(World.delivery(World.alert("A1")))
        let id = try #require(try await desk.store.read { try $0.caseID(.alert("A1")) })
        try await desk.store.write { transaction in
            for (caseID, alertNo) in [(nil, "A1"), (id, nil), (nil, "A1")] as [(String?, String?)] {
                let sequence = try transaction.insert(
                    NewMessage(
                        identity: MessageIdentity(
                            queue: World.alerts,
                            kind: "unknown",
                            key: "\(caseID ?? "-")\(Int.random(in: 0..<1_000_000))"
                        ),
                        messageID: nil,
                        digest: "d",
                        receivedAt: World.start,
                        disposition: .dead,
                        body: [],
                        properties: "{}"
                    )
                )
                _ = try transaction.insert(
                    NewDeadLetter(
                        sequence: sequence,
                        queue: World.alerts,
                        refusal: Refusal(.schema, detail: "x"),
                        at: World.start,
                        caseID: caseID,
                        alertNo: alertNo,
                        bodySize: 0
                    )
                )
            }
        }
        let selection = ReplaySelection(letters: DeadLetterFilter(limit: .max), tasks: nil, words: "")
        let order = try await desk.store.read { try selection.subjects(in: $0).map(\.subject.key) }
        #expect(order == ["1", "2", "3"])
    }
}
