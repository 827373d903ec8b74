import CaseModel
package import CaseStorage
package import RuleFile

/// Runs rule tests through the decisions of the daemon, in virtual time, each over an empty store of its own.
package struct RuleTestRunner: Sendable {
    private let decisions: Decisions
    private let queue: String
    private let makeStore: @Sendable () -> any CaseStore

    /// A runner.
    ///
    /// - Parameters:
    ///   - queue: the queue of the 110 platform's alerts.
    ///   - makeStore: gives an empty store.
    package init(decisions: Decisions, queue: String, makeStore: @escaping @Sendable () -> any CaseStore) {
        self.decisions = decisions
        self.queue = queue
        self.makeStore = makeStore
    }

    /// Plays what went before, the alert, its feedback and the orders, and compares.
    ///
    /// - Throws: `StoreError`.
    package func run(_ test: RuleTest) async throws -> RuleTestResult {
        let store = makeStore()
        var player = Player(
            runner: RouteRunner(store: store, decisions: decisions, queue: queue),
            directory: decisions.directory
        )
        for (index, report) in test.history.enumerated() { try await player.play(report, as: "EARLIER-\(index + 1)") }
        player.tasks = []
        try await player.play(test.alert, as: Player.alertNo)
        for order in test.orders { try await player.play(order, at: test.alert) }
        let tasks = player.tasks
        var state = try await Self.state(in: store)
        if test.expectation.lead != nil, state.found?.pendingApproval == nil {
            // Who would be asked shows only when somebody asks.
            try await player.askForPush3(at: test.alert, after: test.orders.last?.at)
            state.found = try await Self.state(in: store).found
        }
        await store.close()
        return RuleTestResult(test, decided: RuleTestOutcome(state, tasks: tasks, refusals: player.refusals))
    }

    private static func state(in store: any CaseStore) async throws -> PlayedState {
        try await store.read { view in
            let found = try view.caseID(.alert(Player.alertNo)).flatMap { try view.case($0) }
            return PlayedState(found: found, recorded: found == nil ? try view.recordedAlert(Player.alertNo) : nil)
        }
    }
}

/// Where the alert of a test stands after it was played.
struct PlayedState: Sendable {
    /// Its case.
    var found: Case?
    var recorded: RecordedAlert?
}

/// Plays reports and orders in virtual time.
private struct Player {
    static let alertNo = "TEST"

    var runner: RouteRunner
    let directory: Directory
    var tasks: [NewTask] = []
    var refusals: [Refusal] = []

    mutating func play(_ report: RuleTest.Report, as alertNo: String) async throws {
        try await take(.alert(alert(report, alertNo), feedback: nil), at: report.at)
        guard let feedback = report.feedback else { return }
        var disposition = Disposition(alertNo: alertNo, result: feedback.result)
        disposition.finishedAt = feedback.at
        disposition.text = feedback.text
        disposition.needsFollowUp = feedback.needsFollowUp
        disposition.officerBand = feedback.officerBand
        try await take(.disposition(disposition), at: feedback.at)
    }

    mutating func play(_ instruction: RuleTest.Instruction, at report: RuleTest.Report) async throws {
        let station = station(of: report)?.code ?? ""
        let person = directory.holder(of: instruction.by, in: station, at: instruction.at)
        var order = Order(kind: instruction.kind, alertNo: Self.alertNo, by: person?.id ?? "", reason: "test")
        order.at = instruction.at
        order.push = instruction.push
        order.department = instruction.department
        order.typeCode = instruction.typeCode
        order.band = instruction.band
        try await take(.order(order), at: instruction.at)
    }

    /// Orders push 3 in the name of whoever leads there. What is refused stays unsaid: then nobody is suggested.
    mutating func askForPush3(at report: RuleTest.Report, after last: Timestamp?) async throws {
        let time = max(last ?? report.at, report.feedback?.at ?? report.at) + .minutes(1)
        let station = station(of: report)?.code ?? ""
        let leaders: [Directory.Role] = [.dutyLeader, .commandRoom, .stationLeader, .deputyLeader]
        let person = leaders.compactMap { directory.holder(of: $0, in: station, at: time) }.first
        var order = Order(kind: .push, alertNo: Self.alertNo, by: person?.id ?? "", reason: "test")
        order.at = time
        order.push = 3
        _ = try await runner.route(.order(order), at: time)
    }

    private mutating func take(_ message: InboundMessage, at time: Timestamp) async throws {
        let step = try await runner.route(message, at: time)
        tasks += step.tasks
        if let refusal = step.refusal { refusals.append(refusal) }
    }

    private func station(of report: RuleTest.Report) -> Directory.Station? {
        report.station.map { directory.station($0) } ?? directory.stations.first
    }

    private func alert(_ report: RuleTest.Report, _ alertNo: String) -> Alert {
        let station = station(of: report)
        var alert = Alert(
            alertNo: alertNo,
            reportedAt: report.at,
            confidential: report.confidential,
            incidentAddress: report.address ?? "测试路1号",
            content: report.content,
            jurisdiction: UnitReference(code: report.station ?? station?.code ?? "", name: station?.name)
        )
        alert.supplement = report.supplement
        alert.category = report.category
        alert.grade = report.grade
        alert.weapon = report.weapon
        alert.peopleInvolved = report.peopleInvolved
        alert.tags = report.tags
        alert.township = report.township ?? station?.townships.first
        alert.parties = report.parties
        alert.caller = report.parties.first.map {
            Alert.Caller(name: $0.name, phone: $0.phone, idNumber: $0.idNumber)
        }
        return alert
    }
}
