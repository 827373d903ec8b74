import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree
import Testing

@Suite("Behind an invalid message later answers of its case wait, for ten minutes at most")
struct HoldTests {
    private let desk = Desk()

    /// A case with push 2, and an answer about it that cannot be understood.
    private func prepared() async throws -> (push1: String, push2: String) {
        let tasks = try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1")).tasks
        let push1 = try #require(tasks.first { $0.kind == .push1 })
        let push2 = try #require(tasks.first { $0.kind == .push2 })
        let broken = #"{"kind":"followUp","taskId":"\#(push2.id)","by":"P2","at":"soon","outcome":"contacted"}"#
        try await desk.accept(InboundDelivery(queue: World.answers, body: Array(broken.utf8)))
        return (push1.id, push2.id)
    }

    private func signed(_ task: String, by: String, _ id: String) -> InboundDelivery {
        World.delivery(
            .signed(Signature(taskID: task, by: by, at: desk.clock.now)),
            queue: World.answers,
            messageID: id
        )
    }

    private func holds() async throws -> [DeadLetterHold] {
        let now = desk.clock.now
        return try await desk.store.read { try $0.holds(onCase: nil, at: now) }
    }

    @Test func `the letter knows the case it would have been about`() async throws {
        _ = try await prepared()
        let letter = try #require(try await desk.deadLetters().first)
        #expect(letter.letter.caseID != nil)
        #expect(try await holds().map(\.until) == [desk.clock.now + .minutes(10)])
    }

    @Test func `later answers wait in order and go on by themselves`() async throws {
        let tasks = try await prepared()
        let report = try await desk.accept(signed(tasks.push2, by: "P2", "S1"), signed(tasks.push1, by: "P1", "S2"))
        #expect(report.dispositions == [.held: 2])
        #expect(try await desk.account().isBalanced)
        #expect(try await desk.acceptance.retryDue(at: desk.clock.now, limit: 10).released == 0)
        desk.clock.advance(by: .minutes(10))
        #expect(try await desk.acceptance.retryDue(at: desk.clock.now, limit: 10).released == 2)
        let account = try await desk.account()
        #expect(account.isBalanced && account.byDisposition[.held] == nil)
        let trail = try await desk.store.read { try $0.trail(from: 0, limit: 1_000) }.map(\.link.entry)
        #expect(trail.filter { $0.kind == .taskSigned }.map(\.actor) == ["P2", "P1"])
    }

    @Test func `an alert, feedback, a warning and a call for help are never held`() async throws {
        let tasks = try await prepared()
        let id = try #require(try await desk.store.read { try $0.caseID(.task(tasks.push2)) })
        var raise = Order(kind: .raiseBand, caseID: id, by: "P6", reason: "x")
        raise.band = .red
        let help = FollowUp(caseID: id, by: "P2", at: desk.clock.now, outcome: .needsDepartments)
        let report = try await desk.accept(
            World.delivery(World.alert("A1", revision: 2, content: "持刀纠纷")),
            World.delivery(.followUp(help), queue: World.answers, messageID: "F1"),
            World.delivery(.order(raise), queue: World.answers, messageID: "O1")
        )
        #expect(report.dispositions[.held] == nil)
    }

    @Test func `answers of another case are not held`() async throws {
        _ = try await prepared()
        let other = try await desk.accept(World.delivery(World.alert("B1", phone: "13900000009"))).tasks
        let report = try await desk.accept(signed(try #require(other.first).id, by: "P1", "S9"))
        #expect(report.dispositions == [.applied: 1])
    }

    @Test(arguments: ["release", "archive"]) func `a person ends it with a reason`(how: String) async throws {
        let tasks = try await prepared()
        try await desk.accept(signed(tasks.push2, by: "P2", "S1"))
        let letter = try #require(try await desk.deadLetters().first).id
        let acts = OperatorActs(
            HoldActs(store: desk.store, acceptance: desk.acceptance).all
                + DeadLetterActs(store: desk.store, acceptance: desk.acceptance).all,
            store: desk.store,
            directory: { World.directory() },
            clock: desk.clock
        )
        let person = Operator(login: "331623", ownsStore: true)
        if how == "release" {
            let held = try await acts.perform("holds.list", [:], by: person)
            #expect(
                held
                    == .array([
                        .object([
                            "letter": .integer(letter), "case": .string(try #require(try await holds().first).caseID),
                            "until": .string((desk.clock.now + .minutes(10)).rfc3339), "held": .integer(1),
                        ])
                    ])
            )
            await #expect(throws: OperatorRefusal.self) {
                try await acts.perform("holds.release", ["letter": .integer(letter)], by: person)
            }
            _ = try await acts.perform(
                "holds.release",
                ["letter": .integer(letter), "reason": .string("已核对")],
                by: person
            )
        } else {
            let selection: JSONObject = ["ids": .array([.integer(letter)])]
            _ = try await acts.perform(
                "deadLetters.archive",
                ["selection": .object(selection), "reason": .string("已核对")],
                by: person
            )
        }
        #expect(try await holds().isEmpty)
        let account = try await desk.account()
        #expect(account.isBalanced && account.byDisposition[.held] == nil)
    }
}
