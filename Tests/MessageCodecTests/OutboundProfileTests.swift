import CaseModel
import JSONTree
import MessageCodec
import Testing

@Suite("How a profile writes is checked before anything leaves")
struct OutboundProfileTests {
    /// A withdrawal with one item a line from line 5 on, and what they leave out.
    private static func file(_ items: String..., omitted: String? = nil) -> String {
        let head = "profile: x\ntasks:\n  withdrawal:\n    fields:\n"
        let all = items.map { "      - \($0)\n" }.joined()
        return head + all + "    omitted: \(omitted ?? rest)"
    }

    private static let rest = "[/schemaVersion, /taskId, /taskKind, /issuedAt, /caseCode, /withdrawnTaskId, /reason]"

    @Test(
        arguments: [
            ("profile: x\ntasks: {push4: {}}", 2, 9, "must be one of push3, withdrawal"),
            ("profile: x\ntasks: {push3: {omit: []}}", 2, 17, "unknown key \"omit\""),
            ("profile: x\ntasks: {push3: {}}", 2, 16, "the key \"fields\" is missing"),
            ("profile: x\ntasks:\n  push3:\n    fields: []", 4, 5, "push3: /schemaVersion is neither"),
            (file("{to: /a, from: /externalNo}", omitted: "[/schemaVersion]"), 4, 5, "/taskId is neither in an item"),
            (file("{to: /a, from: /alertNo}"), 5, 24, "withdrawal has no field /alertNo"),
            (file("{to: /a, from: externalNo}"), 5, 24, "must be a JSON pointer"),
            (file("{to: a, from: /externalNo}"), 5, 14, "must be a JSON pointer"),
            (file("{to: /, from: /externalNo}"), 5, 14, "must name 1 to 8 keys"),
            (file("{to: /1/2/3/4/5/6/7/8/9, from: /externalNo}"), 5, 14, "must name 1 to 8 keys"),
            (file("{from: /externalNo}"), 5, 9, "the key \"to\" is missing"),
            (file("{to: /a}"), 5, 9, "exactly one of from, join, constant"),
            (file("{to: /a, from: /externalNo, constant: b}"), 5, 9, "exactly one of from, join, constant"),
            (file("{to: /a, from: /externalNo}", "{to: /a, constant: b}"), 6, 14, "/a is written twice"),
            (file("{to: /a, from: /externalNo}", "{to: /a/b, constant: b}"), 6, 14, "/a/b is written twice"),
            (file("{to: /a, join: [/externalNo]}"), 5, 24, "two or more texts"),
            (file("{to: /a, from: /externalNo, required: true}"), 5, 47, "could never leave"),
            (file("{to: /a, from: /externalNo, max: 0}"), 5, 42, "a whole number from 1"),
            (file("{to: /a, from: /externalNo, list: x}"), 5, 43, "a list of texts"),
            (file("{to: /a, from: /externalNo, each: []}"), 5, 43, "is no list of objects"),
            (file("{to: /a, from: /externalNo, each: [], list: x}"), 5, 9, "at most one of codes, list, each"),
            (file("{to: /a, from: /externalNo, codes: {a: b}, unknown: drop}"), 5, 61, "one of refuse, keep"),
            (
                "profile: x\ntasks:\n  withdrawal:\n    fields:\n      - {to: /a, from: /taskKind, codes: {push3: x}}",
                5, 43, "is never \"push3\""
            ),
            (
                "profile: x\ntasks:\n  withdrawal:\n    fields:\n      - {to: /a, from: /taskKind, codes: {}}",
                5, 42, "the code for \"withdrawal\" is missing"
            ),
            (
                "profile: x\ntasks:\n  withdrawal:\n    fields:\n      - {to: /a, from: /issuedAt, codes: {}}",
                5, 42, "/issuedAt has no codes"
            ),
            (
                "profile: x\ntasks:\n  push3:\n    fields:\n      - {to: /a, join: [/caseCode, /title]}",
                5, 36, "what is approved and what is not"
            ),
            (
                "profile: x\ntasks:\n  push3:\n    fields:\n      - {to: /a, from: /people}",
                5, 9, "the list /people needs each"
            ),
            (
                "profile: x\ntasks:\n  push3:\n    fields:\n      - {to: /a, from: /people, each: [{to: /b, from: /phone}]}",
                5, 55, "push3 has no field /people/phone"
            ),
            (
                "profile: x\ntasks:\n  governanceReminder:\n    fields:\n      - {to: /a, from: /caseCode, max: 3}",
                5, 40, "a reminder has no text"
            ),
            (file("{to: /a, constant: b}", omitted: "[/alertNo]"), 6, 15, "withdrawal has no field /alertNo"),
            (file("{to: /a, from: /reason}", omitted: "[/reason]"), 6, 15, "is in an item"),
        ]
    )
    func `a fault is told with its place`(text: String, line: Int, column: Int, message: String) {
        let error = #expect(throws: ProfileError.self) { try Profile(yaml: text, file: "p.yaml") }
        #expect(error.map { [$0.line, $0.column] } == [line, column], "\(error?.description ?? "")")
        #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func `more than two hundred items are refused`() {
        let items = (0...200).map { "{to: /a\($0), constant: b}" }.joined(separator: ", ")
        let error = #expect(throws: ProfileError.self) {
            try Profile(yaml: "profile: x\ntasks: {withdrawal: {fields: [\(items)]}}", file: "p.yaml")
        }
        #expect(error?.message.contains("more than 200 items") == true)
    }

    @Test(arguments: [
        ("push3", "push3"), ("withdrawal", "withdrawal"), ("governanceReminder", "governanceReminder"),
        ("governanceNotice", "governanceNotice"), ("informNotice", "informNotice"),
        ("contactDisclosure", "contactDisclosure"),
    ])
    func `a profile must speak of exactly the fields of the schema`(body: String, schema: String) throws {
        let fields = try SchemaFields.pointers(of: schema)
        func read(_ omitted: [String]) throws -> Profile {
            let list = omitted.joined(separator: ", ")
            return try Profile(yaml: "profile: x\ntasks: {\(body): {fields: [], omitted: [\(list)]}}", file: "x.yaml")
        }
        #expect(throws: Never.self) { try read(fields) }
        for field in fields {
            let error = #expect(throws: ProfileError.self) { try read(fields.filter { $0 != field }) }
            #expect(error?.message.contains("\(field)") == true)
        }
    }

    @Test(arguments: [
        ("rfc3339", #""2026-11-23T08:15:30+08:00""#), ("compact", #""20261123001530""#),
        ("spaced", #""2026-11-23 00:15:30""#), ("epochSeconds", "1795392930"), ("epochMilliseconds", "1795392930000"),
    ])
    func `times are written in the first format and the zone of the profile`(format: String, written: String) throws {
        let file = """
            profile: x
            times: {formats: [\(format), rfc3339, epochSeconds], zone: "+00:00"}
            tasks:
              withdrawal:
                fields: [{to: /head/at, from: /issuedAt}, {to: /head/of, constant: 1}]
                omitted: [/schemaVersion, /taskId, /taskKind, /caseCode, /externalNo, /withdrawnTaskId, /reason]
            """
        let encoder = TaskEncoder(profile: try Profile(yaml: file, file: "x.yaml"))
        let body = try encoder.encode(TaskSample.task(.withdrawal, isFull: true))
        #expect(String(decoding: body, as: UTF8.self) == #"{"head":{"at":\#(written),"of":1}}"#)
    }

    @Test(arguments: [("refuse", EncodingFailure.Place(.unknownCode, "/why")), ("keep", nil)])
    func `a value outside of a code table is refused or kept`(
        rule: String,
        failure: EncodingFailure.Place?
    ) throws {
        let file = """
            profile: x
            tasks:
              withdrawal:
                fields: [{to: /why, from: /reason, codes: {别的: "1"}, unknown: \(rule)}]
                omitted: [/schemaVersion, /taskId, /taskKind, /issuedAt, /caseCode, /externalNo, /withdrawnTaskId]
            """
        let encoder = TaskEncoder(profile: try Profile(yaml: file, file: "x.yaml"))
        do throws(EncodingFailure) {
            let body = try encoder.encode(TaskSample.task(.withdrawal, isFull: true))
            #expect(failure == nil)
            #expect(String(decoding: body, as: UTF8.self) == #"{"why":"转公安办理"}"#)
        } catch {
            #expect(EncodingFailure.Place(error.code, error.pointer) == failure)
            #expect(!error.description.contains("转公安办理"))
        }
    }
}
