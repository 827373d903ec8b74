import CaseModel
import CaseStorage
import JSONTree
import TestKit
import Testing

/// For every code that is a message's own fault, a message that has it, through the real daemon.
@Suite(.serialized, .timeLimit(.minutes(4))) struct `The catalogue of failures, messages` {
    @Test func `each ends where the page of codes says, kept whole`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("catalogue")
        let bench = try Bench(uri: broker.uri, stem: stem)
        #expect(await bench.run("topology", "declare").status == 0)
        let desk = try await CatalogueDesk(broker: broker, stem: stem)
        let process = try DaemonProcess(configuration: bench.configuration)

        try await sendUnreadable(desk)
        try await sendOutOfPlace(desk)
        try await settle(desk, bench)
        try await desk.holdUp(alert: "C-4", by: "broken-answer", held: "held_behind_dead")
        try await archive("discarded", in: bench)
        for entry in CatalogueEntry.messages where entry.code != "evaluation_error" {
            try await expectEventually("\(entry.code) is settled") {
                try await bench.fate(of: entry.code) != nil
            }
            try await expect(entry, in: bench)
        }
        try await expectEventually("the account balances") { await bench.run("verify").status == 0 }
        #expect(try await process.stop() == 0)
        await desk.close()
    }

    @Test func `a draft the profile has no words for makes the order dead`() async throws {
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("wordless")
        let bench = try Bench(uri: broker.uri, stem: stem, governance: "  profile: wordless.yaml")
        try bench.folder.write(CatalogueProfile.wordless, to: "wordless.yaml")
        #expect(await bench.run("topology", "declare").status == 0)
        let desk = try await CatalogueDesk(broker: broker, stem: stem)
        let process = try DaemonProcess(configuration: bench.configuration)
        try await desk.send(CatalogueDesk.alert("W-1"), to: "alerts", id: "W-1")
        _ = try await desk.nextTask { $0["taskKind"] == .string("push1") }
        let order = CatalogueDesk.order("expedite", on: "W-1", by: CatalogueDesk.commandRoom)
        try await desk.send(order, to: "answers", id: "evaluation_error")
        try await expectEventually("it is settled") { try await bench.fate(of: "evaluation_error") != nil }
        let entry = try #require(CatalogueEntry.messages.first { $0.code == "evaluation_error" })
        try await expect(entry, in: bench)
        #expect(try await process.stop() == 0)
        await desk.close()
    }

    /// A person gives the message with this id up.
    private func archive(_ id: String, in bench: Bench) async throws {
        try await expectEventually("\(id) is dead") { try await bench.fate(of: id)?.disposition == .dead }
        let letter = try #require(try await bench.deadLetter(of: id)).letter.id
        #expect(await bench.run("dead-letters", "archive", "\(letter)", "--reason", "样例").status == 0)
    }

    private func expect(_ entry: CatalogueEntry, in bench: Bench) async throws {
        let fate = try #require(try await bench.fate(of: entry.code))
        // A note has a word of its own.
        #expect(fate.code == (entry.end == .noted ? Transition.Note.caseClosed.rawValue : entry.code))
        #expect(fate.disposition.rawValue == entry.end.rawValue, "\(entry.code)")
        guard entry.end == .dead else { return }
        let found = try #require(try await bench.deadLetter(of: entry.code))
        #expect(found.letter.letter.refusal.code.rawValue == entry.code)
        let size = found.letter.letter.bodySize
        #expect(found.message.message.body.count == min(size, 1 << 20))
    }

    private func sendUnreadable(_ desk: CatalogueDesk) async throws {
        let bodies: [(String, [UInt8])] = [
            ("empty_body", []), ("not_json", Array("报警内容没有引号".utf8)), ("not_utf8", [0x7b, 0x22, 0xff, 0x22, 0x7d]),
            ("discarded", Array("也不是报文".utf8)), ("too_deep", Array(repeating: UInt8(ascii: "["), count: 10_000)),
            ("too_large", Array(repeating: UInt8(ascii: " "), count: 1 << 20 + 1)),
        ]
        for (code, body) in bodies { try await desk.send(body, to: "alerts", type: "alert", id: code) }
        let changes: [(String, (inout JSONObject) -> Void)] = [
            ("schema", { $0["incidentAddress"] = nil }),
            ("missing_id", { $0["alertNo"] = nil }),
            ("unsupported_version", { $0["schemaVersion"] = .string("9.0") }),
            ("bad_timestamp", { $0["reportedAt"] = .string("2026-02-30T25:61:00+08:00") }),
            ("unknown_kind", { $0["kind"] = .string("weather") }),
        ]
        for (code, change) in changes {
            var alert = CatalogueDesk.alert("BAD-\(code)")
            change(&alert)
            try await desk.send(alert, to: "alerts", id: code)
        }
    }

    private func sendOutOfPlace(_ desk: CatalogueDesk) async throws {
        let request = try await desk.askForPush3(alert: "C-1")
        let stale = try CatalogueDesk.approval(of: request, digest: .string("sha256:another"))
        try await desk.send(stale, to: "answers", id: "stale_sequence")
        let room = CatalogueDesk.commandRoom
        let orders: [(String, JSONObject)] = [
            (
                "illegal_transition",
                CatalogueDesk.order("adjudicate", on: "C-1", by: "331035", ["department": .string("司法")])
            ),
            ("not_permitted", CatalogueDesk.order("expedite", on: "C-1", by: "331007")),
            ("unknown_recipient", CatalogueDesk.order("assign", on: "C-1", by: room, ["assignee": .string("999999")])),
        ]
        for (code, order) in orders { try await desk.send(order, to: "answers", id: code) }

        try await desk.send(CatalogueDesk.alert("C-2"), to: "alerts", id: "C-2")
        _ = try await desk.nextTask { $0["taskKind"] == .string("push1") && $0["alertNo"] == .string("C-2") }
        let leak = CatalogueDesk.order("expedite", on: "C-2", by: room, ["department": .string("13957900001")])
        try await desk.send(leak, to: "answers", id: "disclosure_blocked")

        try await desk.send(CatalogueProfile.disposition("never-came", "calmed"), to: "alerts", id: "no_case_yet")
        try await desk.send(CatalogueProfile.disposition("C-2", "calmed"), to: "alerts", id: "id_reused")
        try await desk.send(CatalogueProfile.disposition("C-2", "settled"), to: "alerts", id: "id_reused")
    }

    /// A case that was settled on the spot only waits for its call-backs; an order to hurry is noted.
    private func settle(_ desk: CatalogueDesk, _ bench: Bench) async throws {
        try await desk.send(CatalogueDesk.alert("C-3"), to: "alerts", id: "C-3")
        _ = try await desk.nextTask { $0["taskKind"] == .string("push1") && $0["alertNo"] == .string("C-3") }
        try await desk.send(CatalogueProfile.disposition("C-3", "settled"), to: "alerts", id: "C-3-settled")
        try await expectEventually("it is settled") { try await bench.fate(of: "C-3-settled") != nil }
        let late = CatalogueDesk.order("expedite", on: "C-3", by: CatalogueDesk.commandRoom)
        try await desk.send(late, to: "answers", id: "case_closed")
    }
}

/// Texts the catalogue needs.
enum CatalogueProfile {
    /// Feedback of the responding officer.
    static func disposition(_ alert: String, _ result: String) -> JSONObject {
        [
            "kind": .string("disposition"), "schemaVersion": .string("1.0"), "alertNo": .string(alert),
            "result": .string(result), "finishedAt": .string(CivilNow.rfc3339),
        ]
    }

    /// A platform whose field for the summary takes a single character.
    static let wordless = """
        profile: wordless
        times: {formats: [spaced]}
        tasks:
          push3:
            fields:
              - {to: /no, from: /caseCode, required: true}
              - {to: /what, from: /summary, required: true, max: 1}
            omitted:
              - /schemaVersion
              - /taskId
              - /taskKind
              - /issuedAt
              - /externalNo
              - /disputeType/code
              - /disputeType/name
              - /disputeType/govCode
              - /channel
              - /title
              - /place/township
              - /place/village
              - /place/point/lon
              - /place/point/lat
              - /place/point/datum
              - /people/role
              - /people/maskedName
              - /people/maskedPhone
              - /flags/weapon
              - /flags/injury
              - /flags/minor
              - /band
              - /riskPhrase
              - /expedited
              - /suggestedLead
              - /helpers
              - /policeContact/unit
              - /policeContact/dutyPhone
              - /deadlines/signBy
              - /deadlines/contactBy
              - /deadlines/finishBy
              - /deadlines/decideBy
              - /deadlines/nextProgressBy
              - /approvals
        messages:
          receipt:
            fields:
              - {to: /schemaVersion, constant: "1.0"}
              - {to: /caseCode, from: /no}
              - {to: /action, from: /step, codes: {"1": accepted}}
              - {to: /at, from: /when, as: time}

        """
}
