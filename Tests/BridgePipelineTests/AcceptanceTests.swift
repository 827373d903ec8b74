import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// Every accepted message has one row with one disposition, whatever it is and in whatever order it comes.
struct AcceptanceTests {
    @Test func `a dispute opens a case, issues push 1 and is applied`() async throws {
        let desk = Desk()
        let report = try await desk.accept(World.delivery(World.alert("A1")))
        #expect(report.dispositions == [.applied: 1])
        #expect(report.tasks.map(\.kind) == [.push1])
        #expect(try await desk.account().isBalanced)
    }

    @Test func `an alert that is no dispute is recorded without a case`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1", content: "路灯不亮")))
        #expect(try await desk.account().byDisposition[.recorded] == 1)
        #expect(try await desk.store.read { try $0.recordedAlert("A1") } != nil)
        #expect(try await desk.pending().isEmpty)
    }

    @Test func `a thousand alerts three times have the effect of once`() async throws {
        let desk = Desk()
        let alerts = World.numbered(1_000)
        try await desk.accept(alerts)
        let first = try await desk.pending()
        try await desk.accept(alerts.shuffled())
        try await desk.accept(alerts.reversed())
        let account = try await desk.account()
        #expect(account.byDisposition == [.applied: 1_000, .duplicate: 2_000])
        #expect(account.isBalanced)
        #expect(try await desk.pending() == first)
    }

    @Test func `a duplicate within one batch is recognised`() async throws {
        let desk = Desk()
        let alert = World.delivery(World.alert("A1"))
        let report = try await desk.accept(alert, alert)
        #expect(report.dispositions == [.applied: 1, .duplicate: 1])
    }

    @Test func `feedback embedded in an alert is applied after it in the same transaction`() async throws {
        let desk = Desk()
        var feedback = Disposition(alertNo: "A1", result: .notSettled)
        feedback.arrivedAt = World.start + .minutes(9)
        let report = try await desk.accept(
            World.delivery(.alert(World.alert("A1"), feedback: feedback), queue: World.alerts)
        )
        #expect(report.dispositions == [.applied: 1])
        #expect(Set(report.tasks.map(\.kind)) == [.push2])
    }

    @Test func `what decided is kept by its digest`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")))
        #expect(try await desk.store.read { try $0.artifact(digest: "sha256:1") }?.name == "rules/test.yaml")
    }

    @Test func `any order of a random mixture balances`() async throws {
        var generator = SystemRandomNumberGenerator()
        let desk = Desk()
        var messages = World.numbered(200)
        messages += (0..<200).map { World.disposition("A\($0)", $0 % 3 == 0 ? .settled : .calmed) }
        messages += (0..<20).map { InboundDelivery(queue: World.alerts, body: Array("{\"bad\":\($0)".utf8)) }
        messages += messages.prefix(50)
        messages.shuffle(using: &generator)
        while !messages.isEmpty {
            let batch = Array(messages.prefix(.random(in: 1...40)))
            messages.removeFirst(batch.count)
            try await desk.accept(batch)
        }
        let account = try await desk.account()
        #expect(account.isBalanced)
        #expect(account.accepted == 470)
        #expect(account.byDisposition[.applied] == 400)
        #expect(account.byDisposition[.dead] == 20)
        #expect(account.byDisposition[.waiting] == nil)
    }
}
