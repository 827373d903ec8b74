import CaseModel
import CaseStorage
import JSONTree
import Telemetry
import Testing

@testable import BridgePipeline

@Suite("What is parked, archived or broken stays out of the way of the rest")
struct SetApartTests {
    @Test func `a parked message that the broker delivers again is not read again`() async throws {
        let desk = Desk()
        let delivery = World.delivery(World.alert("A1"))
        _ = try await desk.acceptance.keepRaw(delivery, at: desk.clock.now)
        try await desk.store.write { try $0.countCrash(ofRaw: 1) }
        try await RawIntakeRecovery(
            store: desk.store,
            acceptance: desk.acceptance,
            wasUnclean: true,
            clock: desk.clock,
            journal: .silent
        )
        .run()
        #expect(try await desk.account().byDisposition == [.dead: 1])
        // The process died before it could acknowledge: the broker has it still.
        var again = delivery
        again.properties.redelivered = true
        #expect(try await desk.accept(again).dispositions == [.duplicate: 1])
    }

    @Test func `archive by lane touches only that lane`() async throws {
        let desk = Desk()
        let tasks = try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1")).tasks
        try await desk.store.write { transaction in
            for task in tasks {
                try transaction.setAside(task: task.id, code: "no_route", detail: "x", at: World.start)
            }
        }
        #expect(tasks.allSatisfy { $0.lane == .police })
        let result = try await DeadLetterDesk.acts(desk).perform(
            "deadLetters.archive",
            [
                "selection": .object(["tasks": .bool(true), "lane": .string("governance")]), "reason": .string("x"),
            ],
            by: Operator.first
        )
        #expect(result["tasks"] == .integer(0))
        // Archive is reversible with the same words.
        let back = try await DeadLetterDesk.acts(desk).perform(
            "deadLetters.restore",
            ["selection": .object(["tasks": .bool(true)]), "reason": .string("x")],
            by: Operator.first
        )
        #expect(back["tasks"] == result["tasks"])
    }

    @Test func `a waiting message that breaks its transaction does not stop the others`() async throws {
        let store = FaultyStore()
        let desk = Desk(store: store)
        try await desk.accept(World.disposition("A1"), World.disposition("A2"))
        #expect(try await desk.account().byDisposition == [.waiting: 2])
        store.breakTransactions { transaction in
            ((try? transaction.message(sequence: 1)) ?? nil)?.message.disposition == .applied
        }
        // Its alert comes, and is kept.
        let source = ScriptedSource(queue: World.alerts, [World.delivery(World.alert("A1"))])
        source.finish()
        try await desk.intake(source).run()
        #expect(
            try await store.read { try $0.caseID(.alert("A1")) } != nil,
            "the alert died for the feedback that waited"
        )
    }
}
