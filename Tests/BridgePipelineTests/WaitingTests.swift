import BridgePipeline
import CaseModel
import CaseStorage
import Telemetry
import Testing

/// A message that comes before its case waits in the store and counts as soon as the case is there.
struct WaitingTests {
    @Test func `a disposition before its alert is applied in the transaction that brings the alert`() async throws {
        let desk = Desk()
        #expect(try await desk.accept(World.disposition("A1")).dispositions == [.waiting: 1])
        let report = try await desk.accept(World.delivery(World.alert("A1")))
        #expect(report.released == 1)
        #expect(report.tasks.map(\.kind) == [.push2, .push2], "the officers have been there: no push 1")
        let account = try await desk.account()
        #expect(account.byDisposition == [.applied: 2])
        #expect(account.isBalanced)
    }

    @Test func `a signature before its task waits for the task`() async throws {
        let other = Desk()
        let task = try #require(try await other.accept(World.delivery(World.alert("A1"))).tasks.first)
        let desk = Desk()
        let signature = Signature(taskID: task.id, by: "P1", at: World.start)
        try await desk.accept(World.delivery(.signed(signature), queue: World.answers))
        #expect(try await desk.accept(World.delivery(World.alert("A1"))).released == 1)
        #expect(try await desk.account().byDisposition == [.applied: 2])
    }

    @Test func `waiting and its alert in one batch meet`() async throws {
        let desk = Desk()
        let report = try await desk.accept(World.disposition("A1"), World.delivery(World.alert("A1")))
        #expect(report.released == 1)
        #expect(try await desk.account().byDisposition == [.applied: 2])
    }

    @Test func `a message whose case never comes is tried again and again and dead after a day`() async throws {
        let desk = Desk()
        try await desk.accept(World.disposition("A1"))
        let service = WaitingMessages(acceptance: desk.acceptance, clock: desk.clock, journal: .silent)
        try await withThrowingTaskGroup { group in
            group.addTask { try await service.run() }
            let held = try await eventually(desk.clock, step: .minutes(10)) { try await !desk.deadLetters().isEmpty }
            #expect(held)
            group.cancelAll()
        }
        #expect(try await desk.deadLetters().map(\.letter.refusal.code) == [.noCaseYet])
        #expect(desk.clock.elapsed >= .hours(24))
        #expect(try await desk.account().isBalanced)
    }
}
