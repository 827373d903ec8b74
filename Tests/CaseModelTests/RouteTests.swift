import CaseModel
import Testing

@Suite("A dispute goes to the department that leads its type in its township")
struct RouteTests {
    private static let routes = RouteTable(
        fallback: "综合信息指挥室",
        areas: [
            "330784104000": .init(leads: ["D0401": "市场监管所", "D0109": "妇联"]),
            "330784105000": .init(withoutLead: ["D0401"]),
        ]
    )

    @Test(arguments: [
        ("D0401", "330784104000", "市场监管所"), ("D0502", "330784104000", "司法所"),
        ("D0401", "330784105000", "综合信息指挥室"), ("D0401", "330784999000", "市场监管"),
        ("D0109", "330784104000", "公安"),
    ])
    func `area, then type, then fallback`(type: String, township: String, lead: String) {
        #expect(Self.routes.lead(of: World.catalog.type(type), in: township) == lead)
    }

    @Test func `the draft names the lead of its township`() throws {
        let draft = try #require(Self.pushed(in: "古山镇").subject?.pendingApproval?.draft)
        #expect(draft.suggestedLead == "市场监管所")
        #expect(draft.summary.contains("建议市场监管所牵头办理"))
    }

    @Test func `where nobody leads the type the police room is asked, and nothing goes outside`() throws {
        let scenario = Self.pushed(in: "方岩镇")
        #expect(scenario.subject?.pendingApproval == nil)
        let notice = try #require(scenario.sent(.notice).last)
        #expect(notice.routingKey == "notice.\(World.station)")
        guard case .police(let body) = notice.body else { return #expect(Bool(false), "a notice of the police side") }
        #expect(body.notice?.subject == .typeNeeded)
    }

    private static func pushed(in township: String) -> Scenario {
        var alert = World.alert()
        alert.township = township
        var context = World.context(World.assessment())
        context.catalog.routes = Self.routes
        var scenario = Scenario.none
        scenario.play(.alert(alert), context)
        _ = scenario.disposition(.notSettled, context)
        var order = Order(kind: .push, caseID: scenario.subject?.id, by: "P6", reason: "试")
        order.push = 3
        context.assessment = nil
        scenario.play(.order(order), context)
        return scenario
    }
}
