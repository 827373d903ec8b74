import CaseModel
import Testing

@Suite("Contact data leaves only of who agreed, as approved, and nothing else")
struct ContactRequestTests {
    private static func asked(
        _ alert: Alert = World.alert(),
        consents: [(String, Bool)] = [("买方", true), ("卖方", true)],
        type: String = "D0401"
    ) -> Scenario {
        var scenario = Scenario(opening: alert, World.assessment(type))
        _ = scenario.disposition(.notSettled)
        for (party, isGiven) in consents {
            var followUp = FollowUp(
                caseID: scenario.subject?.id,
                by: "P2",
                at: scenario.now,
                outcome: .contacted,
                party: party
            )
            followUp.contactConsent = isGiven
            _ = scenario.play(.followUp(followUp))
        }
        _ = scenario.followUp(.needsDepartments)
        _ = scenario.approve(by: "P4")
        _ = scenario.approve(by: "B1")
        _ = scenario.receipt(.signed)
        _ = scenario.receipt(.contactRequest)
        return scenario
    }

    @Test func `a request that nobody could decide is no dead letter, and the room knows why`() {
        var scenario = Scenario.withDepartments()
        var followUp = FollowUp(
            caseID: scenario.subject?.id,
            by: "P2",
            at: scenario.now,
            outcome: .contacted,
            party: "买方"
        )
        followUp.contactConsent = true
        _ = scenario.play(.followUp(followUp))
        let receipt = Receipt(
            taskID: scenario.subject?.departmentWork?.taskID,
            action: .contactRequest,
            at: scenario.now
        )
        let nobody = World.context().without("P3", "P4", "P5", "B1")
        #expect(scenario.play(.receipt(receipt), nobody) == .applied)
        #expect(scenario.subject?.pendingContact == nil)
        #expect(scenario.lastPolice.contains { $0.notice?.subject == .approverNeeded })
        #expect(scenario.play(.receipt(receipt)) == .applied)
        #expect(scenario.subject?.pendingContact != nil)
    }

    private static func roles(_ scenario: Scenario) -> [String]? {
        scenario.subject?.pendingContact?.disclosure.people.map(\.role)
    }

    struct Consent: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var consents: [String: Bool]
        var proposed: [String]?
        var type = "D0401"
        var change: @Sendable (inout Alert) -> Void = { _ in }
    }

    static let consents = [
        Consent(testDescription: "both agreed", consents: ["买方": true, "卖方": true], proposed: ["买方", "卖方"]),
        Consent(testDescription: "one agreed", consents: ["卖方": true], proposed: ["卖方"]),
        Consent(testDescription: "one refused", consents: ["买方": true, "卖方": false], proposed: ["买方"]),
        Consent(testDescription: "nobody was asked", consents: [:], proposed: nil),
        Consent(testDescription: "the caller agreed on the telephone", consents: [:], proposed: ["买方"]) {
            $0.callerConsentsToContact = true
        },
        Consent(testDescription: "a confidential caller", consents: ["买方": true, "卖方": true], proposed: ["卖方"]) {
            $0.confidential = true
        },
        Consent(testDescription: "a school called", consents: ["买方": true, "卖方": true], proposed: ["卖方"]) {
            $0.reporterRole = .school
        },
        Consent(testDescription: "domestic violence", consents: ["买方": true], proposed: nil, type: "D0109"),
    ]

    @Test(arguments: consents)
    func `only who agreed is proposed`(one: Consent) {
        var alert = World.alert()
        one.change(&alert)
        let scenario = Self.asked(alert, consents: one.consents.map { ($0.key, $0.value) }, type: one.type)
        #expect(Self.roles(scenario) == one.proposed)
        if one.proposed == nil { #expect(scenario.lastNotices.first == "contactNotPossible P2") }
    }

    @Test func `the approved fields leave, with the approver's unit`() throws {
        var scenario = Self.asked()
        #expect(scenario.receipt(.contactRequest) == .noted(.alreadyRequested))
        #expect(scenario.approve(digest: "other").refusalCode == .staleSequence)
        #expect(scenario.approve() == .applied)
        let task = try #require(scenario.sent(.contactDisclosure).first)
        guard case .contact(let body) = task.body else { throw Unexpected() }
        #expect(body.people.map(\.phone) == ["13800001111", "13800002222"])
        #expect(body.approvals.map(\.unit) == ["古山派出所"])
        #expect(task.lane == .governance)
        #expect(scenario.trail.contains { $0.kind == .disclosed && $0.facts.contains(.init("what", "contact")) })
        #expect(scenario.running(.approvalDecision) == nil)
    }

    @Test func `an approver may allow less, and what he wrote is confirmed by another`() throws {
        var scenario = Self.asked()
        let digest = scenario.subject?.pendingContact?.round.draftDigest
        let edits = ApprovalDecision.Edits(disclose: ["卖方/phone"])
        #expect(scenario.approve(edits: edits) == .applied)
        let round = try #require(scenario.subject?.pendingContact?.round)
        #expect(round.draftDigest != digest)
        #expect(round.editedBy == "P4")
        #expect(scenario.approve(by: "P4") == .applied)
        #expect(scenario.sent(.contactDisclosure).isEmpty)
        #expect(scenario.approve(by: "P5") == .applied)
        guard case .contact(let body) = try #require(scenario.sent(.contactDisclosure).first).body else {
            throw Unexpected()
        }
        #expect(body.people == [ContactDisclosure.Person(role: "卖方", name: nil, phone: "13800002222")])
    }

    @Test(arguments: [
        ApprovalDecision.Edits(disclose: []), ApprovalDecision.Edits(disclose: ["买方/idNumber"]),
        ApprovalDecision.Edits(summary: "电话如下", disclose: ["买方/phone"]),
        ApprovalDecision.Edits(department: "人社", disclose: ["买方/phone"]),
    ])
    func `nothing but name and telephone can be edited`(edits: ApprovalDecision.Edits) {
        var scenario = Self.asked()
        #expect(scenario.approve(edits: edits).refusalCode == .schema)
        #expect(scenario.sent(.contactDisclosure).isEmpty)
    }

    @Test func `a rejection needs a reason and is told to the followers`() {
        var scenario = Self.asked()
        #expect(scenario.approve(false).refusalCode == .schema)
        #expect(scenario.approve(false, reason: "当事人未同意") == .applied)
        #expect(scenario.subject?.pendingContact == nil)
        #expect(scenario.lastNotices == ["rejected P2", "rejected P4"])
        #expect(scenario.subject?.phase == .withDepartments)
    }

    @Test func `who takes his consent back is not disclosed by a decision that comes later`() {
        var scenario = Self.asked()
        var followUp = FollowUp(
            caseID: scenario.subject?.id,
            by: "P2",
            at: scenario.now,
            outcome: .contacted,
            party: "卖方"
        )
        followUp.contactConsent = false
        _ = scenario.play(.followUp(followUp))
        #expect(Self.roles(scenario) == ["买方"])
    }

    @Test func `a caller who becomes confidential is not disclosed by a decision that comes later`() {
        var scenario = Self.asked()
        scenario.revise { $0.confidential = true }
        _ = scenario.approve()
        #expect(scenario.sent(.contactDisclosure).isEmpty)
    }

    @Test(arguments: [Receipt.Action.resolved, .withdrawn])
    func `an answer that is no longer needed does not leave`(action: Receipt.Action) {
        var scenario = Self.asked()
        let round = scenario.subject?.pendingContact?.round
        _ = scenario.receipt(action, outcome: .agreed)
        let decision = ApprovalDecision(
            requestID: round?.requests.first?.id ?? "",
            draftDigest: round?.draftDigest ?? "",
            isApproved: true,
            by: "P4",
            at: scenario.now
        )
        #expect(scenario.play(.approval(decision)) == .noted(.crossedWithdrawal))
        #expect(scenario.sent(.contactDisclosure).isEmpty)
        #expect(scenario.subject?.pendingContact == nil)
    }
}
