import CaseModel
import CaseStorage
import JSONTree
import Testing

@testable import BridgePipeline

@Suite("A hold ends after ten minutes in all, and with the copy that stands for its letter")
struct HoldLimitTests {
    @Test func `an answer is held ten minutes at most, and only behind earlier letters`() async throws {
        let desk = Desk()
        let tasks = try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1")).tasks
        let push2 = try #require(tasks.first { $0.kind == .push2 })
        func broken(_ word: String) -> InboundDelivery {
            InboundDelivery(
                queue: World.answers,
                body: Array(
                    #"{"kind":"followUp","taskId":"\#(push2.id)","by":"P2","at":"\#(word)","outcome":"contacted"}"#.utf8
                )
            )
        }
        try await desk.accept(broken("soon"))
        let signed = World.delivery(
            .signed(Signature(taskID: push2.id, by: "P2", at: desk.clock.now)),
            queue: World.answers,
            messageID: "S1"
        )
        #expect(try await desk.accept(signed).dispositions == [.held: 1])
        for round in 1...6 {
            desk.clock.advance(by: .minutes(9))
            try await desk.accept(broken("soon \(round)"))
            desk.clock.advance(by: .minutes(1))
            _ = try await desk.acceptance.retryDue(at: desk.clock.now, limit: 10)
        }
        #expect(try await desk.account().byDisposition[.held] == nil, "still held after an hour")
    }

    @Test func `what is held behind an edited letter goes on with its copy`() async throws {
        let desk = Desk()
        let tasks = try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1")).tasks
        let push2 = try #require(tasks.first { $0.kind == .push2 })
        let broken = #"{"kind":"followUp","taskId":"\#(push2.id)","by":"P2","at":"soon","outcome":"contacted"}"#
        try await desk.accept(InboundDelivery(queue: World.answers, body: Array(broken.utf8)))
        let signed = World.delivery(
            .signed(Signature(taskID: push2.id, by: "P2", at: desk.clock.now)),
            queue: World.answers,
            messageID: "S1"
        )
        #expect(try await desk.accept(signed).dispositions == [.held: 1])
        let acts = DeadLetterDesk.acts(desk)
        let mended = broken.replacing("soon", with: "2026-11-24T03:00:00+08:00")
            .replacing("\"kind\":\"followUp\"", with: "\"kind\":\"followUp\",\"schemaVersion\":\"1.0\"")
        _ = try await acts.perform(
            "deadLetters.edit",
            ["id": .integer(1), "body": .string(mended), "reason": .string("x")],
            by: Operator.first
        )
        _ = try await acts.perform(
            "deadLetters.confirmEdit",
            ["id": .integer(2), "reason": .string("x")],
            by: Operator.second
        )
        _ = try await DeadLetterDesk.replay([2], desk)
        #expect(try await desk.account().byDisposition[.held] == nil)
    }
}
