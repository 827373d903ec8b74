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

    @Test(arguments: [("古山镇", "市场监管所"), ("方岩镇", "综合信息指挥室")])
    func `the draft names the lead of its township`(township: String, lead: String) throws {
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
        let draft = try #require(scenario.subject?.pendingApproval?.draft)
        #expect(draft.suggestedLead == lead)
        #expect(draft.summary.contains("建议\(lead)牵头办理"))
    }
}
