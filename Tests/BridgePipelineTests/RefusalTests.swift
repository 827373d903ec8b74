import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// What cannot be processed is kept whole with its reason, and nothing waits behind it.
struct RefusalTests {
    @Test func `a refused message is dead with code, pointer and bytes, and its neighbours are processed`() async throws
    {
        let desk = Desk()
        let bad = InboundDelivery(queue: World.alerts, body: Array(#"{"kind":"alert","schemaVersion":"1.0"}"#.utf8))
        let report = try await desk.accept(
            World.delivery(World.alert("A1")),
            bad,
            World.delivery(World.alert("A2"))
        )
        #expect(report.dispositions == [.applied: 2, .dead: 1])
        let letter = try #require(try await desk.deadLetters().first)
        #expect(letter.letter.refusal.failureClass == .invalid)
        #expect(!letter.letter.refusal.pointer.isEmpty)
        let row = try await desk.store.read { try $0.message(sequence: letter.letter.sequence) }
        #expect(row?.message.body == bad.body)
        #expect(try await desk.account().isBalanced)
    }

    @Test(arguments: [
        ([UInt8](), Refusal.Code.emptyBody), (Array("not json".utf8), .notJSON), ([0xFF, 0xFE, 0x7B], .notUTF8),
        (Array(repeating: UInt8(ascii: "["), count: 10_000), .tooDeep),
    ])
    func `bytes that are no message are dead`(body: [UInt8], code: Refusal.Code) async throws {
        let desk = Desk()
        let report = try await desk.accept(InboundDelivery(queue: World.alerts, body: body))
        #expect(report.deaths.map(\.refusal.code) == [code])
        #expect(try await desk.account().isBalanced)
    }

    @Test func `of a body over 1 MiB the size is told and what was kept stays`() async throws {
        let desk = Desk()
        let kept = [UInt8](repeating: UInt8(ascii: " "), count: InboundDelivery.bodyLimit)
        try await desk.accept(InboundDelivery(queue: World.alerts, body: kept, bodySize: 10_000_000))
        let letter = try #require(try await desk.deadLetters().first)
        #expect(letter.letter.refusal.code == .tooLarge)
        #expect(letter.letter.bodySize == 10_000_000)
    }

    @Test func `an approval that comes through a login that is no gateway is not permitted`() async throws {
        let desk = Desk(decisions: World.decisions(gateways: ["mobile-gateway"]))
        let decision = ApprovalDecision(requestID: "T1", draftDigest: "d", isApproved: true, by: "P4", at: World.start)
        var delivery = World.delivery(.approval(decision), queue: World.answers)
        delivery.properties.userID = "somebody"
        let report = try await desk.accept(delivery)
        #expect(report.deaths.map(\.refusal.code) == [.notPermitted])
        delivery.properties.userID = "mobile-gateway"
        #expect(try await desk.accept(delivery).dispositions == [.waiting: 1])
    }

    @Test func `the governance side cannot approve`() async throws {
        let desk = Desk()
        let decision = ApprovalDecision(requestID: "T1", draftDigest: "d", isApproved: true, by: "P4", at: World.start)
        let report = try await desk.accept(World.delivery(.approval(decision), queue: World.receipts))
        #expect(report.dispositions == [.dead: 1])
    }

    @Test func `an act at the desk must name the person who is signed in`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")))
        let order = Order(kind: .expedite, alertNo: "A1", by: "P6", reason: "群众催办")
        let body = World.delivery(.order(order), queue: OperatorDesk.queue).body
        let door = OperatorDesk(acceptance: desk.acceptance, clock: desk.clock)
        #expect(try await door.submit(body, by: "P1").refusal?.code == .notPermitted)
        #expect(try await door.submit(body, by: "P6").disposition == .applied)
    }
}
