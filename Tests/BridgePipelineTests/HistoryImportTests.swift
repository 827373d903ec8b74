import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import MessageCodec
import Testing

/// Earlier alerts become history: closed cases that link, reopen and are told, and nothing is pushed.
struct HistoryImportTests {
    private static func line(
        _ number: String,
        daysAgo: Int = 3,
        content: String = "买方与卖方因退货发生纠纷",
        history: String? = #"{"outcome":"settledByPolice","closedAt":"2026-11-17T10:00:00+08:00"}"#,
        phone: String = "13800001111"
    ) -> String {
        var alert = World.alert(number, content: content, phone: phone)
        alert.reportedAt = World.start + .days(-daysAgo)
        alert.parties = [Alert.Party(role: "对方", name: "夏某乙", phone: "13800002222")]
        let body = String(decoding: MessageEncoder().encode(.alert(alert, feedback: nil)), as: UTF8.self)
        return history.map { body.dropLast() + #","history":"# + $0 + "}" } ?? body
    }

    private static func run(_ lines: String..., on desk: Desk) async throws -> HistoryReport {
        let numbered = lines.enumerated().map { HistoryLine(number: $0 + 1, bytes: Array($1.utf8)) }
        return try await HistoryImport(
            store: desk.store,
            decisions: World.decisions(),
            entropy: DerivedEntropy(),
            actor: "ops"
        ).run(numbered, at: World.start)
    }

    private static func find(_ alertNo: String, on desk: Desk) async throws -> Case? {
        try await desk.store.read { view in try view.caseID(.alert(alertNo)).flatMap { try view.case($0) } }
    }

    @Test func `an earlier alert is a closed case without pushes, on the trail, once`() async throws {
        let desk = Desk()
        let report = try await Self.run(Self.line("H1"), Self.line("H1"), on: desk)
        #expect(report == HistoryReport(imported: 1, known: 1))
        let found = try #require(try await Self.find("H1", on: desk))
        #expect(found.phase == .closed && found.outcome == .settledByPolice)
        #expect(found.importedAt == World.start)
        #expect(found.closedAt == Timestamp(rfc3339: "2026-11-17T10:00:00+08:00"))
        #expect(try await desk.pending().isEmpty)
        let trail = try await desk.store.read { try $0.trail(ofCase: found.id) }
        #expect(trail.map(\.link.entry.kind) == [.imported])
        #expect(trail.map(\.link.entry.actor) == ["ops"])
        #expect(try await Verification(of: desk.store).holds)
        #expect(try await Self.run(Self.line("H1"), on: desk) == HistoryReport(known: 1))
    }

    @Test func `a repeat of it counts, is told how it ended, and reopens it`() async throws {
        let desk = Desk()
        let history = """
            {"outcome":"settledByPolice","agreement":{"dueDates":["2026-11-18T00:00:00+08:00"]},"performed":false}
            """
        _ = try await Self.run(Self.line("H1", history: history), on: desk)
        var alert = World.alert("A1")
        alert.parties = [Alert.Party(role: "对方", name: "夏某乙", phone: "13800002222")]
        let body = try #require(try await desk.accept(World.delivery(alert)).tasks.first).body
        let text = String(decoding: body, as: UTF8.self)
        #expect(text.contains(#""outcome":"settledByPolice","agreed":true,"dueDates":["2026-11-18T00:00:00"#))
        #expect(text.contains(#""performed":false"#))
        let found = try #require(try await Self.find("A1", on: desk))
        #expect(found.alert.alertNo == "H1" && found.phase == .following && found.band == .yellow)
    }

    @Test func `what cannot be taken over is told by line and code, and the rest goes in`() async throws {
        let report = try await Self.run(
            Self.line("H1", history: nil),
            "no JSON",
            Self.line("H2", history: #"{"outcome":"over"}"#),
            Self.line("H3", history: #"{"outcome":"voided","typeCode":"D9"}"#),
            Self.line("H4"),
            Self.line("H5", content: "电瓶车被盗"),
            on: Desk()
        )
        #expect(report.imported == 1 && report.withoutDispute == 1)
        #expect(report.refused.map(\.line) == [1, 2, 3, 4])
        #expect(report.refused.map(\.refusal.code) == [.schema, .notJSON, .schema, .schema])
        #expect(
            report.refused.map(\.refusal.pointer) == ["/history/outcome", "", "/history/outcome", "/history/typeCode"]
        )
    }

    @Test func `an alert that came by the queue is known`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(World.alert("A1")), World.delivery(World.alert("A2", content: "咨询")))
        #expect(try await Self.run(Self.line("A1"), Self.line("A2"), on: desk) == HistoryReport(known: 2))
    }
}
