import CaseModel
import JSONTree
import MessageCodec
import Testing

@Suite("What leaves in gbt-31000 says what the canonical body says")
struct GovernanceStandardTests {
    private let profile: Profile
    private let canonical = TaskEncoder()
    private let encoder: TaskEncoder

    private static let bodies = [
        "push3", "withdrawal", "governanceReminder", "governanceNotice", "informNotice", "contactDisclosure",
    ]

    init() throws {
        profile = try Profile(contentsOf: Files.profile("gbt-31000"))
        encoder = TaskEncoder(profile: profile)
    }

    private func body(_ schema: String, isFull: Bool = true) throws -> JSONValue {
        try JSONValue(parsing: try encoder.encode(TaskSample.task(schema, isFull: isFull)))
    }

    @Test func `push 3 is written in the items of the standard`() throws {
        let text = String(decoding: try encoder.encode(TaskSample.task(.push3, isFull: true)), as: UTF8.self)
        let expected = """
            {"standard":"GB/T 31000-2015","msg_type":"01","task_id":"6f6b1f0e-5d6e-5f43-9a57-0d5f1c2b3a49",\
            "report_date":"2026-11-23 08:15:30","event_num":"E1","case_code":"7K3M-9Q2D","name":"消费纠纷待处理",\
            "dispute_event_type":"0601","dispute_event_type_name":"消费纠纷","platform_name":"监管执法",\
            "event_level_code":"03","risk_hint":"有升级风险","is_urgent":"1","place":"古山镇测试村",\
            "township_name":"古山镇","village_name":"测试村","lon":120.105,"lat":29,"coord_datum":"CGCS2000",\
            "main_parties":[{"person_type":"报警人","person_name":"钱某","contact":"138****8000"}],\
            "has_weapon":"0","has_injury":"0","has_minor":"1","summary":"双方因商品质量发生纠纷，现场未能化解。",\
            "dept_name":"市场监管","assist_depts":"消保委、法律援助","report_unit":"古山派出所",\
            "report_unit_contact":"0579-87000110","sign_limit_date":"2026-11-23 08:15:30",\
            "contact_limit_date":"2026-11-23 08:15:30","resolve_limit_date":"2026-11-23 08:15:30",\
            "decide_limit_date":"2026-11-23 08:15:30","progress_limit_date":"2026-11-23 08:15:30",\
            "approvals":[{"approve_unit":"古山派出所","approve_post":"分管所领导","approve_date":"2026-11-23 08:15:30"}]}
            """
        #expect(text.replacing("29.0", with: "29") == expected)
    }

    @Test func `every body is valid by its schema, and so is the request for an approval`() throws {
        let names = GovernanceStandardTests.bodies + ["approvalRequest"]
        let cases = try names.flatMap { name in
            try [true, false].map { isFull in
                let schema = name == "approvalRequest" ? name : "gbt-31000/\(name)"
                return (schema, try body(name, isFull: isFull))
            }
        }
        for (item, verdict) in zip(cases, try Judge.verdicts(on: cases)) { #expect(verdict == "valid", "\(item.0)") }
    }

    @Test(arguments: bodies)
    func `every item of a schema is written`(schema: String) throws {
        let body = try body(schema)
        for pointer in try SchemaFields.pointers(of: "gbt-31000/\(schema)") {
            #expect(body[String(pointer.dropFirst())] != nil, "\(pointer)")
        }
    }

    @Test(arguments: bodies, [true, false])
    func `nothing is lost and nothing is added`(schema: String, isFull: Bool) throws {
        let task = TaskSample.task(schema, isFull: isFull)
        guard case .object(var expected) = try JSONValue(parsing: try canonical.encode(task)) else { throw NoObject() }
        expected["schemaVersion"] = nil
        if schema == "push3", case .object(var type) = expected["disputeType"] {
            type["code"] = nil
            expected["disputeType"] = .object(type)
        }
        let read = try TaskDecoder(profile: profile).decode(try encoder.encode(task))
        #expect(read.sorted == JSONValue.object(expected).sorted)
    }

    @Test(arguments: bodies)
    func `no value crosses that the canonical body does not hold`(schema: String) throws {
        let task = TaskSample.task(schema, isFull: true)
        let known = Set(try JSONValue(parsing: try canonical.encode(task)).texts)
        let written = Set(["GB/T 31000-2015", "古山镇测试村", "消保委、法律援助", "2026-11-23 08:15:30"])
        let codes = Set(
            ["01", "02", "03", "04", "05", "0", "1", "分管所领导", "办结", "延期不予同意", "情况通报"]
        )
        #expect(try Set(body(schema).texts).subtracting(known).subtracting(written).isSubset(of: codes))
    }

    @Test(arguments: [true, false])
    func `what was approved is what leaves`(isFull: Bool) throws {
        let asked = try body("approvalRequest", isFull: isFull)
        let draft = try JSONValue(parsing: encoder.encode(TaskSample.draft(isFull: isFull)))
        #expect(asked["draft"] == draft)
        guard case .object(let left) = try body("push3", isFull: isFull), case .object(let items) = draft else {
            throw NoObject()
        }
        let others = ["msg_type", "task_id", "report_date", "event_num", "case_code", "approvals"]
        let approved = left.members.filter { member in
            !others.contains(member.key) && !member.key.hasSuffix("_limit_date")
        }
        #expect(items.members == approved)
    }

    @Test(arguments: [true, false])
    func `the contact data that were approved are what leaves`(isFull: Bool) throws {
        let draft = try JSONValue(parsing: encoder.encode(GovernanceSample.contact(isFull: isFull)))
        guard case .object(let left) = try body("contactDisclosure", isFull: isFull), case .object(let items) = draft
        else { throw NoObject() }
        let others = ["msg_type", "task_id", "report_date", "approvals"]
        #expect(items.members == left.members.filter { !others.contains($0.key) })
    }

    @Test(arguments: ["push1", "push2", "callback", "notice", "reminder", "stationDigest"])
    func `the police side gets the contract`(schema: String) throws {
        let task = TaskSample.task(schema, isFull: true)
        #expect(try encoder.encode(task) == canonical.encode(task))
    }

    @Test func `no police identifier is in a body`() throws {
        for schema in GovernanceStandardTests.bodies {
            var task = TaskSample.task(schema, isFull: true)
            task.caseID = "CANARY"
            task.routingKey = "push3.CANARY"
            #expect(!String(decoding: try encoder.encode(task), as: UTF8.self).contains("CANARY"))
        }
    }

    @Test func `a draft without a required item has a digest and cannot be asked for`() throws {
        var draft = TaskSample.draft(isFull: true)
        draft.summary = ""
        #expect(!encoder.encode(draft).isEmpty)
        #expect(failure(ofAskingFor: draft) == EncodingFailure.Place(.missingItem, "/summary"))
    }

    @Test func `a name of more than a hundred characters is refused`() {
        var draft = TaskSample.draft(isFull: true)
        draft.title = String(repeating: "纠", count: 101)
        #expect(failure(ofAskingFor: draft) == EncodingFailure.Place(.tooLong, "/name"))
        draft.title.removeLast()
        #expect(failure(ofAskingFor: draft) == nil)
    }

    private func failure(ofAskingFor draft: GovernanceDraft) -> EncodingFailure.Place? {
        var task = TaskSample.task(.approvalRequest, isFull: true)
        guard case .police(var police) = task.body else { return nil }
        police.approval?.subject = .push3(draft)
        task.body = .police(police)
        do throws(EncodingFailure) {
            _ = try encoder.encode(task)
            return nil
        } catch {
            return EncodingFailure.Place(error.code, error.pointer)
        }
    }

    private struct NoObject: Error {}
}

extension EncodingFailure {
    /// What and where, without the words.
    struct Place: Equatable {
        var code: Code
        var pointer: String

        init(_ code: Code, _ pointer: String) {
            self.code = code
            self.pointer = pointer
        }
    }
}

extension JSONValue {
    /// The same value with the members of every object in the order of their keys, without empty lists and objects.
    fileprivate var sorted: JSONValue {
        switch self {
        case .object(let object):
            var sorted = JSONObject()
            for member in object.members.sorted(by: { $0.key < $1.key }) {
                let value = member.value.sorted
                if value != .array([]), value != .object([:]) { sorted[member.key] = value }
            }
            return .object(sorted)
        case .array(let values): return .array(values.map(\.sorted))
        default: return self
        }
    }

    /// Every text in it.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.texts)
        case .object(let object): object.members.flatMap(\.value.texts)
        default: []
        }
    }
}
