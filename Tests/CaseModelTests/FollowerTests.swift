import CaseModel
import Testing

@Suite("Notices follow the post, not the person who has left it")
struct FollowerTests {
    private static let unit = "330784560000"

    private static func context(_ base: Context) -> Context {
        var context = base
        context.directory.stations.append(
            Directory.Station(code: unit, name: "方岩派出所", dutyPhone: "0579-1", townships: ["330784105000"])
        )
        return context
    }

    @Test func `a receipt is told to the officer's successor, and to nobody who went to another station`() {
        var scenario = Scenario.withDepartments()
        let context = Self.context(World.context()).without("P2").with("P2", .responsibleOfficer, in: Self.unit)
            .with("P8", .responsibleOfficer)
        let receipt = Receipt(taskID: scenario.subject?.departmentWork?.taskID, action: .signed, at: scenario.now)
        _ = scenario.play(.receipt(receipt), context)
        #expect(scenario.lastNotices == ["receipt P8", "receipt P4"])
    }

    @Test func `with no follower left the bureau's room hears of it`() {
        var scenario = Scenario.withDepartments()
        let receipt = Receipt(taskID: scenario.subject?.departmentWork?.taskID, action: .signed, at: scenario.now)
        _ = scenario.play(.receipt(receipt), World.context().without("P2", "P4"))
        #expect(scenario.lastNotices == ["receipt B2"])
    }

    @Test func `the station a case leaves is told where its people still are`() {
        var scenario = Scenario()
        _ = scenario.disposition(.notSettled)
        var alert = World.alert()
        alert.jurisdiction = UnitReference(code: Self.unit)
        var context = Self.context(World.context(World.assessment())).without("P2")
        context.assessment = World.assessment()
        _ = scenario.play(.alert(alert), context)
        #expect(scenario.lastNotices.filter { $0.hasPrefix("movedAway") } == ["movedAway P1", "movedAway P4"])
        #expect(scenario.transitions.last?.tasks.filter { $0.kind == .push2 }.isEmpty == false)
    }

    @Test func `the room that stands in for an unknown bureau may act`() {
        var scenario = Scenario()
        scenario.revise { $0.jurisdiction = UnitReference(code: "110105000000") }
        #expect(scenario.order(.raiseBand, by: "B2") { $0.band = .yellow } == .applied)
        #expect(scenario.order(.raiseBand, by: "B1") { $0.band = .orange }.refusalCode == .notPermitted)
    }
}
