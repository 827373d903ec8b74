import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// Links that people order, repeats that reopen and calls about one incident, in the transaction that reads history.
struct LinkingTests {
    private static func alert(
        _ number: String,
        afterHours hours: Int = 0,
        caller: String = "13800001111",
        other: String? = "13800002222",
        address: String = "古山镇测试路1号"
    ) -> Alert {
        var alert = World.alert(number, phone: caller)
        alert.parties = other.map { [Alert.Party(role: "对方", name: "夏某乙", phone: $0)] } ?? []
        alert.reportedAt = World.start + .hours(hours)
        alert.incidentAddress = address
        return alert
    }

    private static func order(_ kind: Order.Kind, on alertNo: String, target: String) -> InboundDelivery {
        var order = Order(kind: kind, alertNo: alertNo, by: "P6", reason: "同一纠纷")
        order.target = target
        return World.delivery(.order(order), queue: World.answers)
    }

    private static func find(_ alertNo: String, on desk: Desk) async throws -> Case {
        let found = try await desk.store.read { view in
            try view.caseID(.alert(alertNo)).flatMap { try view.case($0) }
        }
        return try #require(found)
    }

    private static func accept(_ alert: Alert, on desk: Desk) async throws -> [String] {
        desk.clock.advance(by: alert.reportedAt - desk.clock.now)
        return try await desk.accept(World.delivery(alert)).tasks.map { String(decoding: $0.body, as: UTF8.self) }
    }

    private static func settle(_ alertNo: String, on desk: Desk) async throws {
        try await desk.accept(World.disposition(alertNo, .unfounded))
        #expect(try await find(alertNo, on: desk).phase == .closed)
    }

    private static let strangers = (caller: "13800005555", other: "13800006666")

    @Test func `a linked case is history of both, and an unlinked one of neither`() async throws {
        let desk = Desk()
        _ = try await Self.accept(Self.alert("A1"), on: desk)
        let other = Self.alert("B1", afterHours: 30, caller: "13800005555", other: "13800006666", address: "芝英镇二路2号")
        _ = try await Self.accept(other, on: desk)
        #expect(try await Self.find("B1", on: desk).band == .blue)
        try await desk.accept(Self.order(.link, on: "B1", target: "A1"))
        #expect(try await Self.find("B1", on: desk).band == .yellow)
        // The other one sees it with its next event, though the order was not given on it.
        let reports = try await desk.accept(World.disposition("A1")).tasks
        #expect(reports.contains { String(decoding: $0.body, as: UTF8.self).contains(#""history":[{"#) })
        let repeated = Self.alert("A2", afterHours: 31, address: "古山镇三路3号")
        _ = try await Self.accept(repeated, on: desk)
        try await desk.accept(Self.order(.unlink, on: "A2", target: "A1"))
        let bodies = try await desk.accept(World.disposition("A2")).tasks.map {
            String(decoding: $0.body, as: UTF8.self)
        }
        #expect(!bodies.isEmpty && bodies.allSatisfy { $0.contains(#""history":[]"#) })
    }

    @Test(arguments: ["A9", "case-9", "7K3M-9Q2D"])
    func `an order with a target that is not here is dead`(target: String) async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(Self.alert("A1")))
        let report = try await desk.accept(Self.order(.link, on: "A1", target: target))
        #expect(report.deaths.map(\.refusal.pointer) == ["/target"])
    }

    @Test func `a target is named by alert number, id or code as typed`() async throws {
        let desk = Desk()
        try await desk.accept(World.delivery(Self.alert("A1")))
        let elsewhere = Self.alert("B1", caller: "13800005555", other: "13800006666", address: "古山镇二路2号")
        try await desk.accept(World.delivery(elsewhere))
        let other = try await Self.find("B1", on: desk)
        for target in ["B1", other.id, other.code.text.lowercased()] {
            let report = try await desk.accept(Self.order(.link, on: "A1", target: target))
            #expect(report.deaths.isEmpty)
        }
        #expect(try await Self.find("A1", on: desk).links.ordered.map(\.caseID) == [other.id])
    }

    @Test func `both sides calling are told in push 1, and each has its case`() async throws {
        let desk = Desk()
        _ = try await Self.accept(Self.alert("A1", other: nil), on: desk)
        let body = try #require(
            try await Self.accept(Self.alert("A2", afterHours: 1, caller: "13800002222", other: nil), on: desk).first
        )
        #expect(body.contains(#""sameIncident":[{"alertNo":"A1""#))
        #expect(body.contains(#""history":[]"#))
        let later = try #require(
            try await Self.accept(Self.alert("A3", afterHours: 4, caller: "13800003333", other: nil), on: desk).first
        )
        #expect(!later.contains("sameIncident"))
        #expect(try await Self.find("A3", on: desk).links.proposals.map(\.alertNo) == ["A2", "A1"])
    }

    @Test func `a repeat reopens the closed case in one transaction, and its answers find it`() async throws {
        let desk = Desk()
        _ = try await Self.accept(Self.alert("A1"), on: desk)
        try await Self.settle("A1", on: desk)
        let tasks = try await Self.accept(Self.alert("A2", afterHours: 48), on: desk)
        let found = try await Self.find("A2", on: desk)
        #expect(found.alert.alertNo == "A1")
        #expect(found.phase == .following && found.band == .yellow)
        #expect(tasks.first?.contains(#""alertNo":"A2""#) == true)
        #expect(tasks.first?.contains(#""outcome":"unfounded""#) == true)
        try await desk.accept(World.disposition("A2"))
        #expect(try await Self.find("A1", on: desk).disposition?.result == .notSettled)
        #expect(try await desk.store.read { try $0.cases(CaseFilter()) }.count == 1)
    }

    @Test func `after the window a repeat opens a case of its own`() async throws {
        let desk = Desk()
        _ = try await Self.accept(Self.alert("A1"), on: desk)
        try await Self.settle("A1", on: desk)
        _ = try await Self.accept(Self.alert("A2", afterHours: 24 * 31), on: desk)
        #expect(try await desk.store.read { try $0.cases(CaseFilter()) }.count == 2)
    }

    @Test func `a call the platform relates to a case joins it while it is open, and stands for itself long after`()
        async throws
    {
        let desk = Desk()
        func related(_ number: String, afterHours hours: Int) -> Alert {
            var alert = Self.alert(number, afterHours: hours, caller: "13800003333", other: nil)
            alert.relation = .repeat
            alert.mainAlertNo = "A1"
            return alert
        }
        _ = try await Self.accept(Self.alert("A1"), on: desk)
        _ = try await Self.accept(related("A2", afterHours: 1), on: desk)
        #expect(try await Self.find("A2", on: desk).joinedAlerts == ["A2"])
        try await Self.settle("A1", on: desk)
        _ = try await Self.accept(related("A3", afterHours: 24 * 40), on: desk)
        #expect(try await Self.find("A3", on: desk).alert.alertNo == "A3")
    }

    @Test func `a rotated key finds what an earlier one has kept`() async throws {
        let desk = Desk()
        _ = try await Self.accept(Self.alert("A1"), on: desk)
        var decisions = World.decisions()
        decisions.linkKeyRing = LinkKeyRing(
            newest: LinkKey(id: "k2", secret: [2]),
            earlier: [LinkKey(id: "k1", secret: Array("not a secret".utf8))]
        )
        let rotated = Desk(store: desk.store, decisions: decisions)
        rotated.clock.advance(by: .hours(30))
        _ = try await Self.accept(Self.alert("A2", afterHours: 30), on: rotated)
        let found = try await Self.find("A2", on: rotated)
        #expect(found.band == .yellow)
        let forgotten = Desk(store: desk.store, decisions: World.decisions())
        _ = try await Self.accept(Self.alert("A3", afterHours: 60), on: forgotten)
        #expect(try await Self.find("A3", on: forgotten).bandContributions.map(\.fact) == ["R10:yellow(2/7d)"])
    }
}
