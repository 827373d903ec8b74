import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// The same two sides again raise the band in the transaction that reads their history.
struct RepeatTests {
    private static func alert(
        _ number: String,
        afterHours hours: Int = 0,
        caller: String = "13800001111",
        other: String = "13800002222",
        relation: Alert.Relation? = nil
    ) -> Alert {
        var alert = World.alert(number, phone: caller)
        alert.parties = [Alert.Party(role: "对方", name: "夏某乙", phone: other)]
        alert.reportedAt = World.start + .hours(hours)
        alert.relation = relation
        return alert
    }

    /// The case that the last of these alerts opened.
    private static func opened(_ alerts: [Alert], listed: [String] = []) async throws -> (Case, body: String) {
        let desk = Desk(decisions: World.decisions(listed: listed))
        var body = ""
        for alert in alerts {
            desk.clock.advance(by: alert.reportedAt - desk.clock.now)
            let report = try await desk.accept(World.delivery(alert))
            body = String(decoding: try #require(report.tasks.first).body, as: UTF8.self)
        }
        let last = try #require(alerts.last).alertNo
        let found = try await desk.store.read { view in
            try view.caseID(.alert(last)).flatMap { try view.case($0) }
        }
        return (try #require(found), body)
    }

    @Test func `the second and the third time raise the band and are told`() async throws {
        let second = try await Self.opened([Self.alert("A1"), Self.alert("A2", afterHours: 30)])
        #expect(second.0.band == .yellow)
        #expect(second.0.bandContributions.map(\.fact) == ["R10:yellow(2/7d)"])
        #expect(second.body.contains(#""history":[{"#))
        #expect(second.body.contains(#"{"id":"R10","title":"反复报警","evidence":[]}"#), "\(second.body)")
        let third = try await Self.opened([
            Self.alert("A1"), Self.alert("A2", afterHours: 30), Self.alert("A3", afterHours: 60),
        ])
        #expect(third.0.band == .orange)
        #expect(third.0.ownBand == .blue)
    }

    @Test func `roles may change sides`() async throws {
        let swapped = Self.alert("A2", afterHours: 30, caller: "13800002222", other: "13800001111")
        #expect(try await Self.opened([Self.alert("A1"), swapped]).0.band == .yellow)
    }

    @Test func `both sides calling about one incident are no repeat`() async throws {
        let other = Self.alert("A2", afterHours: 1, caller: "13800002222", other: "13800001111")
        let (found, body) = try await Self.opened([Self.alert("A1"), other])
        #expect(found.band == .blue)
        #expect(body.contains(#""history":[]"#))
    }

    @Test func `another customer of the same shop is no repeat`() async throws {
        let customer = Self.alert("A2", afterHours: 30, caller: "13800003333")
        #expect(try await Self.opened([Self.alert("A1"), customer]).0.band == .blue)
    }

    @Test func `a listed number links nothing`() async throws {
        let alerts = [Self.alert("A1"), Self.alert("A2", afterHours: 30)]
        #expect(try await Self.opened(alerts, listed: ["138-0000-2222"]).0.band == .blue)
    }

    @Test func `a chaser joins its case and counts for nothing`() async throws {
        var chaser = Self.alert("A2", afterHours: 5, relation: .chaser)
        chaser.mainAlertNo = "A1"
        let desk = Desk()
        try await desk.accept(World.delivery(Self.alert("A1")), World.delivery(chaser))
        let cases = try await desk.store.read { try $0.cases(CaseFilter()) }
        #expect(cases.map(\.band) == [.blue])
        #expect(cases.first?.joinedAlerts == ["A2"])
    }

    @Test func `a chaser's own people do not make the history of the case it joins`() async throws {
        let stranger = Self.alert("B1", caller: "13800005555", other: "13800006666")
        var chaser = Self.alert("A2", afterHours: 5, caller: "13800005555", other: "13800006666", relation: .chaser)
        chaser.mainAlertNo = "A1"
        let desk = Desk()
        try await desk.accept(World.delivery(stranger), World.delivery(Self.alert("A1")), World.delivery(chaser))
        let cases = try await desk.store.read { try $0.cases(CaseFilter()) }
        #expect(cases.map(\.band) == [.blue, .blue])
    }

    @Test func `feedback sees what has been reported since it was opened`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(Self.alert("A2", afterHours: 30)))
        try await desk.accept(World.delivery(Self.alert("A1")))
        try await desk.accept(World.disposition("A2", .settled))
        let found = try await desk.store.read { view in
            try view.caseID(.alert("A2")).flatMap { try view.case($0) }
        }
        #expect(found?.band == .yellow)
        #expect(found?.phase == .following)
    }
}
