import BridgePipeline
import CaseModel
import CaseStorage
import MessageCodec
import Synchronization
import Telemetry
import Testing

/// Every personal field of an alert, an answer and a receipt holds a canary; where table (e) says "–" none appears: not
/// in a body, a routing key, an id, a dead letter, a log event or the trail.
@Suite("No personal field crosses")
struct CanaryTests {
    /// Values that stand in one field each and nowhere else.
    private static let personal = [
        "callerName": "雀一鸣", "callerPhone": "13900000001", "contactPhone": "13900000002",
        "callerID": "330702198001011232", "partyName": "雀二鸣", "partyPhone": "13900000003",
        "partyID": "33070219900202227X", "partyAddress": "测试花园雀三幢", "address": "古山镇雀四路99号",
        "words": "雀五说的话纠纷", "supplement": "雀六补充", "alertNo": "ALERT-CANARY-7", "dispatchNo": "DISPATCH-CANARY-8",
        "caseWords": "雀九反馈", "officer": "雀警官", "tag": "雀十标签", "followUp": "雀甲跟进", "receipt": "雀乙回执",
        "grid": "雀丙网格", "mediator": "雀丁调解员", "terms": "雀戊条款",
        "village": "雀己家旁边",
    ]

    private static func alert(_ change: (inout Alert) -> Void = { _ in }) -> Alert {
        var alert = Alert(
            alertNo: personal["alertNo"] ?? "",
            reportedAt: World.start,
            confidential: false,
            incidentAddress: personal["address"] ?? "",
            content: personal["words"] ?? "",
            jurisdiction: UnitReference(code: World.station)
        )
        alert.supplement = personal["supplement"]
        alert.dispatchNo = personal["dispatchNo"]
        alert.village = personal["village"]
        alert.grid = personal["grid"]
        alert.tags = [personal["tag"] ?? ""]
        alert.officer = PersonReference(id: "P1", name: personal["officer"])
        alert.caller = Alert.Caller(
            name: personal["callerName"],
            sex: "男",
            phone: personal["callerPhone"],
            contactPhone: personal["contactPhone"],
            idNumber: personal["callerID"]
        )
        alert.parties = [
            Alert.Party(
                role: "对方",
                name: personal["partyName"],
                phone: personal["partyPhone"],
                idNumber: personal["partyID"],
                address: personal["partyAddress"]
            )
        ]
        change(&alert)
        return alert
    }

    /// Plays a case to push 3, its reminders, a contact request, returns and a withdrawal.
    private static func play(_ desk: Desk, _ alert: Alert) async throws {
        try await desk.accept(World.delivery(alert))
        var feedback = Disposition(alertNo: alert.alertNo, result: .notSettled)
        feedback.text = personal["caseWords"]
        feedback.by = "P1"
        try await desk.accept(World.delivery(.disposition(feedback), queue: World.alerts))
        var followUp = FollowUp(
            caseID: try #require(try await desk.subject).id,
            by: "P2",
            at: desk.clock.now,
            outcome: .needsDepartments,
            agreement: Agreement(mediator: personal["mediator"], terms: personal["terms"])
        )
        followUp.text = personal["followUp"]
        try await desk.accept(World.delivery(.followUp(followUp), queue: World.answers))
        for by in ["P4", "B1"] { try await approve(desk, by: by) }
        for action in [Receipt.Action.accepted, .contactRequest, .signed, .progress, .returned, .extended] {
            try await receipt(desk, action)
        }
        _ = try await desk.acceptance.fireDeadlines(at: desk.clock.now + .days(30), limit: 1_000)
        try await receipt(desk, .escalating)
        var order = Order(kind: .withdraw, caseID: try await desk.subject?.id, by: "P4", reason: "更正")
        order.at = desk.clock.now
        try await desk.accept(World.delivery(.order(order), queue: World.answers))
        // A dead letter, whose text must not tell either.
        var dead = alert
        dead.alertNo = ""
        try await desk.accept(World.delivery(dead))
    }

    private static func approve(_ desk: Desk, by: String) async throws {
        guard let round = try await desk.subject?.pendingApproval?.round,
            let request = round.requests.first(where: { $0.approver == by })
        else { return }
        let decision = ApprovalDecision(
            requestID: request.id,
            draftDigest: round.draftDigest,
            isApproved: true,
            by: by,
            at: desk.clock.now
        )
        try await desk.accept(World.delivery(.approval(decision), queue: World.answers))
    }

    private static func receipt(_ desk: Desk, _ action: Receipt.Action) async throws {
        var receipt = Receipt(
            caseCode: try await desk.subject?.code.text,
            action: action,
            at: desk.clock.now
        )
        receipt.reasonCode = action == .returned ? "wrongDuty" : nil
        receipt.text = personal["receipt"]
        receipt.by = personal["mediator"]
        receipt.externalNo = "E1"
        try await desk.accept(World.delivery(.receipt(receipt), queue: World.receipts, messageID: "\(action)"))
    }

    /// Everything that left for the governance side, as text: bodies, keys, ids.
    private static func crossed(_ desk: Desk) async throws -> [String] {
        try await desk.store.read { view in
            try view.cases(CaseFilter(limit: 10)).flatMap { try view.tasks(ofCase: $0.id) }
        }.filter { $0.task.lane == .governance && $0.state != .setAside }.flatMap { record in
            let message = OutboundMessage(record.task)
            return [String(decoding: message.body, as: UTF8.self), message.routingKey, message.id]
        }
    }

    @Test(arguments: [false, true])
    func `in anything that leaves for the departments`(confidential: Bool) async throws {
        let desk = Desk()
        try await Self.play(desk, Self.alert { $0.confidential = confidential })
        let crossed = try await Self.crossed(desk)
        #expect(crossed.contains { $0.contains("\"push3\"") })
        #expect(crossed.contains { $0.contains("\"withdrawal\"") })
        #expect(crossed.contains { $0.contains("\"reminder\"") })
        for (field, value) in Self.personal {
            for text in crossed { #expect(!text.contains(value), "\(field) crosses") }
        }
    }

    @Test func `in the trail, dead letters and log events`() async throws {
        let events = Mutex<[String]>([])
        let desk = Desk()
        let journal = Journal { event in events.withLock { $0.append(String(describing: event)) } }
        try await Self.play(desk, Self.alert())
        let wrong = [Self.alert { $0.alertNo = "" }, Self.alert { $0.alertNo = "A2" }].map(World.delivery)
        let source = ScriptedSource(queue: World.alerts, wrong)
        source.finish()
        try await desk.intake(source, journal).run()
        let (trail, letters) = try await desk.store.read { view in
            (try view.trail(from: 0, limit: 10_000), try view.deadLetters(DeadLetterFilter(limit: 100)))
        }
        #expect(!letters.isEmpty)
        var texts = trail.map { String(describing: $0.link.entry.facts) }
        texts += letters.map { "\($0.letter.refusal)" } + events.withLock(\.self)
        for (field, value) in Self.personal where !["alertNo", "dispatchNo"].contains(field) {
            for text in texts { #expect(!text.contains(value), "\(field) is told") }
        }
    }

    @Test func `an approved contact request crosses with the approved fields and nothing else`() async throws {
        let desk = Desk()
        var alert = Self.alert()
        alert.callerConsentsToContact = true
        try await desk.accept(World.delivery(alert))
        try await desk.accept(World.disposition(alert.alertNo))
        let followUp = FollowUp(
            caseID: try await desk.subject?.id,
            by: "P2",
            at: desk.clock.now,
            outcome: .needsDepartments
        )
        try await desk.accept(World.delivery(.followUp(followUp), queue: World.answers))
        try await Self.approve(desk, by: "P4")
        try await Self.receipt(desk, .accepted)
        try await Self.receipt(desk, .contactRequest)
        let round = try #require(try await desk.subject?.pendingContact?.round)
        let decision = ApprovalDecision(
            requestID: try #require(round.requests.first).id,
            draftDigest: round.draftDigest,
            isApproved: true,
            by: "P4",
            at: desk.clock.now
        )
        try await desk.accept(World.delivery(.approval(decision), queue: World.answers))
        let told = try #require(try await Self.crossed(desk).first { $0.contains("contactDisclosure\"") })
        #expect(told.contains("雀一鸣") && told.contains("13900000002"))
        for field in ["callerPhone", "callerID", "partyName", "partyPhone", "partyID", "address", "alertNo"] {
            #expect(!told.contains(Self.personal[field] ?? "?"), "\(field) crosses")
        }
    }

    @Test func `a task that holds what must not cross is stopped for a person`() async throws {
        var decisions = World.decisions()
        let encode = decisions.encode
        // A fault of ours: the profile writes the address into push 3.
        decisions.encode = { task in
            let body = try encode(task)
            guard task.kind == .push3 else { return body }
            let text = String(decoding: body, as: UTF8.self)
            return Array(text.replacing("\"band\"", with: "\"note\":\"古山镇雀四路99号\",\"band\"").utf8)
        }
        let desk = Desk(decisions: decisions)
        try await Self.play(desk, Self.alert())
        let aside = try await desk.store.read { try $0.setAsideTasks(limit: 10) }
        #expect(aside.map(\.task.kind) == [.push3])
        #expect(aside.map(\.lastCode) == ["disclosure_blocked"])
        #expect(aside.first?.setAside?.detail == "holds a address")
        let told = try await desk.notices().filter { $0.contains("\"notDelivered\"") }
        #expect(told.count == 1)
        #expect(told.allSatisfy { $0.contains("disclosure_blocked") && $0.contains("\"commandRoom\"") })
        #expect(try await !Self.crossed(desk).contains { $0.contains("\"push3\"") })
    }
}

extension Desk {
    /// The only case.
    fileprivate var subject: Case? {
        get async throws { try await store.read { try $0.cases(CaseFilter(limit: 1)).first } }
    }
}
