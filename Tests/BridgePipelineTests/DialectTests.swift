import BridgePipeline
import CaseModel
import CaseStorage
import MessageCodec
import Testing

/// With a profile on the governance side, what is approved, what leaves and what answers it are in its words.
struct DialectTests {
    private static let profile = """
        profile: office
        times: {formats: [spaced]}
        tasks:
          push3:
            fields:
              - {to: /no, from: /caseCode, required: true}
              - {to: /what, from: /summary, required: true, max: 1000}
              - {to: /where, from: /place/township}
              - {to: /who, from: /people, each: [{to: /role, from: /role}]}
              - {to: /when, from: /issuedAt}
            omitted:
              - /schemaVersion
              - /taskId
              - /taskKind
              - /externalNo
              - /disputeType/code
              - /disputeType/name
              - /disputeType/govCode
              - /channel
              - /title
              - /place/village
              - /place/point/lon
              - /place/point/lat
              - /place/point/datum
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

    private func desk(_ profile: String = Self.profile) throws -> Desk {
        Desk(decisions: World.decisions(governance: try Profile(yaml: profile, file: "office.yaml")))
    }

    /// The body of the one pending task of this kind.
    private func body(_ kind: PushTask.Kind, _ lane: Lane, of desk: Desk) async throws -> String {
        let records = try await desk.pending(lane).filter { $0.task.kind == kind }
        #expect(records.count == 1)
        return String(decoding: try #require(records.first).task.body, as: UTF8.self)
    }

    /// Asks for push 3 of one alert; gives the request.
    private func ask(_ desk: Desk) async throws -> TaskRecord {
        try await desk.accept(World.delivery(World.alert("A1")))
        try await desk.accept(World.disposition("A1"))
        let push2 = try #require(try await desk.pending().first { $0.task.kind == .push2 })
        let followUp = FollowUp(caseID: push2.task.caseID, by: "P2", at: World.start, outcome: .needsDepartments)
        try await desk.accept(World.delivery(.followUp(followUp), queue: World.answers))
        return try #require(try await desk.pending().first { $0.task.kind == .approvalRequest })
    }

    private func approve(_ request: TaskRecord, digest: String, _ desk: Desk) async throws {
        let decision = ApprovalDecision(
            requestID: request.task.id,
            draftDigest: digest,
            isApproved: true,
            by: "P4",
            at: World.start
        )
        let report = try await desk.accept(World.delivery(.approval(decision), queue: World.answers))
        #expect(report.dispositions == [.applied: 1])
    }

    @Test func `the digest that is approved is that of the items that leave`() async throws {
        let desk = try desk()
        let request = try await ask(desk)
        let asked = String(decoding: request.task.body, as: UTF8.self)
        let shown = try #require(asked.split(separator: "\"draft\":").last?.split(separator: ",\"draftDigest\"").first)
        let digest = SHA256Digest(of: Array(shown.utf8)).text
        #expect(asked.contains("\"draftDigest\":\"\(digest)\""))
        try await approve(request, digest: digest, desk)
        let left = try await body(.push3, .governance, of: desk)
        let items = shown.dropFirst().dropLast()
        #expect(items.hasPrefix("\"what\":") && items.contains("\"where\":\"古山镇\""))
        #expect(left.contains(items))
        #expect(left.hasPrefix("{\"no\":\"") && left.contains("\"when\":\"2026-11-1"))
    }

    @Test func `a receipt in the words of the platform counts`() async throws {
        let desk = try desk()
        let request = try await ask(desk)
        let asked = String(decoding: request.task.body, as: UTF8.self)
        let digest = try #require(asked.split(separator: "\"draftDigest\":\"").last?.split(separator: "\"").first)
        try await approve(request, digest: String(digest), desk)
        let left = try await body(.push3, .governance, of: desk)
        let code = try #require(left.dropFirst("{\"no\":\"".count).split(separator: "\"").first)
        let receipt = #"{"no":"\#(code)","step":"1","when":"2026-11-18 20:00:00"}"#
        let report = try await desk.accept(
            InboundDelivery(
                queue: World.receipts,
                body: Array(receipt.utf8),
                properties: InboundProperties(type: "receipt")
            )
        )
        #expect(report.dispositions == [.applied: 1])
    }

    @Test func `a task that cannot leave makes its message dead and says why`() async throws {
        let desk = try desk(Self.profile.replacing("max: 1000", with: "max: 1"))
        try await desk.accept(World.delivery(World.alert("A1")))
        try await desk.accept(World.disposition("A1"))
        let push2 = try #require(try await desk.pending().first { $0.task.kind == .push2 })
        let followUp = FollowUp(caseID: push2.task.caseID, by: "P2", at: World.start, outcome: .needsDepartments)
        try await desk.accept(World.delivery(.followUp(followUp), queue: World.answers))
        let dead = try #require(try await desk.deadLetters().first)
        #expect(dead.letter.refusal.code == .evaluationError)
        #expect(dead.letter.refusal.detail.contains("too_long at /what"))
    }
}
