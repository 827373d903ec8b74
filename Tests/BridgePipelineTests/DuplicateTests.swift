import BridgePipeline
import CaseModel
import CaseStorage
import MessageCodec
import Testing

/// The same message twice has the effect of once; what only looks alike is told apart.
struct DuplicateTests {
    @Test func `a late older revision is noted and changes nothing`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1", revision: 2)))
        let report = try await desk.accept(World.delivery(World.alert("A1", revision: 1, content: "旧的纠纷")))
        #expect(report.dispositions == [.noted: 1])
        let stored = try await desk.store.read { view in
            try view.caseID(.alert("A1")).flatMap { try view.case($0) }
        }
        #expect(stored?.alert.revision == 2)
        #expect(try await desk.account().isBalanced)
    }

    @Test func `the same revision with another body is the next version`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1", revision: 2)))
        let report = try await desk.accept(
            World.delivery(World.alert("A1", revision: 2, content: "买方与卖方因退货发生纠纷，已报价"))
        )
        #expect(report.dispositions == [.applied: 1])
        #expect(try await desk.store.read { try $0.revisions(ofAlert: "A1") }.count == 2)
    }

    @Test func `without revisions a version that came before is a duplicate`() async throws {
        let desk = Desk()
        let first = World.delivery(World.alert("A1"))
        let second = World.delivery(World.alert("A1", content: "买方与卖方因退货发生纠纷，补充"))
        let report = try await desk.accept(first, second, first, second)
        #expect(report.dispositions == [.applied: 2, .duplicate: 2])
    }

    @Test func `a message id that comes again with another body is dead, and again a duplicate`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")))
        let first = Disposition(alertNo: "A1", result: .calmed)
        let other = Disposition(alertNo: "A1", result: .settled)
        try await desk.accept(World.delivery(.disposition(first), queue: World.alerts, messageID: "m1"))
        let reused = World.delivery(.disposition(other), queue: World.alerts, messageID: "m1")
        let report = try await desk.accept(reused, reused)
        #expect(report.dispositions == [.dead: 1, .duplicate: 1])
        #expect(report.deaths.map(\.refusal.code) == [.idReused])
        #expect(try await desk.account().isBalanced)
    }

    @Test func `without a message id the body tells messages apart`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")))
        let report = try await desk.accept(World.disposition("A1"), World.disposition("A1"))
        #expect(report.dispositions == [.applied: 1, .duplicate: 1])
    }

    @Test func `a duplicate does not keep its bytes a second time`() async throws {
        let desk = Desk()
        let alert = World.delivery(World.alert("A1"))
        try await desk.accept(alert, alert)
        let rows = try await desk.store.read { try $0.messages(from: 0, limit: 10) }
        #expect(rows.map(\.message.body) == [alert.body, []])
    }
}
