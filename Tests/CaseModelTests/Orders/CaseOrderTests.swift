import CaseModel
import Testing

@Suite("Orders of persons in charge do what they say, once, and only from who may give them")
struct CaseOrderTests {
    @Test(arguments: Order.Kind.allCases, ["P1", "P2", "C1", "nobody"])
    func `nobody orders without a leading post, but an officer may ask for a lower band`(
        kind: Order.Kind,
        by: String
    ) {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: .orange))
        let outcome = scenario.order(kind, by: by) { order in
            order.band = .blue
            order.department = "人社"
            order.typeCode = "D0502"
            order.assignee = "P2"
            order.push = 2
        }
        if kind == .lowerBand, by == "P1" || by == "P2" {
            #expect(outcome == .noted(.proposed))
        } else {
            #expect(outcome.refusalCode == .notPermitted)
        }
        #expect(scenario.subject?.band == .orange)
    }

    @Test(arguments: [
        Order.Kind.assign, .redirect, .retype, .raiseBand, .lowerBand, .push, .correct, .linkCrime, .link,
    ])
    func `an order that lacks what it needs is refused and changes nothing`(kind: Order.Kind) {
        var scenario = Scenario.awaitingApproval()
        let before = scenario.subject
        #expect(scenario.order(kind).refusalCode == .schema)
        #expect(scenario.subject == before)
    }

    @Test func `assign gives case and clocks to an officer of the station`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        #expect(scenario.order(.assign) { $0.assignee = "B1" }.refusalCode == .unknownRecipient)
        #expect(scenario.order(.assign) { $0.assignee = "P1" } == .applied)
        #expect(scenario.transitions.last?.tasks.map(\.kind) == [.notice, .push2])
        #expect(scenario.lastPolice.map(\.recipient.id) == ["P2", "P1"])
        let waiting = scenario.subject?.deadlines.filter { $0.kind == .signPush2 && $0.state == .running } ?? []
        let asked = waiting.compactMap { clock in scenario.subject?.tasks.first { $0.id == clock.taskID }?.recipient?.id
        }
        #expect(Set(asked) == ["P4", "P1"], "nobody waits for the former officer's signature")
        #expect(scenario.order(.assign) { $0.assignee = "P1" } == .noted(.alreadyDone))
        _ = scenario.followUp(.needsDepartments)
        _ = scenario.approve()
        _ = scenario.receipt(.escalating)
        #expect(scenario.lastPolice.contains { $0.recipient.id == "P1" && $0.notice == nil })
    }

    @Test func `redirect before push 3 asks again, and after it takes the old one back`() throws {
        var scenario = Scenario.awaitingApproval()
        #expect(scenario.order(.redirect) { $0.department = "人社" } == .applied)
        #expect(scenario.subject?.pendingApproval?.draft.suggestedLead == "人社")
        #expect(scenario.sent(.withdrawal).isEmpty)
        _ = scenario.approve()
        #expect(scenario.order(.redirect) { $0.department = "司法所" } == .applied)
        guard case .withdrawal(let body) = try #require(scenario.sent(.withdrawal).first).body else {
            throw Unexpected()
        }
        #expect(body.reason == "改派，请删除原任务")
        #expect(scenario.subject?.pendingApproval?.draft.suggestedLead == "司法所")
        _ = scenario.approve()
        let codes = scenario.sent(.push3).map { task in
            if case .governance(let body) = task.body { body.caseCode } else { "" }
        }
        #expect(codes.count == 2 && Set(codes).count == 1)
    }

    @Test func `redirect without a push 3 is refused`() {
        var scenario = Scenario()
        #expect(scenario.order(.redirect) { $0.department = "人社" }.refusalCode == .illegalTransition)
    }

    @Test func `retype after push 3 withdraws it and asks again under the new type`() throws {
        var scenario = Scenario.withDepartments()
        #expect(scenario.order(.retype) { $0.typeCode = "D0401" } == .noted(.alreadyDone))
        #expect(scenario.order(.retype) { $0.typeCode = "D0502" } == .applied)
        guard case .withdrawal(let body) = try #require(scenario.sent(.withdrawal).first).body else {
            throw Unexpected()
        }
        #expect(body.reason == "类型更正，请删除原任务")
        #expect(scenario.subject?.pendingApproval?.draft.suggestedLead == "司法所")
        #expect(scenario.subject?.typedBy == "P6")
    }

    @Test func `withdraw asks for deletion and presses until it is answered`() {
        var scenario = Scenario.withDepartments()
        #expect(scenario.order(.withdraw) == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.order(.withdraw) == .noted(.alreadyDone))
        scenario.fire(.withdrawalAnswered)
        #expect(scenario.sent(.reminder).contains { $0.lane == .governance })
        #expect(scenario.receipt(.progress) == .noted(.crossedWithdrawal))
    }

    @Test func `withdraw before the approval ends the round`() {
        var scenario = Scenario.awaitingApproval()
        #expect(scenario.order(.withdraw) == .applied)
        #expect(scenario.lastNotices == ["approvalWithdrawn P4"])
        #expect(scenario.approve().refusalCode == nil)
        #expect(scenario.sent(.push3).isEmpty)
    }

    @Test(
        arguments: [
            ("P4", nil, Band.orange, Band.blue), ("P2", "P1", .yellow, .blue), ("P2", "P1", .orange, .orange),
            ("P1", "P1", .yellow, .yellow), ("P3", "P3", .red, .red), ("P3", "P1", .red, .blue),
        ] as [(String, String?, Band, Band)]
    )
    func `yellow falls at once, orange by a leader, and never by who wrote the feedback`(
        by: String,
        author: String?,
        band: Band,
        then: Band
    ) {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: band))
        if let author {
            var disposition = Disposition(alertNo: "A1", result: .notSettled)
            disposition.by = author
            _ = scenario.play(.disposition(disposition))
        }
        scenario.order(.lowerBand, by: by) { $0.band = .blue }
        #expect(scenario.subject?.band == then)
    }

    @Test func `a leader closes only what is settled and checked`() {
        var scenario = Scenario.awaitingApproval()
        #expect(scenario.order(.close).refusalCode == .illegalTransition)
        _ = scenario.approve()
        #expect(scenario.order(.close).refusalCode == .illegalTransition)
        _ = scenario.receipt(.refused)
        #expect(scenario.order(.close).refusalCode == .illegalTransition)
        _ = scenario.followUp(.settled, agreement: Agreement(dueDates: [scenario.now + .days(30)]))
        #expect(scenario.order(.close).refusalCode == .illegalTransition)
        scenario.answerCallBacks()
        #expect(scenario.subject?.phase == .closed)
        #expect(scenario.order(.close) == .noted(.alreadyDone))
    }

    @Test func `reopen brings a closed case back to stage 2 at its band`() {
        var scenario = Scenario()
        #expect(scenario.order(.reopen) == .noted(.alreadyDone))
        _ = scenario.disposition(.settled)
        scenario.answerCallBacks()
        #expect(scenario.subject?.phase == .closed)
        #expect(scenario.order(.reopen) == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.subject?.closedAt == nil)
        #expect(scenario.subject?.band == .blue)
    }

    @Test func `a criminal case that is opened again gets no push 3`() {
        var scenario = Scenario()
        _ = scenario.disposition(.criminalCase)
        #expect(scenario.order(.close) == .applied)
        #expect(scenario.order(.reopen) == .applied)
        #expect(scenario.followUp(.needsDepartments).refusalCode == .illegalTransition)
        #expect(scenario.followUp(.settled) == .applied)
    }

    @Test func `expedite shortens what runs and asks for push 3 from stage 1`() {
        var scenario = Scenario()
        #expect(scenario.expedite() == .applied)
        #expect(scenario.subject?.expedited == true)
        #expect(scenario.subject?.phase == .awaitingApproval)
        #expect(scenario.sent(.push2).count == 2)
        #expect(scenario.expedite() == .noted(.alreadyRequested))
    }
}
