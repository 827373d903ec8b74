package import CaseModel
import JSONTree

/// Turns inbound messages into canonical bytes: what a neighbour that speaks the contract would have sent. Decoding
/// them with the canonical profile gives the same message back, to the millisecond.
package struct MessageEncoder: Sendable {
    /// An encoder for the canonical form.
    package init() {}

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
        return JSONValue.object(body).serialized
    }
}
