package import CaseModel
package import JSONTree

/// Turns inbound messages into the bytes a neighbour would have sent. Decoding canonical bytes gives the same message
/// back, to the millisecond; a dialect says what it has words for.
package struct MessageEncoder: Sendable {
    private let profile: Profile

    /// An encoder for the dialect of `profile`.
    package init(profile: Profile = .canonical) {
        self.profile = profile
    }

    /// The body of `message`, with its kind.
    package func encode(_ message: InboundMessage) -> [UInt8] {
        var body: JSONObject = [
            "schemaVersion": .string(TaskEncoder.schemaVersion), "kind": .string(message.kind.rawValue),
        ]
        switch message {
        case .alert(let alert, let feedback):
            alert.write(to: &body)
            feedback?.writeEmbedded(to: &body)
        case .disposition(let disposition): disposition.write(to: &body)
        case .signed(let signature): signature.write(to: &body)
        case .followUp(let followUp): followUp.write(to: &body)
        case .approval(let decision): decision.write(to: &body)
        case .order(let order): order.write(to: &body)
        case .receipt(let receipt): receipt.write(to: &body)
        }
        return encode(body, as: message.kind)
    }

    /// The bytes for a canonical body of this kind.
    package func encode(_ body: JSONObject, as kind: InboundMessage.Kind) -> [UInt8] {
        JSONValue.object(profile.mappings[kind]?.dialect(of: body, clock: profile.clock) ?? body).serialized
    }
}
