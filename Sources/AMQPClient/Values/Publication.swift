/// One message to publish.
package struct Publication: Sendable {
    /// Name of the exchange; empty for the default exchange, whose routing keys are queue names.
    package var exchange: String
    package var routingKey: String
    package var properties: MessageProperties
    package var body: [UInt8]
    /// The broker returns the message when no queue takes it.
    package var isMandatory: Bool

    package init(
        exchange: String,
        routingKey: String,
        properties: MessageProperties = MessageProperties(deliveryMode: .persistent),
        body: [UInt8],
        isMandatory: Bool = true
    ) {
        self.exchange = exchange
        self.routingKey = routingKey
        self.properties = properties
        self.body = body
        self.isMandatory = isMandatory
    }
}

/// What became of one publication.
package enum PublishOutcome: Equatable, Sendable {
    /// The broker has taken the message over, and for a mandatory one: into at least one queue.
    case confirmed
    /// No queue took the message; the broker has dropped it.
    case returned(code: UInt16, text: String)
    /// The broker could not take the message over, as when a queue is full and rejects.
    case nacked
    /// Whether the broker has the message is not known, or it was never sent. Repeating it may make a duplicate.
    case failed(AMQPError)
}

// Bodies and headers may hold personal data, which must not reach a log by way of a description.

extension Publication: CustomStringConvertible, CustomReflectable {
    package var description: String { "publication to \(exchange), \(body.count) bytes" }
    package var customMirror: Mirror { Mirror(self, children: ["exchange": exchange, "bodySize": body.count]) }
}
