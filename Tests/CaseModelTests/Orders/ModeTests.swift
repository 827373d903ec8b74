import CaseModel
import Testing

@Suite("In every area a push goes as far as its mode says")
struct ModeTests {
    private static func context(_ rule: ModeRule, _ assessment: TextAssessment? = nil) -> Context {
        var context = World.context(assessment)
        context.policy.modes = [rule]
        return context
    }

    private static func played(_ rule: ModeRule) -> Scenario {
        var scenario = Scenario.none
        scenario.play(.alert(World.alert()), context(rule, World.assessment()))
        _ = scenario.disposition(.notSettled, context(rule))
        let followUp = FollowUp(caseID: scenario.subject?.id, by: "P2", at: scenario.now, outcome: .needsDepartments)
        _ = scenario.play(.followUp(followUp), context(rule))
        return scenario
    }

    @Test(
        arguments: [
            (1, [.push2, .approvalRequest]), (2, [.push1, .approvalRequest]), (3, [.push1, .push2]),
        ] as [(Int, Set<PushTask.Kind>)]
    )
    func `off makes none of this push and leaves the others`(push: Int, kinds: Set<PushTask.Kind>) {
        let scenario = Self.played(ModeRule(area: "3307", push: push, mode: .off))
        #expect(Set(scenario.sent.map(\.kind)) == kinds)
        if push == 3 { #expect(scenario.outcomes.last == .noted(.pushIsOff)) }
    }

    @Test func `shadow decides, remembers and sends nothing`() throws {
        let rule = ModeRule(area: "", push: 1, mode: .shadow)
        let scenario = Self.played(rule)
        #expect(scenario.sent(.push1).isEmpty)
        let task = try #require(scenario.subject?.tasks.first)
        #expect(task.kind == .push1 && task.isWithheld)
        #expect(scenario.trail.contains { $0.kind == .taskWithheld })
        #expect(scenario.sent(.push2).count == 2)
    }

    @Test func `shadow of push 3 sends no approval request either`() {
        let scenario = Self.played(ModeRule(area: World.station, push: 3, mode: .shadow))
        #expect(scenario.sent(.approvalRequest).isEmpty)
        #expect(scenario.subject?.phase == .awaitingApproval)
    }

    @Test func `the longest area wins, of station or township`() {
        var policy = World.policy
        policy.modes = [
            ModeRule(area: "3307", push: 3, mode: .off), ModeRule(area: "330784104000", push: 3, mode: .shadow),
            ModeRule(area: "330784", push: 3, mode: .inform), ModeRule(area: "", push: 2, mode: .off),
        ]
        #expect(policy.mode(ofPush: 3, station: World.station, township: "330784104000").mode == .shadow)
        #expect(policy.mode(ofPush: 3, station: World.station, township: nil).mode == .inform)
        #expect(policy.mode(ofPush: 3, station: "330701550000", township: nil).mode == .off)
        #expect(policy.mode(ofPush: 3, station: "110105000000", township: nil).mode == .approve)
        #expect(policy.mode(ofPush: 1, station: World.station, township: nil).mode == .approve)
    }

    struct Inform: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var isTold = false
        var assessment = World.assessment()
        var from: Duration = .zero
        var until: Duration = .days(30)
        var hasOrder = true
        var change: @Sendable (inout Alert) -> Void = { _ in }
    }

    static let informs = [
        Inform(testDescription: "under a standing order", isTold: true),
        Inform(testDescription: "without a standing order", hasOrder: false),
        Inform(testDescription: "before it begins", from: .hours(1)),
        Inform(testDescription: "after it has ended", until: .zero),
        Inform(testDescription: "confidential") { $0.confidential = true },
        Inform(testDescription: "domestic violence", assessment: World.assessment("D0109")),
        Inform(testDescription: "a minor") { $0.tags = ["未成年人"] },
        Inform(testDescription: "a crime") { $0.caseNo = "X1" },
        Inform(testDescription: "not typed", assessment: World.assessment("D9900")),
        Inform(testDescription: "a township nobody knows") { $0.township = "无此镇" },
    ]

    @Test(arguments: informs)
    func `inform tells type, village and time under a standing order, with its exclusions`(one: Inform) throws {
        let order = ModeRule.StandingOrder(
            approver: "B1",
            from: World.start + one.from,
            until: World.start + one.until,
            legalBasis: "市级常设指令"
        )
        let rule = ModeRule(area: "", push: 3, mode: .inform, standingOrder: one.hasOrder ? order : nil)
        var alert = World.alert()
        alert.village = "胡库一村"
        one.change(&alert)
        var scenario = Scenario.none
        scenario.play(.alert(alert), Self.context(rule, one.assessment))
        let told = scenario.sent.filter { $0.lane == .governance }
        #expect(told.count == (one.isTold ? 1 : 0))
        guard one.isTold else { return }
        guard case .inform(let body) = try #require(told.first).body else { throw Unexpected() }
        #expect(body.typeName == "消费纠纷")
        #expect(body.village == "胡库一村")
        let entry = try #require(scenario.trail.first { $0.kind == .informed })
        #expect(entry.actor == "B1")
        #expect(entry.facts.contains(.init("legalBasis", "市级常设指令")))
    }
}
