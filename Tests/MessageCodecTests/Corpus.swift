import CaseModel
import JSONTree
import MessageCodec
import Testing

/// One message of `Corpus/*.ndjson` with the verdict it must get.
struct CorpusCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// The schema that judges it; for a good message its kind.
    let schema: String
    let queue: InboundQueue
    let type: String?
    /// The bytes as sent.
    let bytes: [UInt8]
    /// nil when the bytes are no JSON on purpose.
    let value: JSONValue?
    /// nil for a good message.
    let code: Refusal.Code?
    let pointer: String?
    /// Why schema and code may disagree on this one.
    let differs: String?

    var testDescription: String { name }

    init?(_ line: JSONValue) {
        func text(_ key: String) -> String? {
            guard case .string(let text) = line[key] else { return nil }
            return text
        }
        guard let name = text("name"), let schema = text("schema"),
            let queue = text("queue").flatMap(InboundQueue.init(rawValue:))
        else { return nil }
        self.name = name
        self.schema = schema
        self.queue = queue
        type = text("type")
        value = line["body"]
        bytes = line["body"]?.serialized ?? Array((text("text") ?? "").utf8)
        code = text("code").flatMap(Refusal.Code.init(rawValue:))
        pointer = text("pointer")
        differs = text("differs")
    }

    /// Every case of `Corpus/NAME.ndjson`.
    static func all(_ name: String) throws -> [CorpusCase] {
        let lines = try Files.bytes("Tests/MessageCodecTests/Corpus/\(name).ndjson").split(
            separator: UInt8(ascii: "\n")
        )
        return try lines.map { line in
            // The corpus holds messages at the depth limit, one level further in.
            let limits = JSONLimits(size: 1 << 20, depth: 40)
            guard let parsed = CorpusCase(try JSONValue(parsing: Array(line), limits: limits)) else {
                throw Files.Unreadable(path: name)
            }
            return parsed
        }
    }
}
