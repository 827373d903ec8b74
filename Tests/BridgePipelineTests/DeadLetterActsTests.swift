import BridgePipeline
import CaseModel
import CaseStorage
import JSONTree
import Testing

@Suite("Dead letters are archived, restored, purged and edited by people, and nothing is lost by it")
struct DeadLetterActsTests {
    private let desk = Desk()
    private static let first = Operator(login: "331623", ownsStore: true)
    private static let second = Operator(login: "331630", ownsStore: true)

    private func acts(edits: Bool = true) -> OperatorActs {
        OperatorActs(
            DeadLetterActs(store: desk.store, acceptance: desk.acceptance).all
                + EditActs(store: desk.store, acceptance: desk.acceptance, isAllowed: edits).all,
            store: desk.store,
            directory: { World.directory() },
            clock: desk.clock
        )
    }

    @discardableResult
    private func perform(_ act: String, _ arguments: JSONObject, by person: Operator = first) async throws -> JSONValue
    {
        var arguments = arguments
        arguments["reason"] = .string("演练")
        return try await acts().perform(act, arguments, by: person)
    }

    private static let all: JSONObject = ["selection": .object(["all": .bool(true)])]
    private static let broken =
        #"{"kind":"alert","schemaVersion":"1.0","alertNo":"A7","reportedAt":"soon","caller":{"name":"雀一鸣","phone":"13900000002"},"content":"纠纷"}"#

    private func bury() async throws {
        try await desk.accept(
            InboundDelivery(queue: World.alerts, body: Array(Self.broken.utf8)),
            InboundDelivery(queue: World.alerts, body: [0xff, 0xfe]),
            InboundDelivery(queue: World.alerts, body: [])
        )
    }

    private func states() async throws -> [DeadLetterRecord.State] {
        try await desk.deadLetters().reversed().map(\.state)
    }

    @Test func `what is archived is restored as it was, and the account balances`() async throws {
        try await bury()
        #expect(try await perform("deadLetters.archive", Self.all)["letters"] == .integer(3))
        #expect(try await states() == [.archived, .archived, .archived])
        #expect(try await desk.account().byDisposition == [.archived: 3])
        #expect(try await desk.account().isBalanced)
        #expect(try await perform("deadLetters.restore", Self.all)["letters"] == .integer(3))
        #expect(try await states() == [.dead, .dead, .dead])
        #expect(try await desk.account().isBalanced)
    }

    @Test func `purged is only what was archived, exported and counted, and its digest stays`() async throws {
        try await bury()
        try await perform("deadLetters.archive", ["selection": .object(["ids": .array([.integer(1)])])])
        var purge = Self.all
        purge["count"] = .integer(3)
        await #expect(throws: OperatorRefusal.self) { try await perform("deadLetters.purge", purge) }
        purge["exportDigest"] = .string("sha256:1")
        await #expect(throws: OperatorRefusal.self) { try await perform("deadLetters.purge", purge) }
        let before = try #require(try await desk.store.read { try $0.message(sequence: 1) }).message
        purge["count"] = .integer(1)
        purge["contentsDigest"] = .string(DeadLetterRecord.contentsDigest(of: ["2 \(before.digest)"]))
        await #expect(throws: OperatorRefusal.self) { try await perform("deadLetters.purge", purge) }
        purge["contentsDigest"] = .string(DeadLetterRecord.contentsDigest(of: ["1 \(before.digest)"]))
        try await perform("deadLetters.purge", purge)
        let after = try #require(try await desk.store.read { try $0.message(sequence: 1) }).message
        #expect(try await states() == [.purged, .dead, .dead])
        #expect(after.body.isEmpty && after.digest == before.digest && after.disposition == .purged)
        #expect(try await desk.account().isBalanced)
    }

    @Test func `looking at the whole is on the trail first, and no trail holds a value`() async throws {
        try await bury()
        try await perform("deadLetters.reveal", Self.all)
        let trail = try await desk.store.read { try $0.trail(from: 0, limit: 100) }.map(\.link.entry)
        #expect(trail.last?.facts.map(\.value) == ["deadLetters.reveal", "3,2,1", "演练"])
        let told = trail.flatMap(\.facts).map(\.value).joined()
        #expect(!told.contains("雀一鸣") && !told.contains("13900000002"))
    }

    private func edit(_ body: String) async throws -> JSONValue {
        try await perform("deadLetters.edit", ["id": .integer(1), "body": .string(body)])
    }

    @Test func `an edited copy is confirmed by another, and then it counts`() async throws {
        try await bury()
        let mended = Self.broken.replacing("\"soon\"", with: "\"2026-11-24T03:00:00+08:00\"")
            .replacing(
                "\"content\"",
                with: "\"incidentAddress\":\"古山镇\",\"jurisdiction\":{\"code\":\"\(World.station)\"},\"content\""
            )
        let proposed = try await edit(mended)
        #expect(proposed["id"] == .integer(4))
        #expect(try await states() == [.dead, .dead, .dead, .proposed])
        let confirm: JSONObject = ["id": .integer(4)]
        let own = await #expect(throws: OperatorRefusal.self) {
            try await perform("deadLetters.confirmEdit", confirm)
        }
        #expect(own?.code == .notPermitted)
        try await perform("deadLetters.confirmEdit", confirm, by: Self.second)
        #expect(try await states() == [.archived, .dead, .dead, .dead])
        #expect(try await desk.account().isBalanced)
        let (runner, replays) = ReplayDesk.acts(on: desk)
        let selection: JSONObject = ["ids": .array([.integer(4)])]
        let job = try await replays.perform(
            "replay.plan",
            ["selection": .object(selection), "reason": .string("x")],
            by: Self.first
        )
        #expect(job.forecast?["kind"] == .string("applied"), "\(String(decoding: job.serialized, as: UTF8.self))")
        _ = try await replays.perform(
            "replay.execute",
            ["job": job["job"] ?? .null, "reason": .string("x")],
            by: Self.first
        )
        while try await runner.step() != nil {}
        #expect(try await desk.store.read { try $0.caseID(.alert("A7")) } != nil)
        #expect(try await desk.account().isBalanced)
    }

    @Test(arguments: [
        (#"{"alertNo":"A8"}"#, "locked"), ("nonsense", "no JSON"), (broken, "no change"),
        (#"{"caller":{"name":"雀一鸣"}}"#, "locked by leaving it out"),
    ])
    func `an edit may not change what says which message it is`(body: String, why: String) async throws {
        try await bury()
        let refusal = await #expect(throws: OperatorRefusal.self) { try await edit(body) }
        #expect(refusal?.code == .badArguments, "\(why)")
        #expect(try await states().count == 3)
    }

    @Test func `where editing is off it is refused by name`() async throws {
        try await bury()
        let refusal = await #expect(throws: OperatorRefusal.self) {
            try await acts(edits: false).perform(
                "deadLetters.edit",
                ["id": .integer(1), "body": .string("{}"), "reason": .string("x")],
                by: Self.first
            )
        }
        #expect(refusal?.code == .off)
    }

    @Test(arguments: ["deadLetters.archive", "deadLetters.restore", "deadLetters.purge", "deadLetters.reveal"])
    func `no act without a reason`(act: String) async throws {
        try await bury()
        let refusal = await #expect(throws: OperatorRefusal.self) {
            try await acts().perform(act, Self.all, by: Self.first)
        }
        #expect(refusal?.code == .badArguments)
        #expect(try await states() == [.dead, .dead, .dead])
    }
}
