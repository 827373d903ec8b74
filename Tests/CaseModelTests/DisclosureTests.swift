import CaseModel
import Testing

@Suite("Only the fields of table (e) leave for the governance side")
struct DisclosureTests {
    private func task(_ alert: Alert, _ code: String = "D0401") throws -> GovernanceTask {
        var scenario = Scenario(opening: alert, World.assessment(code))
        _ = scenario.disposition(.notSettled)
        _ = scenario.followUp(.needsDepartments)
        _ = scenario.approve()
        _ = scenario.approve(by: "B1")
        guard case .governance(let task) = try #require(scenario.sent(.push3).first).body else { throw Unexpected() }
        return task
    }

    @Test func `people are masked and their numbers too`() throws {
        let people = try task(World.alert()).draft.people
        #expect(people.map(\.maskedName) == ["钱某", "夏某"])
        #expect(people.map(\.maskedPhone) == ["138****1111", "138****2222"])
    }

    @Test func `nothing of the record can be read in the task`() throws {
        var alert = World.alert()
        alert.caller?.idNumber = "330784190001010000"
        alert.parties[1].address = "芝英镇测试村9号"
        let text = String(describing: try task(alert))
        for value in [
            "A1", "钱某甲", "夏某乙", "13800001111", "13800002222", "330784190001010000", "测试路", "测试村9号",
            "口罩", "民警P", "case/",
        ] {
            #expect(!text.contains(value), "found \(value)")
        }
    }

    @Test func `a confidential caller is in no governance body and reads as look-up for the police`() throws {
        var alert = World.alert()
        alert.confidential = true
        #expect(try task(alert).draft.people.map(\.maskedName) == ["夏某"])
        let scenario = Scenario(opening: alert)
        guard case .police(let body) = try #require(scenario.sent.first).body else { throw Unexpected() }
        #expect(body.people.map(\.name) == ["见110系统", "夏某乙"])
        #expect(!body.content.contains("钱某甲"))
        #expect(body.content.unicodeScalars.count == alert.content.unicodeScalars.count)
        #expect(!String(describing: scenario.sent).contains("13800001111"))
    }

    @Test func `a side that is called like the type does not stop the draft`() throws {
        var alert = World.alert()
        alert.parties[1].name = "消费"
        #expect(try task(alert).draft.title == "古山镇消费纠纷")
    }

    @Test func `a role that names the person stops the draft`() {
        var alert = World.alert()
        alert.parties[1].role = "店主夏某乙"
        var scenario = Scenario(opening: alert)
        _ = scenario.disposition(.notSettled)
        #expect(scenario.followUp(.needsDepartments).refusalCode == .disclosureBlocked)
    }

    @Test func `domestic violence crosses under its family name only`() throws {
        let draft = try task(World.alert(), "D0109").draft
        #expect(draft.disputeType.code == "D01")
        #expect(draft.disputeType.name == "家庭纠纷")
        #expect(!String(describing: draft).contains("暴力"))
        #expect(draft.suggestedLead == "公安")
    }

    @Test(arguments: [
        ("钱某", "钱某"), ("欧阳小明", "欧阳某"), ("夏侯", "夏某"), ("永康市测试五金有限公司", "某单位"), ("", "某"),
    ])
    func `a name is cut to its surname`(name: String, masked: String) {
        #expect(Disclosure.maskedName(name) == masked)
    }

    @Test(arguments: [Alert.ReporterRole.school, .hospital, .village])
    func `who reports for others is never named`(role: Alert.ReporterRole) throws {
        var alert = World.alert()
        alert.reporterRole = role
        alert.caller = Alert.Caller(name: "王老师", phone: "13800003333")
        #expect(try task(alert).draft.people.map(\.role) == ["买方", "卖方"])
    }

    @Test func `a name the platform wrote masked does not stop a task`() throws {
        var alert = World.alert()
        alert.caller?.name = "何某"
        alert.parties[0].name = "何某"
        let scenario = Scenario(opening: alert)
        let scan = LeakScan(for: try #require(scenario.subject))
        #expect(scan.leak(in: "何某") == nil)
        #expect(scan.leak(in: "夏某乙") == .name)
    }

    @Test func `domestic violence goes to the women's federation and civil affairs only`() throws {
        var scenario = Scenario(opening: World.alert(), World.assessment("D0109"))
        #expect(scenario.expedite(department: "市场监管").refusalCode == .disclosureBlocked)
        #expect(scenario.expedite(department: "民政") == .applied)
    }

    @Test(
        arguments: [
            ("请联系13912345678", LeakScan.Leak.phone), ("电话 139-1234-5678", .phone), ("钱某甲来过", .name),
            ("33070219800101123X", nil), ("330702198001011232", .idNumber), ("卡号6222021001116245702", .bankCard),
            ("车牌浙G·12345", .plate), ("古山镇测试路1号", .address), ("警情A1", .policeNumber),
            ("2026-11-25T12:08:36.633+08:00", nil), ("20261125120836", nil), ("0579-87000110", nil),
            ("K7QM2-XW9TA-C", nil), ("涉及3方当事人", nil),
        ] as [(String, LeakScan.Leak?)]
    )
    func `a scan finds what must not cross and nothing else`(text: String, leak: LeakScan.Leak?) throws {
        let scenario = Scenario(opening: World.alert())
        #expect(LeakScan(for: try #require(scenario.subject)).leak(in: text) == leak)
    }
}
