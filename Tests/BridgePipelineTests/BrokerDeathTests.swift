import BridgePipeline
import CaseModel
import CaseStorage
import Telemetry
import Testing

@Suite("What the broker gave up is tried once as a message of its own queue")
struct BrokerDeathTests {
    private static func dead(_ delivery: InboundDelivery, headers: String) -> InboundDelivery {
        var dead = delivery
        dead.queue = "tripush.dead"
        dead.properties.headers = headers
        return dead
    }

    private static func headers(_ queue: String, _ reason: String) -> String {
        #"{"x-death":[{"queue":"\#(queue)","reason":"\#(reason)"}],"x-first-death-queue":"\#(queue)","x-first-death-reason":"\#(reason)"}"#
    }

    private func take(_ deliveries: [InboundDelivery], _ desk: Desk) async {
        let source = ScriptedSource(queue: "tripush.dead", deliveries)
        source.finish()
        let dead = DeadQueueSource(source, known: [World.alerts, World.answers, World.receipts])
        let intake = Intake(source: dead, acceptance: desk.acceptance, clock: desk.clock, journal: .silent)
        await withThrowingTaskGroup { group in
            group.addTask { try await intake.run() }
            #expect(await eventually { source.acknowledged == deliveries.count })
            group.cancelAll()
        }
    }

    @Test func `a message that can be applied is applied, and one that is known is a duplicate`() async throws {
        let desk = Desk()
        let known = World.delivery(World.alert("A1"))
        try await desk.accept(known)
        await take(
            [
                Self.dead(known, headers: Self.headers(World.alerts, "delivery_limit")),
                Self.dead(World.delivery(World.alert("A2")), headers: Self.headers(World.alerts, "expired")),
            ],
            desk
        )
        let account = try await desk.account()
        #expect(account.byDisposition == [.applied: 2, .duplicate: 1])
        #expect(account.isBalanced)
    }

    @Test(arguments: [
        ("delivery_limit", Refusal.Code.deliveryLimit), ("expired", .expired), ("maxlen", .maxlen),
        ("rejected", .rejected), ("something new", .rejected),
    ])
    func `one that fails here too is dead for the broker's reason, whole`(reason: String, code: Refusal.Code)
        async throws
    {
        let desk = Desk()
        let broken = InboundDelivery(queue: World.alerts, body: Array("{broken".utf8))
        await take([Self.dead(broken, headers: Self.headers(World.alerts, reason))], desk)
        let letter = try #require(try await desk.deadLetters().first).letter
        #expect(letter.refusal.code == code && letter.refusal.failureClass == .broker)
        #expect(letter.refusal.detail.contains("not_json"))
        #expect(letter.queue == World.alerts)
        let message = try #require(try await desk.store.read { try $0.message(sequence: 1) }).message
        #expect(message.body == broken.body && message.properties.contains("x-first-death-reason"))
    }

    @Test func `without headers, without a body, or of a queue that is not ours it is kept whole`() async throws {
        let desk = Desk()
        let alert = World.delivery(World.alert("A1"))
        await take(
            [
                Self.dead(alert, headers: ""), Self.dead(InboundDelivery(queue: "", body: []), headers: ""),
                Self.dead(alert, headers: Self.headers("somebody.else", "expired")),
            ],
            desk
        )
        let letters = try await desk.deadLetters()
        #expect(letters.reversed().map(\.letter.refusal.code) == [.rejected, .rejected])
        #expect(try await desk.account().byDisposition == [.dead: 2, .duplicate: 1])
    }
}
