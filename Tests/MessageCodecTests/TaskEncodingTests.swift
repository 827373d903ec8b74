import CaseModel
import JSONTree
import MessageCodec
import Testing

@Suite("A task leaves as the bytes its schema describes")
struct TaskEncodingTests {
    private let encoder = TaskEncoder()

    @Test func `every kind of task is valid, with and without its optional fields`() throws {
        let bodies = try TaskSample.all.map { ($0.schema, try JSONValue(parsing: try encoder.encode($0.task))) }
        let verdicts = try Judge.verdicts(on: bodies)
        #expect(verdicts.count == bodies.count)
        for (body, verdict) in zip(bodies, verdicts) { #expect(verdict == "valid", "\(body.0)") }
    }

    @Test func `a field that the schema does not list may not leave`() throws {
        let bodies = try TaskSample.all.map { schema, task in
            guard case .object(var body) = try JSONValue(parsing: encoder.encode(task)) else { throw NoObject() }
            body["alertNumber"] = .string("A1")
            return (schema, JSONValue.object(body))
        }
        for verdict in try Judge.verdicts(on: bodies) { #expect(verdict != "valid") }
    }

    private struct NoObject: Error {}

    @Test func `every field of the schemas is written by some task`() throws {
        for schema in TaskSample.schemas {
            let body = try JSONValue(parsing: encoder.encode(TaskSample.task(schema, isFull: true)))
            for pointer in try SchemaFields.pointers(of: schema) where !pointer.hasPrefix("/contactDraft") {
                let keys = pointer.split(separator: "/").map(String.init)
                let value = keys.reduce(body as JSONValue?) { $0?[$1] }
                #expect(value != nil, "\(schema) \(pointer)")
            }
        }
    }

    @Test func `the same task gives the same bytes`() throws {
        let tasks = TaskSample.all.map(\.task)
        #expect(try tasks.map { try encoder.encode($0) } == tasks.map { try encoder.encode($0) })
    }

    @Test func `push 1 is readable text in the order of the contract`() throws {
        let text = String(decoding: try encoder.encode(TaskSample.task(.push1, isFull: false)), as: UTF8.self)
        let expected = """
            {"schemaVersion":"1.0","taskId":"6f6b1f0e-5d6e-5f43-9a57-0d5f1c2b3a49","taskKind":"push1",\
            "issuedAt":"2026-11-23T08:15:30+08:00","alertNo":"330784202611230001","caseId":"C1","push":1,"stage":1,\
            "recipient":{"role":"respondingOfficer","id":"330001","name":"李警官"},"content":"双方因口罩质量发生纠纷",\
            "place":{"address":"测试路1号"},"people":[{"role":"报警人","name":"钱先生"}],\
            "flags":{"minor":false,"confidential":false,"late":false},\
            "disputeType":{"code":"D0401","name":"消费纠纷","margin":4},"also":[],"band":"yellow","expedited":false,\
            "indicators":[],"history":[],"placeCount":2,"guidance":[],"deadlines":{},\
            "ruleSetVersion":"2026.11.1+3f9a0c21"}
            """
        #expect(text == expected)
    }

    @Test(arguments: [true, false])
    func `what was approved is what leaves`(isFull: Bool) throws {
        let asked = try JSONValue(parsing: encoder.encode(TaskSample.task(.approvalRequest, isFull: isFull)))
        let left = try JSONValue(parsing: encoder.encode(TaskSample.task(.push3, isFull: isFull)))
        let draft = try JSONValue(parsing: encoder.encode(TaskSample.draft(isFull: isFull)))
        #expect(asked["draft"] == draft)
        guard case .object(let fields) = draft else { throw NoObject() }
        #expect(!fields.members.isEmpty)
        for field in fields.members { #expect(left[field.key] == field.value) }
    }

    @Test(arguments: [PushTask.Kind.push3, .withdrawal])
    func `no police identifier is in a governance body`(kind: PushTask.Kind) throws {
        var task = TaskSample.task(kind, isFull: true)
        task.caseID = "CANARY"
        task.routingKey = "push3.CANARY"
        let body = String(decoding: try encoder.encode(task), as: UTF8.self)
        #expect(!body.contains("CANARY"))
    }
}
