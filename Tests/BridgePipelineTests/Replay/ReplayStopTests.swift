import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import JSONTree
import Testing

@Suite("A replay can be stopped, by what comes back, by a person, or by a crash, and loses nothing")
struct ReplayStopTests {
    @Test func `it stops after the canary when too many come back, and gives the rest back`() async throws {
        let desk = ReplayDesk()
        try await desk.buryNonsense(20)
        let job = try await desk.plan(["all": .bool(true)], ["triesFailing": .bool(true), "canary": .integer(5)])
        #expect(job.count(.planned) == 20)
        try await desk.execute(job)
        try await desk.runToTheEnd()
        let ended = try await desk.job(job)
        #expect(ended["state"] == .string("stopped"))
        #expect(ended.count(.returned) == 5)
        #expect(ended.count(.cancelled) == 15)
        #expect(try await desk.letters().count { $0 == .returned } == 5)
        #expect(try await desk.letters().count { $0 == .dead } == 15)
        #expect(try await desk.mended.account().isBalanced)
    }

    @Test func `its rate is kept by the clock`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(4)
        try await desk.execute(try await desk.plan(["all": .bool(true)], ["rate": .integer(2)]))
        var pauses: [Duration] = []
        while let pause = try await desk.runner.step() { pauses.append(pause) }
        #expect(pauses.prefix(4) == [.milliseconds(500), .milliseconds(500), .milliseconds(500), .milliseconds(500)])
    }

    @Test func `a cancelled job gives back what it still has`() async throws {
        let desk = ReplayDesk()
        try await desk.bury(5)
        let job = try await desk.plan()
        try await desk.execute(job)
        _ = try await desk.runner.step()
        let ended = try await desk.perform("replay.cancel", ["job": job["job"] ?? .null, "reason": .string("再看看")])
        #expect(ended["state"] == .string("cancelled"))
        #expect(ended["endedBecause"] == .string("再看看"))
        #expect(try await desk.letters() == [.resolved, .dead, .dead, .dead, .dead])
        #expect(try await desk.runner.step() == nil)
        try await desk.execute(try await desk.plan())
        try await desk.runToTheEnd()
        #expect(try await desk.letters().allSatisfy { $0 == .resolved })
    }

    @Test(arguments: [1, 2, 3, 5, 8]) func `after a crash at any write it goes on where it was`(nth: Int) async throws {
        let store = CrashingStore()
        let desk = ReplayDesk(store: store)
        try await desk.bury(6)
        let job = try await desk.plan(["all": .bool(true)], ["rate": .integer(0), "canary": .integer(2)])
        try await desk.execute(job)
        store.crash(everyNth: nth)
        var crashes = 0
        while true {
            do {
                guard try await desk.runner.step() != nil else { break }
            } catch is StoreError {
                crashes += 1
                if crashes > 20 { store.crash(everyNth: nil) }
            }
        }
        let ended = try await desk.job(job)
        #expect(ended["state"] == .string("done"))
        #expect(ended.count(.resolved) == 6)
        let tasks = try await desk.mended.pending().filter { $0.task.kind == .approvalRequest }
        #expect(tasks.count == 6)
        #expect(try await desk.mended.account().isBalanced)
    }

    @Test func `a set-aside task goes to its lane again with the same bytes, but not what the guard stopped`()
        async throws
    {
        let desk = ReplayDesk()
        let tasks = try await desk.mended.accept(World.delivery(World.alert("A1")), World.disposition("A1")).tasks
        try await desk.store.write { transaction in
            try transaction.setAside(task: tasks[0].id, code: "no_route", detail: "no queue", at: World.start)
            try transaction.setAside(task: tasks[1].id, code: "disclosure_blocked", detail: "holds", at: World.start)
        }
        let job = try await desk.plan(["tasks": .bool(true)])
        #expect(job.count(.planned) == 1 && job.count(.leftOut) == 1)
        try await desk.execute(job)
        try await desk.runToTheEnd()
        let again = try #require(try await desk.store.read { try $0.task(tasks[0].id) })
        #expect(again.state == .pending && again.attempts == 0 && again.task == tasks[0])
        #expect(try await desk.store.read { try $0.setAsideTasks(limit: 9) }.map(\.task.id) == [tasks[1].id])
    }
}
