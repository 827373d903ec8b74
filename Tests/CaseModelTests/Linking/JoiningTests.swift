import CaseModel
import Testing

@Suite("An alert of the same incident is told, and a repeat of what was settled reopens it")
struct JoiningTests {
    private static func alert(_ number: String, relation: Alert.Relation? = nil, officer: String? = nil) -> Alert {
        var alert = World.alert(number)
        alert.relation = relation
        alert.mainAlertNo = relation == nil ? nil : "A1"
        alert.officer = officer.map { PersonReference(id: $0) }
        return alert
    }

    private static func settled() -> Scenario {
        var scenario = Scenario(opening: World.alert())
        _ = scenario.disposition(.settled)
        scenario.answerCallBacks()
        return scenario
    }

    private static func earlier(_ subject: Case?, sides: Int = 2, type: String = "D0401") throws -> LinkedCase {
        let subject = try #require(subject)
        return LinkedCase(
            summary: EarlierCase(
                when: subject.alert.reportedAt,
                type: type,
                band: subject.band,
                outcome: subject.outcome,
                agreed: false
            ),
            sidesInCommon: sides,
            place: nil,
            ownBand: subject.ownBand,
            identity: .init(
                caseID: subject.id,
                alertNo: "A1",
                isInCallBack: subject.phase == .callBack,
                closedAt: subject.closedAt
            ),
            repeats: subject.links.repeats
        )
    }

    private static func body(_ task: PushTask?) throws -> PoliceTask {
        guard case .police(let body) = task?.body else { throw Unexpected() }
        return body
    }

    private static func context(_ earlier: LinkedCase, _ read: TextAssessment = World.assessment()) -> Context {
        World.context(read, history: History(linked: [earlier], place: nil, placeCount: 1))
    }

    // MARK: The same incident

    @Test(arguments: [
        (90, "D0403", true), (-90, "D0401", true), (119, TypeJudgement.unknownCode, true), (121, "D0401", false),
        (30, "D0502", false),
    ])
    func `an alert at the same place within two hours is told in push 1`(
        minutes: Int,
        type: String,
        isSame: Bool
    ) throws {
        var other = World.history(.init(daysAgo: 0, minutes: minutes, type: type, sides: 0, place: World.home)).linked[
            0
        ]
        other.identity = .init(caseID: "C9", alertNo: "A9")
        let history = History(linked: [], place: World.home, placeCount: 1, atPlace: [other])
        var scenario = Scenario.none
        scenario.play(.alert(World.alert()), World.context(World.assessment(), history: history))
        let body = try Self.body(scenario.sent.first)
        #expect(body.sameIncident.map(\.alertNo) == (isSame ? ["A9"] : []))
        #expect(body.history.isEmpty)
        #expect(scenario.trail.contains { $0.facts.contains(.init("note", "sameIncident")) } == isSame)
    }

    @Test func `a call about the same joins the case, and its officer gets push 1 once`() throws {
        var scenario = Scenario(opening: Self.alert("A1", officer: "P1"))
        let same = Event.alert(Self.alert("A2", relation: .repeat, officer: "P2"))
        #expect(same.references == [.alert("A2"), .alert("A1")])
        scenario.play(same, World.context(World.assessment()))
        scenario.play(same, World.context(World.assessment()))
        scenario.play(.alert(Self.alert("A3", relation: .repeat, officer: "P1")), World.context(World.assessment()))
        scenario.play(.alert(Self.alert("A4", relation: .chaser, officer: "P5")), World.context(World.assessment()))
        #expect(scenario.subject?.joinedAlerts == ["A2", "A3", "A4"])
        let bodies = try scenario.sent(.push1).map(Self.body)
        #expect(bodies.map(\.recipient.id) == ["P1", "P2"])
        #expect(bodies.map(\.alertNo) == ["A1", "A2"])
        #expect(scenario.subject?.alert.alertNo == "A1")
    }

    // MARK: Reopening

    @Test(arguments: [
        ("D0401", 29, true), ("D0401", 31, false), ("D0109", 89, true), ("D0109", 91, false),
    ])
    func `the window is that of the policy`(type: String, days: Int, reopens: Bool) throws {
        let scenario = Self.settled()
        let closedAt = try #require(scenario.subject?.closedAt)
        let context = Self.context(try Self.earlier(scenario.subject, type: type), World.assessment(type))
        let id = context.caseReopened(by: Self.alert("A2"), at: closedAt + .days(days))
        #expect(id == (reopens ? scenario.subject?.id : nil))
    }

    @Test func `one side elsewhere, another kind of dispute, violence after a quarrel, no dispute: none reopens`()
        throws
    {
        let scenario = Self.settled()
        let at = try #require(scenario.subject?.closedAt) + .days(1)
        let alert = Self.alert("A2")
        let oneSide = Self.context(try Self.earlier(scenario.subject, sides: 1))
        #expect(oneSide.caseReopened(by: alert, at: at) == nil)
        let otherKind = Self.context(try Self.earlier(scenario.subject, type: "D0502"))
        #expect(otherKind.caseReopened(by: alert, at: at) == nil)
        let violence = Self.context(try Self.earlier(scenario.subject, type: "D0101"), World.assessment("D0109"))
        #expect(violence.caseReopened(by: alert, at: at) == nil)
        let nothing = Self.context(try Self.earlier(scenario.subject), World.assessment(isDispute: false))
        #expect(nothing.caseReopened(by: alert, at: at) == nil)
    }

    @Test func `a repeat brings the case back to stage 2 with push 1 and push 2, and counts in the series`() throws {
        var scenario = Self.settled()
        let sent = scenario.sent.count
        var alert = Self.alert("A2", officer: "P9")
        alert.content = "又来争吵"
        scenario.play(.alert(alert), Self.context(try Self.earlier(scenario.subject)))
        let subject = try #require(scenario.subject)
        #expect(subject.stage == .middle && subject.phase == .following)
        #expect(subject.outcome == nil && subject.closedAt == nil)
        #expect(subject.joinedAlerts == ["A2"])
        #expect(subject.band == .yellow)
        let tasks = scenario.sent.dropFirst(sent)
        #expect(tasks.map(\.kind) == [.push1, .push2, .push2])
        let body = try Self.body(tasks.first)
        #expect(body.alertNo == "A2" && body.content == "又来争吵" && body.recipient.id == "P9")
        #expect(body.history.map(\.outcome) == [.settledOnScene])
        #expect(subject.alert.content == World.alert().content)
        #expect(
            scenario.trail.contains { $0.kind == .reopened && $0.facts.contains(.init("outcome", "settledOnScene")) }
        )
    }

    @Test func `the third time is counted though it is one case`() throws {
        var scenario = Self.settled()
        scenario.play(.alert(Self.alert("A2")), Self.context(try Self.earlier(scenario.subject)))
        _ = scenario.followUp(.settled)
        #expect(scenario.subject?.phase == .callBack)
        var third = Self.alert("A3")
        third.reportedAt = World.start + .days(2)
        var earlier = try Self.earlier(scenario.subject)
        earlier.repeats[0].reportedAt = World.start + .days(1)
        scenario.play(.alert(third), Self.context(earlier))
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.subject?.links.repeats.map(\.alertNo) == ["A2", "A3"])
        #expect(scenario.subject?.bandContributions.contains { $0.count?.alerts == 3 } == true)
        #expect(scenario.subject?.callBacks.allSatisfy { $0.state != .open } == true)
    }

    @Test func `violence that comes back is red and told to the duty leader`() throws {
        let finding = IndicatorFinding(id: "R09", title: "家庭暴力", band: .orange, evidence: [])
        let read = World.assessment("D0109", band: .orange, indicators: [finding])
        var scenario = Scenario(opening: World.alert(), read)
        _ = scenario.disposition(.notSettled)
        _ = scenario.followUp(.settled)
        #expect(scenario.subject?.phase == .callBack)
        scenario.play(.alert(Self.alert("A2")), Self.context(try Self.earlier(scenario.subject, type: "D0109"), read))
        #expect(scenario.subject?.band == .red)
        let notices = try scenario.sent(.notice).map { try Self.body($0).notice?.subject }
        #expect(notices == [.redAlert])
    }

    @Test func `a chaser of a closed case reopens nothing, and a later version of a repeat nothing again`() throws {
        var scenario = Self.settled()
        scenario.play(.alert(Self.alert("A2", relation: .chaser)), World.context(World.assessment()))
        #expect(scenario.subject?.phase == .closed)
        scenario.play(.alert(Self.alert("A3")), Self.context(try Self.earlier(scenario.subject)))
        #expect(scenario.subject?.phase == .following)
        let pushes = scenario.sent(.push1).count
        scenario.play(.alert(Self.alert("A3")), World.context(World.assessment()))
        #expect(scenario.sent(.push1).count == pushes)
        #expect(scenario.subject?.links.repeats.count == 1)
    }

    @Test func `the other side's confidential call makes the case confidential`() throws {
        var scenario = Self.settled()
        var alert = Self.alert("A2")
        alert.confidential = true
        scenario.play(.alert(alert), Self.context(try Self.earlier(scenario.subject)))
        #expect(scenario.subject?.alert.confidential == true)
    }
}
