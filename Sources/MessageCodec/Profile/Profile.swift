import CaseModel
import JSONTree

/// How one neighbour writes the messages of the contract (方言配置): where its fields are, what its codes and times
/// mean, and what it leaves out. Read from `deploy/profiles/*.yaml`.
///
/// A kind without a mapping is expected in the canonical form.
package struct Profile: Sendable {
    package let name: String
    /// Stands in for a missing `schemaVersion`.
    let schemaVersion: String?
    /// Tried in turn, unless the message names its charset.
    let encodings: [TextEncoding]
    let clock: ClockFormat
    let kinds: KindRule
    let mappings: [InboundMessage.Kind: MessageMapping]
    /// How bodies for the governance side are written; one without a mapping leaves in the canonical form.
    let tasks: [OutboundBody: OutboundMapping]

    /// The contract itself: `messages.md` to the letter.
    package static let canonical = Profile(
        name: "canonical",
        schemaVersion: nil,
        encodings: [.utf8],
        clock: ClockFormat(formats: [.rfc3339], zoneOffsetMinutes: Timestamp.chinaOffsetMinutes),
        kinds: KindRule(),
        mappings: [:],
        tasks: [:]
    )

    /// The kind of a message: its AMQP type, else what its body says, else what its shape shows, else the default of the
    /// queue.
    func kind(of root: JSONValue, type: String?, queue: InboundQueue) throws(Refusal) -> InboundMessage.Kind {
        let kind: InboundMessage.Kind
        if let type, !type.isEmpty {
            guard let named = kinds.kind(named: type) else {
                throw Refusal(.unknownKind, detail: "the AMQP type is no kind of the contract")
            }
            kind = named
        } else if let value = kinds.pointer.value(in: root) {
            guard case .string(let name) = value, let named = kinds.kind(named: name) else {
                throw Refusal(.unknownKind, pointer: kinds.pointer.text, detail: "is no kind of the contract")
            }
            kind = named
        } else if let shown = kinds.shapes.first(where: { $0.fits(root) })?.kind ?? kinds.defaults[queue] {
            kind = shown
        } else {
            throw Refusal(
                .unknownKind,
                pointer: kinds.pointer.text,
                detail: "neither the AMQP type nor the body says the kind"
            )
        }
        guard queue.kinds.contains(kind) else {
            let taken = queue.kinds.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.unknownKind, detail: "this queue takes only \(taken)")
        }
        return kind
    }
}

/// How a dialect says what kind a message is.
struct KindRule: Sendable {
    /// Where the body says it.
    var pointer = JSONPointer.kind
    /// The dialect's names; the canonical names hold beside them.
    var codes: [String: InboundMessage.Kind] = [:]
    var shapes: [Shape] = []
    var defaults: [InboundQueue: InboundMessage.Kind] = [:]

    func kind(named name: String) -> InboundMessage.Kind? {
        codes[name] ?? InboundMessage.Kind(rawValue: name)
    }

    /// A kind known by the fields it has and lacks.
    struct Shape: Sendable {
        var kind: InboundMessage.Kind
        var has: [JSONPointer]
        var lacks: [JSONPointer]

        func fits(_ root: JSONValue) -> Bool {
            has.allSatisfy { $0.value(in: root) != nil } && lacks.allSatisfy { $0.value(in: root) == nil }
        }
    }
}

extension JSONPointer {
    /// Where a canonical message says its kind.
    fileprivate static let kind = JSONPointer(key: "kind")
}
