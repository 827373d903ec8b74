import CaseModel
import JSONTree
import MessageCodec
import Testing

@Suite("A receipt in gbt-31000 means what its canonical twin means")
struct GovernanceReceiptTests {
    private let profile: Profile
    private let decoder: MessageDecoder
    private static let at = Timestamp(milliseconds: 1_795_392_930_000)
    private static let actions: [(code: String, action: Receipt.Action)] = [
        ("01", .accepted), ("02", .refused), ("03", .signed), ("04", .returned), ("05", .progress), ("06", .extended),
        ("07", .extensionRefused), ("08", .resolved), ("09", .withdrawn), ("10", .contactRequest), ("11", .escalating),
    ]
    private static let outcomes: [(code: String, outcome: Receipt.Outcome)] = [
        ("01", .agreed), ("02", .failed), ("03", .guidedToCourt), ("04", .penalised), ("05", .duplicate),
    ]

    init() throws {
        profile = try Profile(contentsOf: Files.profile("gbt-31000"))
        decoder = MessageDecoder(profile: profile)
    }

    private func receipt(_ text: String) throws -> Receipt {
        guard case .receipt(let receipt) = try decoder.decode(body: Array(text.utf8), queue: .receipts) else {
            throw NoReceipt()
        }
        return receipt
    }

    private struct NoReceipt: Error {}

    private static func full(_ action: Receipt.Action, _ outcome: Receipt.Outcome?) -> Receipt {
        var receipt = Receipt(taskID: "T1", externalNo: "SJ-1", caseCode: "7K3M-9Q2D", action: action, at: at)
        receipt.department = "市场监管所"
        receipt.by = "值班员"
        receipt.reasonCode = "wrongDuty"
        receipt.outcome = outcome
        receipt.way = "联合调解"
        receipt.mediator = "金牌调解员"
        receipt.agreement = Agreement(
            signedAt: at,
            mediator: "金牌调解员",
            terms: "退货退款，双方互不追究。",
            dueDates: [at + .days(30), at + .days(60)]
        )
        receipt.until = at + .days(7)
        receipt.approvedBy = "所长"
        receipt.text = "双方已达成协议。"
        return receipt
    }

    @Test func `every action and outcome has a code`() {
        #expect(Set(Self.actions.map(\.action)) == Set(Receipt.Action.allCases))
        #expect(Set(Self.outcomes.map(\.outcome)) == Set(Receipt.Outcome.allCases))
    }

    @Test(arguments: actions)
    func `every action is read`(code: String, action: Receipt.Action) throws {
        let twin = """
            {"task_id":"T1","receipt_type":"\(code)","receipt_date":"2026-11-23 08:15:30","is_success":"1"}
            """
        var expected = Receipt(taskID: "T1", action: action, at: Self.at)
        expected.outcome = .agreed
        #expect(try receipt(twin) == expected)
    }

    @Test(arguments: outcomes)
    func `every outcome is read with all that belongs to it`(code: String, outcome: Receipt.Outcome) throws {
        let twin = """
            {"task_id":"T1","event_num":"SJ-1","case_code":"7K3M-9Q2D","receipt_type":"08",
             "receipt_date":"2026-11-23 08:15:30","dept_name":"市场监管所","handler_name":"值班员","reason_code":"02",
             "resolve_result":"\(code)","resolve_way":"联合调解","resolve_person":"金牌调解员",
             "agreement_date":"2026-11-23 08:15:30","agreement_mediator":"金牌调解员",
             "agreement_terms":"退货退款，双方互不追究。",
             "agreement_due_dates":"2026-12-23 08:15:30,2027-01-22 08:15:30",
             "resolve_limit_date":"2026-11-30 08:15:30","approve_person":"所长","situation":"双方已达成协议。"}
            """
        #expect(try receipt(twin) == Self.full(.resolved, outcome))
    }

    @Test(arguments: Receipt.Action.allCases, [nil] + Receipt.Outcome.allCases.map(Optional.some))
    func `what is written as a twin is read as the same`(action: Receipt.Action, outcome: Receipt.Outcome?) throws {
        guard action != .resolved || outcome != nil else { return }
        let message = InboundMessage.receipt(Self.full(action, outcome))
        let canonical = try MessageDecoder(profile: .canonical).decode(
            body: MessageEncoder().encode(message),
            queue: .receipts
        )
        let twin = try decoder.decode(body: MessageEncoder(profile: profile).encode(message), queue: .receipts)
        #expect(canonical == message)
        #expect(twin == message)
    }

    @Test func `case code and event number come back as they left`() throws {
        let task = try TaskEncoder(profile: profile).encode(TaskSample.task(.push3, isFull: true))
        let left = try JSONValue(parsing: task)
        let answer: JSONObject = [
            "case_code": try #require(left["case_code"]), "event_num": try #require(left["event_num"]),
            "receipt_type": .string("03"), "receipt_date": .string("20261123081530"),
        ]
        let read = try receipt(String(decoding: JSONValue.object(answer).serialized, as: UTF8.self))
        #expect(read.caseCode == "7K3M-9Q2D")
        #expect(read.externalNo == "E1")
        #expect(read.at == Self.at)
    }

    @Test(arguments: [
        (#"{"receipt_type":"01","receipt_date":"2026-11-23 08:15:30"}"#, Refusal.Code.missingID, "/task_id"),
        (#"{"task_id":"T1","receipt_date":"2026-11-23 08:15:30"}"#, .schema, "/receipt_type"),
        (#"{"task_id":"T1","receipt_type":"99","receipt_date":"2026-11-23 08:15:30"}"#, .schema, "/receipt_type"),
        (#"{"task_id":"T1","receipt_type":"08","receipt_date":"2026-11-23 08:15:30"}"#, .schema, "/resolve_result"),
        (#"{"task_id":"T1","receipt_type":"01","receipt_date":"2026-02-30 08:15:30"}"#, .badTimestamp, "/receipt_date"),
        (#"{"task_id":"T1","receipt_type":"01"}"#, .schema, "/receipt_date"),
        (#"{"task_id":["T1"],"receipt_type":"01","receipt_date":"2026-11-23 08:15:30"}"#, .schema, "/task_id"),
        (
            #"{"task_id":"T1","receipt_type":"01","receipt_date":"2026-11-23 08:15:30","agreement_due_dates":"soon"}"#,
            .badTimestamp, "/agreement_due_dates"
        ),
        (
            #"{"task_id":"T1","receipt_type":"04","receipt_date":"2026-11-23 08:15:30","reason_code":"77"}"#, .schema,
            "/reason_code"
        ),
        (#"{"taskId":"T1","action":"accepted","at":"2026-11-23T08:15:30+08:00"}"#, .missingID, "/task_id"),
    ])
    func `a bad receipt is refused where it is bad`(text: String, code: Refusal.Code, pointer: String) {
        let refusal = #expect(throws: Refusal.self) {
            try decoder.decode(body: Array(text.utf8), queue: .receipts)
        }
        #expect(refusal?.code == code)
        #expect(refusal?.pointer == pointer)
    }
}
