import CaseModel
import Testing

@Suite("A case closes when every side was heard by somebody else, and what was promised was done")
struct CallBackTests {
    private static func settled(
        _ code: String = "D0401",
        letter: Disposition.WarningLetter? = nil,
        agreement: Agreement? = nil,
        band: Band = .blue
    ) -> Scenario {
        var scenario = Scenario(opening: World.alert(), World.assessment(code, band: band))
        var disposition = Disposition(alertNo: "A1", result: .notSettled)
        disposition.by = "P1"
        disposition.warningLetter = letter
        _ = scenario.play(.disposition(disposition))
        _ = scenario.followUp(.settled, agreement: agreement)
        return scenario
    }

    @Test(arguments: [(Band.blue, [7, 7]), (.red, [1, 1, 7, 7, 30, 30])])
    func `each side is called, of red cases in every round`(band: Band, days: [Int]) {
        let scenario = Self.settled(band: band)
        let calls = scenario.subject?.callBacks ?? []
        #expect(calls.map { Int(($0.dueAt - scenario.now).components.seconds / 86_400) }.sorted() == days)
        #expect(Set(calls.compactMap(\.party)) == ["买方", "卖方"])
        #expect(scenario.sent(.callback).count == days.count)
    }

    @Test(arguments: ["P1", "P2"])
    func `whoever handled the case does not call back`(handler: String) throws {
        var scenario = Self.settled()
        let call = try #require(scenario.subject?.callBacks.first)
        let outcome = scenario.followUp(.contacted, by: handler, task: call.taskID, satisfied: true)
        #expect(outcome.refusalCode == .notPermitted)
    }

    @Test func `three tries on three different days let the leader close`() throws {
        var scenario = Self.settled()
        let calls = try #require(scenario.subject?.callBacks)
        _ = scenario.followUp(.contacted, by: "P6", task: calls[0].taskID, satisfied: true)
        for day in 1...3 {
            #expect(scenario.order(.close).refusalCode == .illegalTransition)
            _ = scenario.followUp(.unreachable, by: "P6", task: calls[1].taskID)
            _ = scenario.followUp(.unreachable, by: "P6", task: calls[1].taskID)
            #expect(scenario.subject?.callBacks[1].triedOn.count == day)
            #expect(
                scenario.sent(.notice).count { task in
                    if case .police(let body) = task.body { body.notice?.subject == .unreachable } else { false }
                } == (day == 3 ? 1 : 0)
            )
            scenario.wait(.days(1))
        }
        #expect(scenario.order(.close, by: "P4") == .applied)
        #expect(scenario.subject?.phase == .closed)
        #expect(scenario.subject?.callBacks.contains { $0.state == .open } == false)
        #expect(scenario.running(.callBack) == nil)
    }

    @Test(
        arguments: [
            (nil, false, "warningLetterMissing P4"), (Disposition.WarningLetter(given: true), true, nil),
            (.init(given: false, reason: "情节轻微"), true, nil),
        ] as [(Disposition.WarningLetter?, Bool, String?)]
    )
    func `domestic violence closes with a word on the 告诫书, else by the leader`(
        letter: Disposition.WarningLetter?,
        isClosed: Bool,
        notice: String?
    ) {
        var scenario = Self.settled("D0109", letter: letter)
        scenario.answerCallBacks()
        #expect((scenario.subject?.phase == .closed) == isClosed)
        #expect(scenario.lastNotices == [notice].compactMap(\.self))
        guard !isClosed else { return }
        #expect(scenario.order(.close, by: "P4") == .applied)
    }

    @Test func `who cannot be called safely is not called, and the call-back says that care is needed`() {
        var scenario = Scenario(opening: World.alert(), World.assessment("D0109"))
        _ = scenario.disposition(.notSettled)
        var followUp = FollowUp(caseID: scenario.subject?.id, by: "P2", at: scenario.now, outcome: .contacted)
        followUp.party = "买方"
        followUp.safeToCall = false
        _ = scenario.play(.followUp(followUp))
        _ = scenario.followUp(.settled)
        #expect(scenario.subject?.callBacks.map(\.party) == ["卖方"])
        #expect(scenario.lastPolice.compactMap(\.callBack?.needsCare) == [true])
    }

    @Test func `nobody can be called safely, so only the leader closes`() {
        var scenario = Scenario(opening: World.alert(), World.assessment("D0109"))
        var disposition = Disposition(alertNo: "A1", result: .notSettled)
        disposition.warningLetter = .init(given: true)
        _ = scenario.play(.disposition(disposition))
        for party in ["买方", "卖方"] {
            var followUp = FollowUp(caseID: scenario.subject?.id, by: "P2", at: scenario.now, outcome: .contacted)
            followUp.party = party
            followUp.safeToCall = false
            _ = scenario.play(.followUp(followUp))
        }
        _ = scenario.followUp(.settled)
        #expect(scenario.subject?.phase == .callBack)
        #expect(scenario.order(.close, by: "P4") == .applied)
    }

    @Test func `what was promised is checked on each due date, and not performed reopens one band up`() throws {
        let dates = [World.start + .days(30), World.start + .days(60)]
        var scenario = Self.settled(agreement: Agreement(dueDates: dates))
        let checks = try #require(scenario.subject?.callBacks.filter { $0.purpose == .performance })
        #expect(checks.map(\.dueAt) == dates)
        // The officer may check what was performed himself.
        #expect(scenario.followUp(.contacted, by: "P2", task: checks[0].taskID, satisfied: true) == .applied)
        #expect(scenario.followUp(.failed, by: "P2", task: checks[1].taskID) == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.subject?.band == .yellow)
        #expect(scenario.running(.performance) == nil)
    }

    @Test func `guided to court is called after a week`() {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.resolved, outcome: .guidedToCourt)
        #expect(scenario.subject?.callBacks.allSatisfy { $0.dueAt == scenario.now + .days(7) } == true)
        scenario.answerCallBacks()
        #expect(scenario.subject?.outcome == .guidedToCourt)
    }

    @Test func `nothing said leaves the call open`() throws {
        var scenario = Self.settled()
        let call = try #require(scenario.subject?.callBacks.first)
        #expect(scenario.followUp(.contacted, by: "P6", task: call.taskID) == .applied)
        #expect(scenario.subject?.callBacks.first?.state == .open)
    }
}
