import CaseModel
import Testing

@Suite("A person links and unlinks cases, and ties a crime to the dispute it began as")
struct LinkOrderTests {
    private static func other(_ id: String = "C9", daysAgo: Int = 3) -> LinkedCase {
        LinkedCase(
            summary: EarlierCase(
                when: World.start + .days(-daysAgo),
                type: "D0401",
                band: .blue,
                outcome: .settledByPolice,
                agreed: true
            ),
            sidesInCommon: 0,
            place: nil,
            ownBand: .blue,
            identity: .init(caseID: id, alertNo: "A9")
        )
    }

    private static func context(_ target: LinkedCase?, history: History = .none) -> Context {
        var context = World.context(history: history)
        context.orderTarget = target
        return context
    }

    private static func order(_ kind: Order.Kind, by: String = "P6", target: String = "A9") -> Event {
        var order = Order(kind: kind, caseID: "id(case/A1)", by: by, reason: "同一纠纷")
        order.target = target
        return .order(order)
    }

    @Test func `a linked case counts as a repeat, by whose order and why is on the trail`() throws {
        var scenario = Scenario(opening: World.alert())
        #expect(scenario.play(Self.order(.link), Self.context(Self.other())) == .applied)
        let subject = try #require(scenario.subject)
        #expect(subject.links.ordered.map(\.caseID) == ["C9"])
        #expect(subject.band == .yellow)
        #expect(subject.bandContributions.contains { $0.id == "R10" })
        let entry = try #require(scenario.trail.first { $0.kind == .linked })
        #expect(entry.actor == "P6")
        #expect(entry.facts == [.init("case", "C9"), .init("alert", "A9")])
        #expect(scenario.play(Self.order(.link), Self.context(Self.other())) == .noted(.alreadyDone))
    }

    @Test func `the newest word on another case counts, and no order lowers the band`() throws {
        var scenario = Scenario(opening: World.alert())
        scenario.play(Self.order(.link), Self.context(Self.other()))
        #expect(scenario.play(Self.order(.unlink), Self.context(Self.other())) == .applied)
        #expect(scenario.subject?.links.ordered.map(\.isLinked) == [false])
        #expect(scenario.subject?.band == .yellow)
        #expect(scenario.play(Self.order(.unlink), Self.context(Self.other())) == .noted(.alreadyDone))
        #expect(scenario.play(Self.order(.link), Self.context(Self.other())) == .applied)
        #expect(scenario.subject?.links.ordered.map(\.isLinked) == [true])
    }

    @Test func `a link that makes the case red escalates it at once`() {
        let violence = IndicatorFinding(id: "R09", title: "家庭暴力", band: .orange, evidence: [])
        let read = World.assessment("D0109", band: .orange, indicators: [violence])
        var scenario = Scenario(opening: World.alert(), read)
        scenario.play(Self.order(.link), Self.context(Self.other()))
        #expect(scenario.subject?.band == .red)
        #expect(scenario.sent(.push2).count == 2)
        #expect(scenario.sent(.notice).count == 1)
    }

    @Test func `an order without a case that is here, or with the case itself, is refused`() {
        var scenario = Scenario(opening: World.alert())
        #expect(scenario.play(Self.order(.link), Self.context(nil)).refusalCode == .schema)
        let itself = Self.other("id(case/A1)")
        #expect(scenario.play(Self.order(.unlink), Self.context(itself)).refusalCode == .illegalTransition)
        #expect(scenario.play(Self.order(.link, by: "P1"), Self.context(Self.other())).refusalCode == .notPermitted)
        #expect(scenario.subject?.links == CaseLinks())
    }

    @Test func `who follows a case hears of the crime it has come to`() throws {
        var scenario = Scenario(opening: World.alert())
        _ = scenario.disposition(.notSettled)
        scenario.play(Self.order(.linkCrime, target: "A9"), Self.context(Self.other()))
        #expect(scenario.subject?.links.crimes.map(\.caseID) == ["C9"])
        #expect(scenario.sent(.notice).count == scenario.sent(.push2).count)
    }

    @Test func `a crime is tied to a closed case, once`() throws {
        var scenario = Scenario(opening: World.alert())
        _ = scenario.disposition(.settled)
        scenario.answerCallBacks()
        #expect(scenario.subject?.phase == .closed)
        let sent = scenario.sent.count
        #expect(scenario.play(Self.order(.linkCrime, target: "A3307842026001"), Self.context(nil)) == .applied)
        #expect(scenario.subject?.links.crimes.map(\.target) == ["A3307842026001"])
        #expect(scenario.subject?.phase == .closed)
        #expect(scenario.sent.count == sent)
        #expect(scenario.trail.last?.kind == .crimeLinked)
        let again = scenario.play(Self.order(.linkCrime, target: "A3307842026001"), Self.context(nil))
        #expect(again == .noted(.alreadyDone))
    }

    @Test func `place and type alone propose a link, which push 2 shows`() throws {
        var near = Self.other(daysAgo: 10)
        near.place = World.home
        var otherType = Self.other("C8", daysAgo: 10)
        otherType.summary.type = "D0502"
        let history = History(linked: [], place: World.home, placeCount: 2, atPlace: [near, otherType])
        var scenario = Scenario.none
        scenario.play(.alert(World.alert()), World.context(World.assessment(), history: history))
        #expect(scenario.subject?.band == .blue)
        #expect(scenario.subject?.links.proposals.map(\.caseID) == ["C9"])
        _ = scenario.disposition(.notSettled)
        let bodies = scenario.sent.compactMap { task in
            if case .police(let body) = task.body { (task.kind, body.linkProposals.map(\.alertNo)) } else { nil }
        }
        #expect(bodies.map(\.0) == [.push1, .push2, .push2])
        #expect(bodies.map(\.1) == [[], ["A9"], ["A9"]])
        scenario.play(Self.order(.unlink), Self.context(Self.other()))
        #expect(scenario.subject?.links.proposals.isEmpty == true)
    }
}
