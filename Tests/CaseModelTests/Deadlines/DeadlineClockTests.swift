import CaseModel
import Testing

@Suite("Clocks run by urgency, tell each rung once, and stand still while a case is suspended")
struct DeadlineClockTests {
    struct Limit: CustomTestStringConvertible, Sendable {
        var kind: Deadline.Kind
        var urgency: String
        var limit: Duration

        var testDescription: String { "\(kind.rawValue) \(urgency)" }
    }

    static let limits: [Limit] = [
        Limit(kind: .signPush1, urgency: "normal", limit: .minutes(5)),
        Limit(kind: .signPush1, urgency: "red", limit: .minutes(1)),
        Limit(kind: .disposition, urgency: "normal", limit: .hours(24)),
        Limit(kind: .signPush2, urgency: "normal", limit: .hours(2)),
        Limit(kind: .signPush2, urgency: "red", limit: .minutes(15)),
        Limit(kind: .firstContact, urgency: "normal", limit: .hours(24)),
        Limit(kind: .firstContact, urgency: "red", limit: .hours(4)),
        Limit(kind: .approvalDecision, urgency: "normal", limit: .hours(4)),
        Limit(kind: .approvalDecision, urgency: "expedited", limit: .hours(1)),
        Limit(kind: .approvalDecision, urgency: "red", limit: .minutes(30)),
        Limit(kind: .accepted, urgency: "normal", limit: .minutes(10)),
        Limit(kind: .accepted, urgency: "red", limit: .minutes(2)),
        Limit(kind: .departmentSigned, urgency: "normal", limit: .hours(2)),
        Limit(kind: .departmentSigned, urgency: "expedited", limit: .minutes(30)),
        Limit(kind: .progress, urgency: "expedited", limit: .hours(24)),
        Limit(kind: .finish, urgency: "normal", limit: .days(7)),
        Limit(kind: .finish, urgency: "red", limit: .hours(84)),
    ]

    /// Every deadline of a case that goes through all three stages under one urgency.
    private static func deadlines(_ urgency: String) -> [Deadline] {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: urgency == "red" ? .red : .blue))
        var all = scenario.subject?.deadlines ?? []
        _ = scenario.disposition(.notSettled)
        all += scenario.subject?.deadlines ?? []
        if urgency == "expedited" { _ = scenario.expedite() } else { _ = scenario.followUp(.needsDepartments) }
        all += scenario.subject?.deadlines ?? []
        _ = scenario.approve(by: "P4")
        _ = scenario.approve(by: "B1")
        return all + (scenario.subject?.deadlines ?? [])
    }

    @Test(arguments: limits)
    func `the limit follows the urgency`(one: Limit) {
        let deadline = Self.deadlines(one.urgency).first { $0.kind == one.kind && $0.state == .running }
        #expect(deadline.map { $0.limitAt - $0.startedAt } == one.limit)
    }

    @Test func `normal progress has no limit`() {
        #expect(!Self.deadlines("normal").contains { $0.kind == .progress })
    }

    @Test(arguments: [(Band.blue, [50, 80, 100]), (.red, [25, 40, 50, 100])])
    func `handler, head and room hear at their part of the limit, red at half of it`(band: Band, marks: [Int]) throws {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: band))
        _ = scenario.disposition(.notSettled)
        let deadline = try #require(scenario.running(.firstContact))
        let whole = (deadline.limitAt - deadline.startedAt).wholeMilliseconds
        let parts = deadline.rungs.map { Int(($0.at - deadline.startedAt).wholeMilliseconds * 100 / whole) }
        #expect(parts == marks)
        #expect(deadline.rungs.compactMap(\.level) == [.handler, .head, .room])
        #expect(deadline.rungs.filter(\.isLimit).map(\.at) == [deadline.limitAt])
        var receivers: [String] = []
        for _ in 0..<3 {
            scenario.fire(.firstContact)
            receivers += scenario.lastPolice.filter { $0.reminder != nil }.map(\.recipient.id)
        }
        #expect(receivers == ["P2", "P3", "P6"])
    }

    @Test func `rungs that passed together fire as one, the highest`() throws {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        scenario.fire(.firstContact, after: .hours(10))
        #expect(scenario.lastPolice.map(\.reminder?.level) == [.head])
        let fired = try #require(scenario.trail.last { $0.kind == .deadlineFired })
        #expect(fired.facts.contains(.init("late", "true")))
        scenario.fire(.firstContact)
        #expect(scenario.lastPolice.map(\.reminder?.level) == [.room])
        #expect(scenario.running(.firstContact) == nil)
    }

    @Test func `what is met in time and what is missed is told apart`() throws {
        for (wait, inTime) in [(Duration.minutes(3), "true"), (.minutes(7), "false")] {
            var scenario = Scenario()
            let task = try #require(scenario.sent(.push1).first)
            scenario.wait(wait)
            let signature = Signature(taskID: task.id, by: "P1", at: scenario.now)
            _ = scenario.play(.signed(signature))
            let met = try #require(scenario.trail.last { $0.kind == .deadlineMet })
            #expect(met.facts.contains(.init("inTime", inTime)))
            #expect(scenario.fire(.signPush1) == nil)
            #expect(scenario.play(.signed(signature)) == .noted(.alreadyDone))
        }
    }

    @Test func `a higher band shortens what runs, and a lower one lengthens nothing`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        let first = scenario.running(.firstContact)?.limitAt
        scenario.order(.raiseBand) { $0.band = .red }
        let red = scenario.running(.firstContact)?.limitAt
        #expect(red == first.map { $0 + .hours(-20) })
        scenario.order(.lowerBand, by: "P3") { $0.band = .blue }
        #expect(scenario.running(.firstContact)?.limitAt == red)
        #expect(scenario.subject?.band == .blue)
    }

    @Test func `who has been told already is not told again when the limit is shortened`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        scenario.fire(.firstContact)
        scenario.order(.raiseBand) { $0.band = .red }
        #expect(scenario.running(.firstContact)?.rungs.compactMap(\.level) == [.head, .room])
    }

    @Test func `a limit that has passed does not pass again when the band rises`() {
        var scenario = Scenario()
        scenario.fire(.signPush1)
        scenario.order(.raiseBand) { $0.band = .red }
        #expect(scenario.subject?.deadlines.first { $0.kind == .signPush1 }?.rungs.isEmpty == true)
        #expect(scenario.trail.count { $0.kind == .deadlineMissed } == 1)
    }

    @Test func `a suspended case tells nobody, and goes on where it stood`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        let limit = scenario.running(.firstContact)?.limitAt
        scenario.order(.suspend)
        scenario.wait(.days(10))
        scenario.fire(.firstContact)
        #expect(scenario.outcomes.last == .noted(.alreadyDone))
        #expect(scenario.lastPolice.isEmpty)
        let since = scenario.subject?.suspension?.since ?? World.start
        scenario.order(.resume)
        #expect(scenario.running(.firstContact)?.limitAt == limit.map { $0 + (scenario.now - since) })
    }

    @Test func `a clock that began while the case stood still misses only its own part`() {
        var scenario = Scenario()
        scenario.order(.suspend)
        scenario.wait(.days(10))
        _ = scenario.disposition(.notSettled)
        let began = scenario.now
        scenario.order(.resume)
        #expect(scenario.running(.firstContact).map { $0.limitAt - began } == .hours(24) + .minutes(1))
    }

    @Test func `a band that rises after a suspension does not take the pause back`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        scenario.order(.suspend)
        scenario.wait(.days(10))
        scenario.order(.resume)
        let limit = scenario.running(.firstContact)?.limitAt
        scenario.order(.raiseBand) { $0.band = .orange }
        #expect(scenario.running(.firstContact)?.limitAt == limit)
        scenario.order(.raiseBand) { $0.band = .red }
        #expect(scenario.running(.firstContact)?.limitAt == limit.map { $0 + .hours(-20) })
    }
}
