import CaseModel
import Testing

@Suite("Push 3 leaves only with a named approver of exactly that draft")
struct ApprovalTests {
    private func awaiting() -> Scenario {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        _ = scenario.followUp(.needsDepartments)
        return scenario
    }

    @Test(arguments: ["P1", "P2", "P3", "P6", "C1", "nobody"])
    func `a person without the post may not approve`(by: String) {
        var scenario = awaiting()
        #expect(scenario.approve(by: by).refusalCode == .notPermitted)
        #expect(scenario.sent(.push3).isEmpty)
    }

    @Test(arguments: ["P4", "P5", "B1"])
    func `the leader, his deputy and the bureau's duty leader may approve`(by: String) {
        var scenario = awaiting()
        #expect(scenario.approve(by: by) == .applied)
        #expect(scenario.sent(.push3).count == 1)
    }

    @Test func `nobody approves what he asked for and the deputy is asked instead`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        _ = scenario.expedite(by: "P4")
        #expect(scenario.subject?.pendingApproval?.round.requests.map(\.approver) == ["P5"])
        #expect(scenario.approve(by: "P4").refusalCode == .notPermitted)
        #expect(scenario.approve(by: "P5") == .applied)
    }

    @Test func `a decision on another draft is refused`() {
        var scenario = awaiting()
        #expect(scenario.approve(digest: "other").refusalCode == .staleSequence)
        #expect(scenario.sent(.push3).isEmpty)
    }

    @Test func `a rejection needs a reason and goes back to stage 2`() {
        var scenario = awaiting()
        #expect(scenario.approve(false).refusalCode == .schema)
        #expect(scenario.approve(false, reason: "再调解一次") == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.followUp(.needsDepartments) == .applied)
        #expect(Set(scenario.sent(.approvalRequest).map(\.id)).count == 2)
    }

    @Test func `an edit makes a new draft that is asked again and the old decision is void`() {
        var scenario = awaiting()
        let old = scenario.subject?.pendingApproval?.round.requests.first?.id
        _ = scenario.approve(edits: ApprovalDecision.Edits(department: "人社"))
        #expect(scenario.sent(.push3).isEmpty)
        #expect(scenario.subject?.pendingApproval?.round.requests.first?.id != old)
        #expect(scenario.subject?.pendingApproval?.draft.suggestedLead == "人社")
        let late = ApprovalDecision(
            requestID: old ?? "",
            draftDigest: "x",
            isApproved: true,
            by: "P4",
            at: World.start
        )
        #expect(scenario.play(.approval(late)) == .noted(.crossedWithdrawal))
        // The editor's own word is not enough for what he wrote.
        #expect(scenario.approve() == .applied)
        #expect(scenario.sent(.push3).isEmpty)
        #expect(scenario.approve(by: "P5") == .applied)
        #expect(scenario.sent(.push3).count == 1)
    }

    @Test(arguments: [
        "联系钱某甲处理", "电话13800002222", "请到古山镇测试路1号", "另联系15912345678", "电话159 1234 5678",
        "证件33070219800101123X", "车牌浙G12345", "详见警情A1号", "找夏 某 乙",
    ])
    func `an edit that names a person, a number, a plate, the alert or the address is blocked`(summary: String) {
        var scenario = awaiting()
        let outcome = scenario.approve(edits: ApprovalDecision.Edits(summary: summary))
        #expect(outcome.refusalCode == .disclosureBlocked)
        #expect(scenario.sent(.push3).isEmpty)
    }

    @Test func `push 3 goes to the township that was named, and a new version asks again`() {
        var scenario = awaiting()
        let old = scenario.subject?.pendingApproval?.round.requests.first?.id
        var alert = World.alert()
        alert.township = "330784105000"
        _ = scenario.play(.alert(alert), World.context(World.assessment()))
        #expect(scenario.subject?.pendingApproval?.round.requests.first?.id != old)
        #expect(scenario.approve() == .applied)
        #expect(scenario.sent(.push3).map(\.routingKey) == ["push3.330784105000"])
        alert.township = "330784104000"
        alert.caseNo = "X1"
        _ = scenario.play(.alert(alert), World.context(World.assessment()))
        #expect(scenario.sent(.withdrawal).map(\.routingKey) == ["withdrawal.330784105000"])
    }

    @Test func `a caller who becomes confidential leaves the draft, and takes back what has left`() throws {
        var scenario = awaiting()
        var alert = World.alert()
        alert.confidential = true
        _ = scenario.play(.alert(alert), World.context(World.assessment()))
        #expect(scenario.subject?.pendingApproval?.draft.people.map(\.maskedName) == ["夏某"])
        var left = Scenario.withDepartments()
        _ = left.play(.alert(alert), World.context(World.assessment()))
        guard case .withdrawal(let body) = try #require(left.sent(.withdrawal).first).body else { throw Unexpected() }
        #expect(body.reason == "当事人信息转为保密，请删除")
        #expect(left.subject?.phase == .following)
    }

    @Test func `a draft that would now leave as other bytes is asked for anew`() {
        var scenario = awaiting()
        var context = World.context()
        context.draftDigest = { "other dialect:\($0.summary)" }
        #expect(scenario.approve(in: context) == .applied)
        #expect(scenario.sent(.push3).isEmpty)
        #expect(scenario.subject?.pendingApproval?.round.draftDigest.hasPrefix("other dialect") == true)
        #expect(scenario.approve(in: context) == .applied)
        #expect(scenario.sent(.push3).count == 1)
    }

    @Test func `asking twice is noted`() {
        var scenario = awaiting()
        #expect(scenario.followUp(.needsDepartments) == .noted(.alreadyRequested))
        #expect(scenario.sent(.approvalRequest).count == 1)
    }

    @Test func `what leaves is the draft that was shown`() throws {
        var scenario = awaiting()
        let shown = try #require(scenario.subject?.pendingApproval?.draft)
        _ = scenario.approve()
        guard case .governance(let task) = try #require(scenario.sent(.push3).first).body else { throw Unexpected() }
        #expect(task.draft == shown)
        #expect(task.approvals.map(\.unit) == ["古山派出所"])
    }
}
