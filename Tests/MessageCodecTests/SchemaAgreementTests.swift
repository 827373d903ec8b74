import CaseModel
import JSONTree
import MessageCodec
import Testing

@Suite("Code and schema take and refuse the same messages")
struct SchemaAgreementTests {
    private static let decoder = MessageDecoder(profile: .canonical)

    private static func refusal(of item: CorpusCase) -> Refusal? {
        refusal(of: item.bytes, type: item.type, queue: item.queue)
    }

    private static func refusal(of bytes: [UInt8], type: String?, queue: InboundQueue) -> Refusal? {
        do throws(Refusal) {
            _ = try decoder.decode(body: bytes, type: type, queue: queue)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: try CorpusCase.all("good"))
    func `a good message decodes, encodes, and decodes to the same`(item: CorpusCase) throws {
        let message = try SchemaAgreementTests.decoder.decode(body: item.bytes, type: item.type, queue: item.queue)
        #expect(message.kind.rawValue == item.schema)
        let encoded = MessageEncoder().encode(message)
        #expect(try SchemaAgreementTests.decoder.decode(body: encoded, queue: item.queue) == message)
    }

    @Test(arguments: try CorpusCase.all("bad"))
    func `a bad message is refused with its code and pointer`(item: CorpusCase) throws {
        let refusal = try #require(SchemaAgreementTests.refusal(of: item))
        #expect(refusal.code == item.code)
        #expect(refusal.pointer == item.pointer)
    }

    @Test func `the schema judges the corpus as the code does`() throws {
        let corpus = try (CorpusCase.all("good") + CorpusCase.all("bad")).filter { $0.differs == nil }
        let verdicts = try Judge.verdicts(on: corpus.map { ($0.schema, $0.value ?? .null) })
        #expect(verdicts.count == corpus.count)
        for (item, verdict) in zip(corpus, verdicts) {
            #expect((verdict == "valid") == (item.code == nil), "\(item.name): \(verdict)")
        }
    }

    @Test func `what the code encodes is valid`() throws {
        let good = try CorpusCase.all("good")
        let bodies = try good.map { item in
            let message = try SchemaAgreementTests.decoder.decode(body: item.bytes, type: item.type, queue: item.queue)
            return (item.schema, try JSONValue(parsing: MessageEncoder().encode(message)))
        }
        for (item, verdict) in zip(good, try Judge.verdicts(on: bodies)) {
            #expect(verdict == "valid", "\(item.name)")
        }
    }

    @Test func `every change of a single value is judged alike`() throws {
        var changed: [(schema: String, body: JSONValue)] = []
        var refusals: [Refusal?] = []
        var variation = Variation()
        for item in try CorpusCase.all("good") {
            guard let value = item.value else { continue }
            for variant in variation.all(of: value, kind: item.schema) {
                changed.append((item.schema, variant))
                refusals.append(
                    SchemaAgreementTests.refusal(of: variant.serialized, type: item.schema, queue: item.queue)
                )
            }
        }
        #expect(changed.count > 5_000)
        let verdicts = try Judge.verdicts(on: changed)
        #expect(verdicts.count == changed.count)
        for (index, verdict) in verdicts.enumerated() where (verdict == "valid") != (refusals[index] == nil) {
            let place = refusals[index].map { "\($0.code.rawValue) at \($0.pointer)" } ?? "taken"
            Issue.record("\(changed[index].schema): the schema says \(verdict), the code says \(place)")
        }
    }

    @Test(arguments: InboundMessage.Kind.allCases)
    func `a profile can fill exactly the fields of the schema`(kind: InboundMessage.Kind) throws {
        for field in try SchemaFields.pointers(of: kind.rawValue) where field != "/kind" {
            let profile = """
                profile: x
                messages: {\(kind.rawValue): {fields: [{to: \(field), from: /A}]}}
                """
            #expect(throws: Never.self, "\(field)") { try Profile(yaml: profile, file: "x.yaml") }
        }
    }
}
