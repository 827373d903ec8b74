import CaseModel
import Testing

@Suite
struct `Only a village that the directory knows crosses` {
    private static func alert(_ village: String?, township: String? = nil) -> Alert {
        var alert = World.alert()
        alert.village = village
        alert.township = township
        return alert
    }

    private func pushed(_ alert: Alert) throws -> GovernanceDraft {
        var scenario = Scenario(opening: alert)
        _ = scenario.disposition(.notSettled)
        _ = scenario.followUp(.needsDepartments)
        _ = scenario.approve()
        guard case .governance(let task) = try #require(scenario.sent(.push3).first).body else { throw Unexpected() }
        return task.draft
    }

    @Test func `words of the platform stay on the police side`() throws {
        let draft = try pushed(Self.alert("红房子老王家对面"))
        #expect(draft.place.village == nil)
        #expect(draft.title == "古山镇消费纠纷")
        #expect(draft.summary.hasPrefix("古山镇发生消费纠纷"))
        #expect(!String(describing: draft).contains("老王"))
    }

    @Test(arguments: ["胡库一村", "胡库", "330784104201", "古山镇胡库一村"])
    func `a known one crosses under its official name`(words: String) throws {
        let draft = try pushed(Self.alert(words))
        #expect(draft.place.village == "胡库一村")
        #expect(draft.title == "古山镇胡库一村消费纠纷")
        #expect(draft.summary.hasPrefix("古山镇胡库一村发生"))
    }

    @Test func `where no villages are listed none crosses`() throws {
        let draft = try pushed(Self.alert("胡库一村", township: "方岩镇"))
        #expect(draft.place.township == "方岩镇")
        #expect(draft.place.village == nil)
        #expect(draft.title == "方岩镇消费纠纷")
    }

    @Test func `the police read the words as given`() throws {
        let scenario = Scenario(opening: Self.alert("红房子老王家对面"))
        guard case .police(let task) = try #require(scenario.sent.first).body else { throw Unexpected() }
        #expect(task.place.village == "红房子老王家对面")
    }

    @Test(arguments: [("红房子老王家对面", nil as String?), ("胡库一村", "胡库一村")])
    func `under a standing order too`(words: String, told: String?) throws {
        var context = World.context(World.assessment())
        context.policy.modes = [
            ModeRule(
                area: "330784",
                push: 3,
                mode: .inform,
                standingOrder: .init(
                    approver: "P4",
                    from: World.start + .days(-1),
                    until: World.start + .days(1),
                    legalBasis: "测试依据"
                )
            )
        ]
        var scenario = Scenario.none
        scenario.play(.alert(Self.alert(words)), context)
        guard case .inform(let notice) = try #require(scenario.sent(.notice).first).body else { throw Unexpected() }
        #expect(notice.village == told)
        #expect(notice.township == "古山镇")
    }

    @Test(arguments: [
        ("红房子老王家对面", nil as String?, "notInDirectory" as String?), ("胡库一村", "方岩镇", "noVillagesListed"),
        ("胡库", nil, nil), (nil, nil, nil), ("胡库一村", "某某镇", nil),
    ])
    func `the trail notes it once, without the words`(village: String?, township: String?, reason: String?) {
        var scenario = Scenario(opening: Self.alert(village, township: township))
        _ = scenario.disposition(.notSettled)
        _ = scenario.followUp(.needsDepartments)
        let notes = scenario.trail.filter { $0.facts.contains(.init("note", "villageUnknown")) }
        #expect(notes.count == (reason == nil ? 0 : 1))
        #expect(notes.first?.facts.last?.value == reason)
        #expect(!String(describing: scenario.trail).contains("老王"))
    }
}
