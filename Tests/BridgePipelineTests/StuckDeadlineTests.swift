import BridgePipeline
import CaseModel
import CaseStorage
import Testing

@Suite("A deadline that cannot be told holds no other up")
struct StuckDeadlineTests {
    private struct Unwritable: Error {}

    @Test func `the others fire, and it stays due`() async throws {
        var decisions = World.decisions()
        let encode = decisions.encode
        decisions.encode = { task in
            if case .police(let body) = task.body, body.alertNo == "A1", task.kind == .reminder { throw Unwritable() }
            return try encode(task)
        }
        let desk = Desk(decisions: decisions)
        try await desk.accept(
            World.delivery(World.alert("A1")),
            World.delivery(World.alert("A2", phone: "13800009999"))
        )
        let now = desk.clock.now
        let confirmed = try await desk.pending().map { TaskConfirmation(id: $0.task.id, at: now) }
        try await desk.store.write { try $0.confirm(tasks: confirmed) }
        let report = try await desk.acceptance.fireDeadlines(at: desk.clock.now + .minutes(6), limit: 100)
        #expect(report.deadlinesFired == 1)
        #expect(report.deadlinesStuck == 1)
        #expect(report.tasks.map(\.kind) == [.reminder])
        #expect(try await desk.store.read { try $0.nextDeadlineDue() } == desk.clock.now + .minutes(5))
    }
}
