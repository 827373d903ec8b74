import AMQPClient
import BridgePipeline
import CaseModel

/// The AMQP properties and headers of outgoing tasks; nothing of the police side is among those of the other side.
struct TaskProperties: Sendable {
    /// Both lanes say the same; the lane names the source, so that a receiver can tell them apart.
    let lane: Lane

    /// The properties of `message`, under a trace that starts here.
    func properties(of message: OutboundMessage, trace: TraceParent) -> MessageProperties {
        MessageProperties(
            contentType: "application/json",
            headers: [
                "traceparent": .string(trace.text),
                "cloudEvents_id": .string(message.id),
                "cloudEvents_source": .string("/tripush/\(lane.rawValue)"),
                "cloudEvents_type": .string("tripush.task.\(message.kind.rawValue)"),
                "cloudEvents_specversion": "1.0",
                "cloudEvents_time": .string(message.issuedAt.rfc3339),
            ],
            deliveryMode: .persistent,
            messageID: message.id,
            timestamp: UInt64(max(0, message.issuedAt.milliseconds / 1_000)),
            type: message.kind.rawValue,
            appID: "tripush"
        )
    }
}

/// A W3C trace context: version 00, a trace and its first span, sampled.
struct TraceParent: Hashable, Sendable {
    let text: String

    /// A new trace. Zero is no valid id, so it never is.
    static func random() -> TraceParent {
        func number() -> String {
            let digits = String(UInt64.random(in: 1 ... .max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return TraceParent(text: "00-\(number())\(number())-\(number())-01")
    }
}
