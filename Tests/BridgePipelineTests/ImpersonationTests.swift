import CaseModel
import CaseStorage
import JSONTree
import Testing

@testable import BridgePipeline

@Suite("Nobody becomes another by way of a dead letter")
struct ImpersonationTests {
    @Test func `two operators cannot write a leader's approval into a broken letter`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1"))
        let id = try #require(try await desk.store.read { try $0.caseID(.alert("A1")) })
        let followUp = FollowUp(caseID: id, by: "P2", at: World.start, outcome: .needsDepartments)
        try await desk.accept(World.delivery(.followUp(followUp), queue: World.answers, messageID: "F"))
        let round = try #require(try await desk.store.read { try $0.case(id) }?.pendingApproval?.round)
        let request = try #require(round.requests.first)
        try await desk.accept(InboundDelivery(queue: World.answers, body: Array("{truncated".utf8)))
        let decision = ApprovalDecision(
            requestID: request.id,
            draftDigest: round.draftDigest,
            isApproved: true,
            by: "P4",
            at: World.start
        )
        let body = String(decoding: World.delivery(.approval(decision), queue: World.answers).body, as: UTF8.self)
        let acts = DeadLetterDesk.acts(desk)
        let refused = await #expect(throws: OperatorRefusal.self) {
            _ = try await acts.perform(
                "deadLetters.edit",
                ["id": .integer(1), "body": .string(body), "reason": .string("x")],
                by: Operator.first
            )
        }
        #expect(refused?.code == .badArguments)
    }

    @Test func `replaying does not make an approval count that somebody signed in as another gave`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")), World.disposition("A1"))
        let id = try #require(try await desk.store.read { try $0.caseID(.alert("A1")) })
        let followUp = FollowUp(caseID: id, by: "P2", at: World.start, outcome: .needsDepartments)
        try await desk.accept(World.delivery(.followUp(followUp), queue: World.answers, messageID: "F"))
        let round = try #require(try await desk.store.read { try $0.case(id) }?.pendingApproval?.round)
        let request = try #require(round.requests.first)
        let decision = ApprovalDecision(
            requestID: request.id,
            draftDigest: round.draftDigest,
            isApproved: true,
            by: "P4",
            at: World.start
        )
        let door = OperatorDesk(acceptance: desk.acceptance, clock: desk.clock)
        let body = World.delivery(.approval(decision), queue: OperatorDesk.queue).body
        #expect(try await door.submit(body, by: "P1").refusal?.code == .notPermitted)
        _ = try await DeadLetterDesk.replay([1], desk)
        #expect(!(try await desk.pending(.governance).contains { $0.task.kind == .push3 }))
    }
}
