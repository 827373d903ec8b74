import CaseModel
import Testing

@Suite("What follows when a limit passes")
struct DeadlineDueTests {
    @Test func `push 3 is handed over again, then the room is told whom to telephone`() throws {
        var scenario = Scenario.withDepartments()
        let push3 = try #require(scenario.sent(.push3).first)
        scenario.fire(.accepted)
        #expect(scenario.transitions.last?.handOverAgain == [push3.id])
        #expect(scenario.transitions.last?.tasks.isEmpty == true)
        var context = World.context()
        context.directory.townships[0].roomPhones = ["0579-1", "0579-2"]
        scenario.fire(.accepted, context)
        #expect(scenario.lastNotices == ["notAccepted P6"])
        #expect(scenario.lastPolice.first?.notice?.text == "0579-1、0579-2")
        #expect(scenario.running(.accepted) == nil)
        #expect(scenario.sent(.push3).count == 1)
    }

    @Test func `a receipt in between ends it`() {
        var scenario = Scenario.withDepartments()
        scenario.fire(.accepted)
        _ = scenario.receipt(.accepted)
        #expect(scenario.running(.accepted) == nil)
    }

    @Test func `a clock waits for the broker's confirm`() throws {
        var scenario = Scenario.withDepartments()
        let push3 = try #require(scenario.sent(.push3).first)
        var context = World.context()
        context.tasksNotHandedOver = [push3.id]
        scenario.fire(.accepted, context)
        #expect(scenario.transitions.last?.handOverAgain.isEmpty == true)
        #expect(scenario.transitions.last?.trail.isEmpty == true)
        let dueAt = try #require(scenario.running(.accepted)?.dueAt)
        #expect(dueAt > scenario.now)
        scenario.fire(.accepted)
        #expect(scenario.transitions.last?.handOverAgain == [push3.id])
    }

    @Test(arguments: [(Band.blue, true), (.red, false)])
    func `after an outage reminders go into the station's digest, red ones singly`(band: Band, inDigest: Bool) {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: band))
        _ = scenario.disposition(.notSettled)
        scenario.fire(.firstContact, after: .days(3), isAfterOutage: true)
        #expect(scenario.transitions.last?.digestLines.map(\.about) == (inDigest ? [.firstContact] : []))
        #expect(scenario.lastPolice.count { $0.reminder?.isLate == true } == (inDigest ? 0 : 1))
    }

    @Test(arguments: [(Band.blue, false), (.yellow, true)])
    func `without feedback the station is reminded, and after twelve hours more the case is followed`(
        band: Band,
        isPushedAtOnce: Bool
    ) {
        var scenario = Scenario(opening: World.alert(), World.assessment(band: band))
        scenario.fire(.disposition)
        #expect(scenario.sent(.push2).isEmpty == !isPushedAtOnce)
        #expect(scenario.subject?.isWithoutFeedback == false)
        #expect(scenario.sent(.reminder).count == 1)
        scenario.fire(.disposition)
        #expect(scenario.subject?.isWithoutFeedback == true)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.sent(.push2).count == 2)
        _ = scenario.disposition(.calmed)
        #expect(scenario.subject?.isWithoutFeedback == false)
    }

    @Test func `the duty leader who says nothing lets push 2 go`() {
        var scenario = Scenario()
        _ = scenario.disposition(.settled, needsFollowUp: true)
        #expect(scenario.sent(.push2).isEmpty)
        scenario.fire(.followUpDecision)
        #expect(scenario.sent(.push2).count == 2)
    }

    @Test func `with nobody to tell it fires again in ten minutes, and says so`() throws {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        let nobody = World.context().without(["P1", "P2", "P3", "P4", "P5", "P6", "B2"])
        #expect(scenario.fire(.firstContact, nobody) == .applied)
        #expect(scenario.trail.last?.kind == .recipientMissing)
        #expect(scenario.running(.firstContact)?.dueAt == scenario.now + .minutes(10))
        scenario.fire(.firstContact)
        #expect(scenario.lastPolice.map(\.reminder?.level) == [.handler])
    }

    @Test func `a rung fires once, and one that is not due does nothing`() throws {
        var scenario = Scenario()
        let deadline = try #require(scenario.running(.signPush1))
        let due = DeadlineDue(caseID: "", deadlineID: deadline.id, dueAt: deadline.limitAt)
        #expect(scenario.play(.deadline(due)) == .noted(.alreadyDone))
        scenario.fire(.signPush1)
        #expect(scenario.play(.deadline(due)) == .noted(.alreadyDone))
        #expect(scenario.sent(.reminder).count == 1)
    }

    @Test func `the handler's successor is reminded when he has left`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        let context = World.context().without("P2").with("P8", .responsibleOfficer)
        scenario.fire(.firstContact, context)
        #expect(scenario.lastPolice.map(\.recipient.id) == ["P8"])
        scenario.fire(.signPush2, context)
        #expect(scenario.subject?.phase == .following)
    }
}
