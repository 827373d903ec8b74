import CaseModel
import Testing

@Suite("Substitutes are asked in order, and time never decides")
struct SubstituteTests {
    @Test(
        arguments: [
            ([], "P2", "P4"), (["P4"], "P2", "P5"), (["P4", "P5"], "P2", "P3"), (["P3", "P4", "P5"], "P2", "B1"),
            ([], "P4", "P5"), (["P5"], "P4", "P3"),
        ] as [([String], String, String)]
    )
    func `the leader, the deputy, the duty leader, the bureau`(absent: [String], asker: String, asked: String) {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        let followUp = FollowUp(caseID: scenario.subject?.id, by: asker, at: scenario.now, outcome: .needsDepartments)
        #expect(scenario.play(.followUp(followUp), World.context().without(absent)) == .applied)
        #expect(scenario.subject?.pendingApproval?.round.requests.map(\.approver) == [asked])
    }

    @Test func `an overdue request goes to the next, then the room hears that nobody is left`() {
        var scenario = Scenario.awaitingApproval()
        var asked: [[String]] = []
        for _ in 0..<4 {
            #expect(scenario.fire(.approvalDecision) == .applied)
            asked.append(scenario.subject?.pendingApproval?.round.requests.map(\.approver) ?? [])
        }
        #expect(asked == [["P4", "P5"], ["P4", "P5", "P3"], ["P4", "P5", "P3", "B1"], ["P4", "P5", "P3", "B1"]])
        #expect(scenario.lastNotices == ["approvalOverdue B2"])
        #expect(scenario.fire(.approvalDecision) == nil)
        #expect(scenario.subject?.phase == .awaitingApproval)
        #expect(scenario.sent(.push3).isEmpty)
    }

    @Test func `a duty leader decides only once he was asked`() {
        var scenario = Scenario.awaitingApproval()
        #expect(scenario.approve(by: "P3").refusalCode == .notPermitted)
        scenario.fire(.approvalDecision)
        scenario.fire(.approvalDecision)
        #expect(scenario.approve(by: "P3") == .applied)
        #expect(scenario.sent(.push3).count == 1)
        #expect(scenario.running(.approvalDecision) == nil)
    }

    @Test func `the decision is on time or late on the trail, by whom and for which draft`() throws {
        var scenario = Scenario.awaitingApproval()
        let digest = scenario.subject?.pendingApproval?.round.draftDigest
        scenario.wait(.hours(5))
        _ = scenario.approve()
        let approved = try #require(scenario.trail.first { $0.kind == .approved })
        #expect(approved.actor == "P4")
        #expect(approved.facts.contains(.init("draft", digest ?? "")))
        let met = try #require(scenario.trail.last { $0.kind == .deadlineMet })
        #expect(met.facts.contains(.init("inTime", "false")))
    }

    @Test(arguments: [(nil, "general"), ("complex", "complex"), ("simple", "simple")] as [(String?, String)])
    func `the approver's word on the complexity sets the limit, else the proposal`(word: String?, complexity: String) {
        var scenario = Scenario.awaitingApproval()
        let round = scenario.subject?.pendingApproval?.round
        var decision = ApprovalDecision(
            requestID: round?.requests.first?.id ?? "",
            draftDigest: round?.draftDigest ?? "",
            isApproved: true,
            by: "P4",
            at: scenario.now
        )
        decision.complexity = word.flatMap(ApprovalDecision.Complexity.init)
        _ = scenario.play(.approval(decision))
        let expected = ApprovalDecision.Complexity(rawValue: complexity)
        #expect(scenario.subject?.departmentWork?.complexity == expected)
        let limit = expected.flatMap { World.policy.finish[$0] }
        #expect(scenario.running(.finish).map { $0.limitAt - $0.startedAt } == limit)
    }
}
