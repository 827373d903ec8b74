import CaseModel
import Testing

@Suite("The AsyncAPI document covers every message")
struct AsyncAPITests {
    @Test(arguments: InboundMessage.Kind.allCases.map(\.rawValue) + PushTask.Kind.allCases.map(\.rawValue))
    func `a message has a schema and a channel`(kind: String) throws {
        let text = String(decoding: try Files.bytes("schemas/asyncapi.yaml"), as: UTF8.self)
        #expect(text.contains("schema: {$ref: messages/\(kind).json}"))
        #expect(text.contains("\(kind): {$ref: \"#/components/messages/\(kind)\"}"))
    }
}
