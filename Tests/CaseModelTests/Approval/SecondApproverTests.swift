import CaseModel
import Testing

@Suite("Red and sensitive drafts need a second approver from the bureau")
struct SecondApproverTests {
    struct Sensitive: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var isSensitive: Bool
        var assessment = World.assessment()
        var change: @Sendable (inout Alert) -> Void = { _ in }
    }

    private static func sign(_ id: String, _ band: Band = .yellow) -> TextAssessment {
        World.assessment(
            band: band,
            indicators: [IndicatorFinding(id: id, title: "规则\(id)", band: band, evidence: [])]
        )
    }

    static let cases = [
        Sensitive(testDescription: "plain", isSensitive: false),
        Sensitive(testDescription: "orange", isSensitive: false, assessment: World.assessment(band: .orange)),
        Sensitive(testDescription: "red", isSensitive: true, assessment: World.assessment(band: .red)),
        Sensitive(testDescription: "confidential", isSensitive: true) { $0.confidential = true },
        Sensitive(testDescription: "minor", isSensitive: true) { $0.tags = ["涉未成年人"] },
        Sensitive(testDescription: "domestic violence", isSensitive: true, assessment: World.assessment("D0109")),
        Sensitive(testDescription: "R13", isSensitive: true, assessment: sign("R13")),
        Sensitive(testDescription: "R14 of the police record", isSensitive: true) { $0.tags = ["暴力前科"] },
        Sensitive(testDescription: "R18", isSensitive: true, assessment: sign("R18")),
        Sensitive(testDescription: "R19", isSensitive: true, assessment: sign("R19")),
        Sensitive(testDescription: "R20, a minor in the text", isSensitive: true, assessment: sign("R20")),
        Sensitive(testDescription: "R17, a large group", isSensitive: true, assessment: sign("R17", .orange)),
        Sensitive(testDescription: "R17, ten people", isSensitive: true, assessment: sign("R17")) {
            $0.peopleInvolved = 10
        },
        Sensitive(testDescription: "R17, nine people", isSensitive: false, assessment: sign("R17")) {
            $0.peopleInvolved = 9
        },
        Sensitive(testDescription: "R05", isSensitive: false, assessment: sign("R05")),
    ]

    @Test(arguments: cases)
    func `every reason asks the bureau too, and the draft waits for both`(one: Sensitive) {
        var alert = World.alert()
        one.change(&alert)
        var scenario = Scenario.awaitingApproval(alert, one.assessment)
        let asked = scenario.subject?.pendingApproval?.round.requests.map(\.approver)
        #expect(asked == (one.isSensitive ? ["P4", "B1"] : ["P4"]))
        #expect(scenario.approve(by: "P4") == .applied)
        #expect(scenario.sent(.push3).isEmpty == one.isSensitive)
        if one.isSensitive { #expect(scenario.approve(by: "B1") == .applied) }
        #expect(scenario.sent(.push3).count == 1)
    }

    @Test func `the bureau may be first, and both are named to the departments by unit and rank`() throws {
        var scenario = Scenario.awaitingApproval(World.alert(), World.assessment(band: .red))
        _ = scenario.approve(by: "B1")
        #expect(scenario.approve(by: "B1") == .noted(.alreadyDone))
        #expect(scenario.sent(.push3).isEmpty)
        _ = scenario.approve(by: "P4")
        guard case .governance(let task) = try #require(scenario.sent(.push3).first).body else { throw Unexpected() }
        #expect(task.approvals.map(\.rank) == [.bureauDutyLeader, .stationLeader])
        #expect(task.approvals.map(\.unit) == ["公安局", "古山派出所"])
    }

    @Test func `one person cannot be both approvers`() {
        let context = World.context().without("P3", "P4", "P5").with("B3", .bureauDutyLeader, in: World.bureau)
        var scenario = Scenario.none
        var first = context
        first.assessment = World.assessment(band: .red)
        scenario.play(.alert(World.alert()), first)
        _ = scenario.disposition(.notSettled, context)
        scenario.order(.push, context) { $0.push = 3 }
        let requests = scenario.subject?.pendingApproval?.round.requests ?? []
        #expect(requests.map(\.approver) == ["B1", "B3"])
        func decision(_ request: ApprovalRound.Request?, _ scenario: Scenario) -> Event {
            .approval(
                ApprovalDecision(
                    requestID: request?.id ?? "",
                    draftDigest: scenario.subject?.pendingApproval?.round.draftDigest ?? "",
                    isApproved: true,
                    by: "B1",
                    at: scenario.now
                )
            )
        }
        #expect(scenario.play(decision(requests.first, scenario), context) == .applied)
        #expect(scenario.play(decision(requests.last, scenario), context).refusalCode == .notPermitted)
        #expect(scenario.sent(.push3).isEmpty)
    }

    @Test func `nobody is asked when there is nobody for the second seat, and the wish waits for him`() {
        let context = World.context().without("B1")
        var scenario = Scenario(opening: World.alert(), World.assessment(band: .red))
        _ = scenario.disposition(.notSettled, context)
        #expect(scenario.order(.push, context) { $0.push = 3 } == .applied)
        #expect(scenario.subject?.pendingApproval == nil)
        #expect(scenario.subject?.pushWish?.lack == .approver)
        #expect(scenario.lastPolice.map(\.notice?.subject) == [.approverNeeded])
        #expect(scenario.order(.push, context) { $0.push = 3 } == .applied)
        #expect(scenario.lastPolice.isEmpty, "the room is told once")
        _ = scenario.order(.expedite)
        #expect(scenario.subject?.pushWish == nil)
        #expect(scenario.subject?.pendingApproval?.round.requests.map(\.approver) == ["P4", "B1"])
    }

    @Test func `a rejection of either ends the round`() {
        for person in ["P4", "B1"] {
            var scenario = Scenario.awaitingApproval(World.alert(), World.assessment(band: .red))
            #expect(scenario.approve(by: person, false, reason: "先调解") == .applied)
            #expect(scenario.subject?.pendingApproval == nil)
            #expect(scenario.running(.approvalDecision) == nil)
        }
    }

    @Test func `a case that becomes red while its draft waits needs the bureau too`() {
        var scenario = Scenario.awaitingApproval()
        scenario.order(.raiseBand) { $0.band = .red }
        #expect(scenario.subject?.pendingApproval?.round.requests.map(\.approver) == ["P4", "B1"])
        _ = scenario.approve(by: "P4")
        #expect(scenario.sent(.push3).isEmpty)
        _ = scenario.approve(by: "B1")
        #expect(scenario.sent(.push3).count == 1)
    }

    @Test func `a draft that turns sensitive while nobody of the bureau is there never leaves on one word`() {
        var scenario = Scenario.awaitingApproval()
        #expect(scenario.order(.raiseBand, World.context().without("B1")) { $0.band = .red } == .applied)
        _ = scenario.approve(by: "P4")
        #expect(scenario.sent(.push3).isEmpty)
        #expect(scenario.order(.withdraw) == .applied)
    }
}
