import CaseModel
import Testing

@Suite("A case takes its band from text and history, and keeps every reason")
struct BandOfCaseTests {
    private static let threat = IndicatorFinding(id: "R05", title: "扬言毁坏财物", band: .yellow, evidence: [])
    private static let violence = IndicatorFinding(id: "R09", title: "家庭暴力", band: .orange, evidence: [])

    private static func opened(
        _ code: String = "D0401",
        _ findings: [IndicatorFinding] = [],
        history: History
    ) -> Scenario {
        var scenario = Scenario.none
        let assessment = World.assessment(code, band: World.bands.textBand(of: findings), indicators: findings)
        scenario.play(.alert(World.alert()), World.context(assessment, history: history))
        return scenario
    }

    private static func body(_ task: PushTask?) throws -> PoliceTask {
        guard case .police(let body) = task?.body else { throw Unexpected() }
        return body
    }

    @Test func `violence at home again is red at once`() throws {
        let scenario = Self.opened("D0109", [Self.violence], history: World.history(.init(daysAgo: 2, type: "D0109")))
        #expect(scenario.subject?.band == .red)
        #expect(scenario.sent.map(\.kind) == [.push1, .push2, .push2, .notice])
        let opening = try #require(scenario.trail.first { $0.kind == .caseOpened })
        #expect(
            opening.facts.contains(
                .init("contributions", "R09:orange R10:yellow(2/7d) R11:orange(2/30d) B01:red(R09+R10)")
            )
        )
        #expect(opening.facts.contains(.init("band", "red")))
    }

    @Test func `push 1 shows what history shows, without evidence, and the cases it counts`() throws {
        let history = World.history(
            .init(daysAgo: 5, type: "D0502", outcome: .settledByPolice),
            .init(daysAgo: 1, sides: 1, place: World.home)
        )
        let body = try Self.body(Self.opened(history: history).sent.first)
        #expect(body.indicators.map(\.id) == ["R10"])
        #expect(body.indicators[0].evidence.isEmpty)
        #expect(body.history.map(\.type) == ["D0502"])
        #expect(body.placeCount == 2)
    }

    @Test func `what the text says itself is shown with its words and not twice`() throws {
        let words = Evidence(field: .content, offset: 0, length: 2, words: "钱某", rule: "R10.1")
        let told = IndicatorFinding(id: "R10", title: "反复报警", band: .yellow, evidence: [words])
        let scenario = Self.opened("D0401", [told], history: World.history(.init(daysAgo: 1)))
        let body = try Self.body(scenario.sent.first)
        #expect(body.indicators.map(\.id) == ["R10", "R11"])
        #expect(body.indicators[0].evidence.count == 1)
    }

    @Test func `a repeat that becomes known with the feedback raises the band`() throws {
        var scenario = Self.opened(history: .none)
        #expect(scenario.subject?.band == .blue)
        let history = World.history(.init(daysAgo: 3), .init(daysAgo: 2))
        _ = scenario.disposition(.settled, World.context(history: history))
        #expect(scenario.subject?.band == .orange)
        #expect(scenario.subject?.phase == .following)
        let raised = try #require(scenario.trail.first { $0.kind == .bandRaised })
        #expect(raised.facts.contains(.init("contributions", "R10:orange(3/7d)")))
    }

    @Test func `the officer raises in his own name, and reasons without effect are on the trail`() throws {
        var scenario = Self.opened("D0401", [Self.threat], history: .none)
        var disposition = Disposition(alertNo: "A1", result: .calmed)
        disposition.needsFollowUp = true
        disposition.by = "P1"
        _ = scenario.play(.disposition(disposition))
        let judged = try #require(scenario.trail.first { $0.kind == .bandJudged })
        #expect(judged.facts.contains(.init("contributions", "R05:yellow R24:noted")))
        disposition.officerBand = .orange
        _ = scenario.play(.disposition(disposition))
        let raised = try #require(scenario.trail.first { $0.kind == .bandRaised })
        #expect(raised.actor == "P1")
        #expect(scenario.subject?.bandContributions.map(\.fact) == ["R05:yellow", "R24:orange"])
    }

    @Test func `a revision that says less leaves band and reasons`() {
        var scenario = Self.opened("D0401", [Self.threat], history: World.history(.init(daysAgo: 1)))
        let reasons = scenario.subject?.bandContributions
        _ = scenario.play(.alert(World.alert()), World.context(World.assessment()))
        #expect(scenario.subject?.band == .orange)
        #expect(scenario.subject?.bandContributions == reasons)
        #expect(!scenario.trail.contains { $0.kind == .bandJudged })
    }

    @Test func `what a chaser tells adds to what was known`() {
        var scenario = Self.opened("D0401", [Self.threat], history: .none)
        var chaser = World.alert("A2")
        chaser.relation = .chaser
        chaser.mainAlertNo = "A1"
        let threat = IndicatorFinding(id: "R04", title: "扬言伤人", band: .orange, evidence: [])
        _ = scenario.play(.alert(chaser), World.context(World.assessment(band: .orange, indicators: [threat])))
        #expect(scenario.subject?.band == .orange)
        #expect(scenario.subject?.bandContributions.map(\.id) == ["R05", "R04"])
    }

    @Test func `an operator's new grade is no escalation`() {
        var alert = World.alert()
        alert.grade = 3
        var scenario = Scenario.none
        let history = World.history(.init(daysAgo: 20, grade: 3))
        scenario.play(.alert(alert), World.context(World.assessment(), history: history))
        alert.grade = 1
        _ = scenario.play(.alert(alert), World.context(World.assessment(), history: history))
        #expect(scenario.subject?.band == .blue)
        #expect(scenario.subject?.firstGrade == 3)
    }

    @Test func `settled among strangers at the same place ends on the scene`() {
        var scenario = Self.opened(history: .none)
        let history = World.history(.init(daysAgo: 3, sides: 1, place: World.home))
        _ = scenario.disposition(.settled, World.context(history: history))
        #expect(scenario.subject?.phase == .callBack)
    }
}
