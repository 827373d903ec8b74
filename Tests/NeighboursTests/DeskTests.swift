import CaseModel
import JSONTree
import MessageCodec
import Testing

@testable import Neighbours

@Suite("Desks answer tasks as their recipients would")
struct DeskTests {
    private let now = Timestamp(milliseconds: 1_795_000_000_000)

    private func task(_ kind: PushTask.Kind, _ alertNo: String?, _ others: JSONObject = [:]) throws -> ReceivedTask {
        var body: JSONObject = [
            "taskId": .string("task-\(kind.rawValue)-\(alertNo ?? "")"), "taskKind": .string(kind.rawValue),
        ]
        if let alertNo {
            body["alertNo"] = .string(alertNo)
            body["caseId"] = .string("case-1")
            body["recipient"] = .object(["role": .string("responsibleOfficer"), "id": .string("331021")])
        }
        for member in others.members { body[member.key] = member.value }
        return try #require(ReceivedTask(body))
    }

    private func police(seed: UInt64 = 1) throws -> PoliceDesk {
        PoliceDesk(
            queues: .init(answers: "police.answers", alerts: "police110.alerts"),
            seed: seed,
            stories: try Samples.stories()
        )
    }

    private func departments() throws -> DepartmentDesk {
        DepartmentDesk(queue: "governance.receipts", seed: 1, stories: try Samples.stories())
    }

    /// Decodes each as a message of the queue it goes to.
    private func decoded(_ messages: [OutgoingMessage]) throws -> [InboundMessage] {
        try messages.map { message in
            try MessageDecoder(profile: .canonical).decode(
                body: message.body,
                contentType: message.contentType,
                contentEncoding: nil,
                type: message.type,
                queue: try #require(InboundQueue(rawValue: message.queue))
            )
        }
    }

    @Test func `every kind of task gets answers that the codec takes`() throws {
        for number in 0..<300 {
            let alertNo = "A-\(number)"
            let draft: JSONObject = ["draftDigest": .string("sha256:00")]
            let callBack: JSONObject = [
                "callBack": .object(["purpose": .string("satisfaction"), "party": .string("对方")])
            ]
            let tasks = [
                try task(.push1, alertNo), try task(.push2, alertNo), try task(.approvalRequest, alertNo, draft),
                try task(.callback, alertNo, callBack),
            ]
            for task in tasks {
                let answers = try decoded(try police().answers(to: task, at: now))
                #expect(!answers.isEmpty)
            }
            let push3 = try self.task(.push3, nil, ["title": .string("纠纷\(number)")])
            let receipts = try decoded(try departments().answers(to: push3, at: now))
            #expect(receipts.count >= 4)
        }
        #expect(try police().answers(to: try task(.notice, "A-1"), at: now).isEmpty)
    }

    @Test func `answers depend on the seed and the alert alone`() throws {
        func results(seed: UInt64) throws -> [[UInt8]] {
            try (0..<50).flatMap { try police(seed: seed).answers(to: try task(.push1, "A-\($0)"), at: now) }.map(
                \.body
            )
        }
        #expect(try results(seed: 7) == results(seed: 7))
        #expect(try results(seed: 7) != results(seed: 8))
    }

    @Test func `all results and outcomes occur among some hundred alerts`() throws {
        var results: Set<Disposition.Result> = []
        var outcomes: Set<FollowUp.Outcome> = []
        var decisions: Set<Bool> = []
        for number in 0..<400 {
            let alertNo = "A-\(number)"
            let tasks = [
                try task(.push1, alertNo), try task(.push2, alertNo),
                try task(.approvalRequest, alertNo, ["draftDigest": .string("d")]),
            ]
            for message in try decoded(try tasks.flatMap { try police().answers(to: $0, at: now) }) {
                switch message {
                case .disposition(let disposition): results.insert(disposition.result)
                case .followUp(let followUp): outcomes.insert(followUp.outcome)
                case .approval(let decision): decisions.insert(decision.isApproved)
                default: break
                }
            }
        }
        #expect(
            results.isSuperset(of: [.settled, .calmed, .notSettled, .broughtToStation, .unfounded, .criminalCase])
        )
        #expect(outcomes == [.contacted, .mediating, .needsDepartments, .settled])
        #expect(decisions == [true, false])
    }

    @Test func `only the responsible officer works on a case`() throws {
        let leader: JSONObject = ["recipient": .object(["role": .string("stationLeader"), "id": .string("331035")])]
        for alertNo in ["A-1", "GUSHAN-20200313", "XINSHI-20200506", "WUYI-20200618"] {
            let answers = try police().answers(to: try task(.push2, alertNo, leader), at: now)
            #expect(answers.map(\.type) == ["signed"])
        }
    }

    @Test func `Gushan is not settled and the command room asks for the departments at once`() throws {
        let alertNo = "GUSHAN-20200313"
        let first = try decoded(try police().answers(to: try task(.push1, alertNo), at: now))
        guard case .disposition(let disposition) = first.last else { throw Unexpected() }
        #expect(disposition.result == .notSettled)
        let second = try decoded(try police().answers(to: try task(.push2, alertNo), at: now))
        guard case .order(let order) = second.last else { throw Unexpected() }
        #expect(order.kind == .expedite)
        #expect(order.by == "331049")
        #expect(order.caseID == "case-1")
        #expect(order.department == "市场监管")
    }

    @Test(arguments: ["胡库一村", "花园社区"])
    func `the department of a story resolves it with an agreement`(village: String) throws {
        let place: JSONObject = ["place": .object(["township": .string("某镇"), "village": .string(village)])]
        let receipts = try decoded(try departments().answers(to: try task(.push3, nil, place), at: now))
        let actions = receipts.compactMap { if case .receipt(let receipt) = $0 { receipt.action } else { nil } }
        #expect(actions == [.accepted, .signed, .progress, .resolved])
        guard case .receipt(let last) = receipts.last else { throw Unexpected() }
        #expect(last.outcome == .agreed)
        #expect(last.agreement != nil)
    }

    @Test func `Wuyi is calmed and ends with three due dates`() throws {
        let answers = try decoded(try police().answers(to: try task(.push2, "WUYI-20200618"), at: now))
        guard case .followUp(let settled) = answers.last else { throw Unexpected() }
        #expect(settled.outcome == .settled)
        #expect(settled.agreement?.dueDates == [30, 60, 90].map { now + .days($0) })
    }

    @Test func `a call-back names the side that was called`() throws {
        let callBack: JSONObject = ["callBack": .object(["purpose": .string("satisfaction"), "party": .string("对方")])]
        let answers = try decoded(
            try police().answers(to: try task(.callback, "GUSHAN-20200313", callBack), at: now)
        )
        guard case .followUp(let followUp) = answers.first else { throw Unexpected() }
        #expect(followUp.party == "对方")
        #expect(followUp.satisfied == true)
    }

    @Test(arguments: ["canonical", "gbt-31000"])
    func `a department reads tasks and writes receipts in the dialect of its platform`(name: String) throws {
        let text = String(decoding: try Samples.bytes("../profiles/\(name).yaml"), as: UTF8.self)
        let profile = try Profile(yaml: text, file: "\(name).yaml")
        let desk = DepartmentDesk(
            queue: "governance.receipts",
            profile: profile,
            seed: 1,
            stories: try Samples.stories()
        )
        let body = try TaskEncoder(profile: profile).encode(GovernanceLetter.push3(village: "胡库一村"))
        let task = try #require(ReceivedTask(parsing: body, profile: profile))
        let receipts = try desk.answers(to: task, at: now).map { message in
            try MessageDecoder(profile: profile).decode(body: message.body, type: message.type, queue: .receipts)
        }
        let actions = receipts.compactMap { if case .receipt(let receipt) = $0 { receipt.action } else { nil } }
        #expect(actions == [.accepted, .signed, .progress, .resolved])
        guard case .receipt(let last) = receipts.last else { throw Unexpected() }
        #expect(last.taskID == GovernanceLetter.taskID)
        #expect(last.outcome == .agreed)
        #expect(last.agreement?.mediator == "金牌调解员")
        #expect(last.agreement?.signedAt == now)
    }

    @Test func `a withdrawal is answered under the id of the task that is taken back`() throws {
        let withdrawn: JSONObject = ["withdrawnTaskId": .string("task-9")]
        let receipts = try decoded(
            try departments().answers(to: try task(.withdrawal, nil, withdrawn), at: now)
        )
        guard case .receipt(let receipt) = receipts.first else { throw Unexpected() }
        #expect(receipt.action == .withdrawn)
        #expect(receipt.taskID == "task-9")
    }

    @Test(arguments: [
        ("", ""), ("{}", "/stories"), (#"{"stories":[{}]}"#, "/stories/0"),
        (
            #"{"stories":[{"alertNo":"A","steps":[{"when":"push1","answers":[{"kind":"rain"}]}]}]}"#,
            "/stories/0/steps/0"
        ),
    ])
    func `a story that cannot be read says where`(text: String, place: String) {
        let error = #expect(throws: SampleError.self) { _ = try Story.stories(of: Array(text.utf8), file: "s.json") }
        #expect(error?.place == place)
    }

    private struct Unexpected: Error {}
}
