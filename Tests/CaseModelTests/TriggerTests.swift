import CaseModel
import Testing

@Suite("An alert and its feedback trigger the pushes of the table")
struct TriggerTests {
    @Test func `no dispute is recorded without a case or a task`() {
        var scenario = Scenario.none
        #expect(scenario.play(.alert(World.alert()), World.context(World.assessment(isDispute: false))) == .recorded)
        #expect(scenario.subject == nil)
        #expect(scenario.sent.isEmpty)
        #expect(scenario.trail.map(\.kind) == [.alertRecorded])
    }

    @Test func `a red alert pushes twice at once and tells the duty leader`() {
        let scenario = Scenario(opening: World.alert(), World.assessment(band: .red))
        #expect(scenario.sent.map(\.kind) == [.push1, .push2, .push2, .notice])
        #expect(scenario.sent.last?.routingKey == "notice.\(World.station)")
    }

    @Test func `an unknown type goes to the police room and never outside`() {
        var scenario = Scenario(opening: World.alert(), World.assessment(TypeJudgement.unknownCode))
        #expect(scenario.sent.map(\.kind) == [.push1, .notice])
        _ = scenario.disposition(.notSettled)
        #expect(scenario.followUp(.needsDepartments) == .applied)
        #expect(scenario.sent(.approvalRequest).isEmpty)
        #expect(scenario.sent(.notice).count == 2)
    }

    @Test(arguments: [
        (Disposition.Result.settled, Band.blue, CasePhase.callBack, 0),
        (.settled, .yellow, .following, 2),
        (.calmed, .blue, .following, 2),
        (.broughtToStation, .blue, .following, 2),
        (.notSettled, .blue, .following, 2),
        (.diverted, .blue, .following, 2),
        (.unfounded, .blue, .closed, 0),
        (.unfounded, .orange, .following, 2),
        (.criminalCase, .blue, .criminal, 0),
    ])
    func `a result leads to its phase`(result: Disposition.Result, band: Band, phase: CasePhase, push2: Int) {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: band))
        #expect(scenario.disposition(result) == .applied)
        #expect(scenario.subject?.phase == phase)
        #expect(scenario.sent(.push2).count == push2)
    }

    @Test func `settled with the same people before is followed`() {
        var scenario = Scenario()
        let history = World.history(.init(daysAgo: 40))
        _ = scenario.disposition(.settled, World.context(history: history))
        #expect(scenario.subject?.phase == .following)
    }

    @Test func `feedback on a recorded alert opens a case only when the officer sees a risk`() {
        let recorded = RecordedAlert(alert: World.alert(), assessment: World.assessment(isDispute: false))
        var scenario = Scenario.none
        #expect(scenario.disposition(.settled, World.context(recorded: recorded)) == .recorded)
        #expect(scenario.subject == nil)
        _ = scenario.disposition(.calmed, needsFollowUp: true, World.context(recorded: recorded))
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.sent.map(\.kind) == [.push2, .push2, .notice])
    }

    @Test func `signs in the feedback on a recorded alert are kept for a second look, and for the case a person opens`()
    {
        let sign = IndicatorFinding(id: "R01", title: "手持凶器", band: .red, evidence: [])
        let recorded = RecordedAlert(alert: World.alert(), assessment: World.assessment(isDispute: false))
        #expect(!recorded.deservesSecondLook)
        let transition = Lifecycle.apply(
            .disposition(Disposition(alertNo: "A1", result: .calmed)),
            to: nil,
            in: World.context(World.assessment(band: .red, indicators: [sign]), recorded: recorded),
            at: World.start
        )
        #expect(transition.outcome == .recorded)
        #expect(transition.recordedAlert?.deservesSecondLook == true)
        #expect(transition.recordedAlert?.textBand == .red)
        var scenario = Scenario.none
        let order = Order(kind: .openCase, alertNo: "A1", by: "P6", reason: "再看")
        _ = scenario.play(.order(order), World.context(recorded: transition.recordedAlert))
        #expect(scenario.subject?.band == .red)
    }

    @Test func `an answer without a case waits for it`() {
        var scenario = Scenario.none
        #expect(scenario.disposition(.settled) == .waiting(for: .alert("A1")))
        #expect(scenario.trail.isEmpty)
    }

    @Test func `a criminal case withdraws the open push 3 with the fixed phrase`() throws {
        var scenario = Scenario.withDepartments()
        var alert = World.alert()
        alert.caseNo = "X1"
        _ = scenario.play(.alert(alert), World.context(World.assessment()))
        let withdrawal = try #require(scenario.sent(.withdrawal).first)
        guard case .withdrawal(let body) = withdrawal.body else { throw Unexpected() }
        #expect(body.reason == "转公安办理")
        #expect(body.withdrawnTaskID == scenario.sent(.push3).first?.id)
        #expect(scenario.subject?.phase == .criminal)
    }

    @Test func `an old alert gets no push 1 but a red one still reaches the leaders`() {
        var alert = World.alert()
        alert.reportedAt = World.start + .hours(-3)
        let scenario = Scenario(opening: alert, World.assessment(band: .red))
        #expect(scenario.sent.map(\.kind) == [.push2, .push2, .notice])
    }

    @Test func `an officer who is dispatched to a red case gets push 1`() {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: .red))
        var alert = World.alert()
        alert.officer = PersonReference(id: "P9")
        _ = scenario.play(.alert(alert), World.context(World.assessment(band: .red)))
        #expect(scenario.sent(.push1).count == 2)
    }

    @Test func `a chaser that tells of a weapon makes its case red`() {
        var scenario = Scenario()
        var chaser = World.alert("A2")
        chaser.relation = .chaser
        chaser.mainAlertNo = "A1"
        #expect(scenario.play(.alert(chaser), World.context(World.assessment(band: .red))) == .applied)
        #expect(scenario.subject?.band == .red)
        #expect(scenario.sent(.push2).count == 2)
    }

    @Test func `a revision raises the band but never lowers it`() {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: .yellow))
        _ = scenario.play(.alert(World.alert()), World.context(World.assessment(band: .blue)))
        #expect(scenario.subject?.band == .yellow)
        _ = scenario.play(.alert(World.alert()), World.context(World.assessment(band: .red)))
        #expect(scenario.subject?.band == .red)
        #expect(scenario.sent(.push2).count == 2)
    }
}

struct Unexpected: Error {}
