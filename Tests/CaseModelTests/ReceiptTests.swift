import CaseModel
import Testing

@Suite("Receipts of the governance side move the case and are told to its followers")
struct ReceiptTests {
    @Test func `resolved without signed before it is noted and still settles`() {
        var scenario = Scenario.withDepartments()
        #expect(scenario.receipt(.resolved, outcome: .agreed) == .noted(.resolvedWithoutSigned))
        #expect(scenario.subject?.phase == .callBack)
    }

    @Test func `progress after resolved is noted`() {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.signed)
        _ = scenario.receipt(.resolved, outcome: .failed)
        #expect(scenario.receipt(.progress) == .noted(.progressAfterResolved))
    }

    @Test func `a failed mediation comes back to stage 2 and the police room is told`() {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.signed)
        #expect(scenario.receipt(.resolved, outcome: .failed) == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(
            scenario.sent(.notice).contains { task in
                if case .police(let body) = task.body { body.recipient.id == "P6" } else { false }
            }
        )
    }

    @Test func `escalating raises to orange and pushes the station again`() {
        var scenario = Scenario.withDepartments()
        #expect(scenario.receipt(.escalating) == .applied)
        #expect(scenario.subject?.band == .orange)
        #expect(scenario.subject?.stage == .middle)
        #expect(scenario.sent(.push2).count == 4)
        #expect(Set(scenario.sent.map(\.id)).count == scenario.sent.count)
    }

    @Test func `escalating counts whichever task it names`() {
        var scenario = Scenario.withDepartments()
        let receipt = Receipt(taskID: scenario.sent(.push2).first?.id, action: .escalating, at: World.start)
        #expect(scenario.play(.receipt(receipt)) == .applied)
        #expect(scenario.subject?.band == .orange)
    }

    @Test func `while a department works its word settles, and call-backs are issued once`() {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.signed)
        _ = scenario.receipt(.escalating)
        #expect(scenario.followUp(.settled) == .applied)
        #expect(scenario.sent(.callback).isEmpty)
        _ = scenario.receipt(.resolved, outcome: .agreed)
        #expect(scenario.sent(.callback).count == 2)
    }

    @Test func `escalating reopens a closed case`() {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.signed)
        _ = scenario.receipt(.resolved, outcome: .agreed)
        scenario.answerCallBacks()
        #expect(scenario.subject?.phase == .closed)
        _ = scenario.receipt(.escalating)
        #expect(scenario.subject?.phase == .following)
    }

    @Test func `a receipt for a case without push 3 is refused`() {
        var scenario = Scenario()
        let receipt = Receipt(caseCode: scenario.subject?.code.text, action: .signed, at: World.start)
        #expect(scenario.play(.receipt(receipt)).refusalCode == .illegalTransition)
    }

    @Test func `a dissatisfied side reopens the case one band up`() {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.signed)
        _ = scenario.receipt(.resolved, outcome: .agreed)
        #expect(scenario.followUp(.contacted, by: "P6", party: "买方", satisfied: false) == .applied)
        #expect(scenario.subject?.phase == .following)
        #expect(scenario.subject?.band == .yellow)
        #expect(scenario.subject?.callBacks.contains { $0.state == .open } == false)
    }

    @Test func `the handler may not call back on his own case`() {
        var scenario = Scenario.withDepartments()
        _ = scenario.receipt(.resolved, outcome: .agreed)
        #expect(scenario.followUp(.contacted, by: "P2", party: "买方", satisfied: true).refusalCode == .notPermitted)
    }
}
