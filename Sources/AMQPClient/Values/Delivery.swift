/// One message as the broker delivered it.
package struct Delivery: Sendable {
    /// Number of the delivery on its channel; means nothing after the channel has gone.
    package var deliveryTag: UInt64
    package var exchange: String
    package var routingKey: String
    /// The broker has delivered this message before, to us or to somebody else.
    package var redelivered: Bool
    package var properties: MessageProperties
    /// The body, or its first bytes when it is larger than the consumer keeps.
    package var body: [UInt8]
    /// Bytes of the whole body, as announced by the broker.
    package var bodySize: UInt64

    package init(
        deliveryTag: UInt64,
        exchange: String,
        routingKey: String,
        redelivered: Bool,
        properties: MessageProperties,
        body: [UInt8],
        bodySize: UInt64
    ) {
        self.deliveryTag = deliveryTag
        self.exchange = exchange
        self.routingKey = routingKey
        self.redelivered = redelivered
        self.properties = properties
        self.body = body
        self.bodySize = bodySize
    }

    /// The body was larger than the consumer keeps: `body` holds its beginning.
    package var isTruncated: Bool { UInt64(body.count) < bodySize }
}

// Bodies and headers may hold personal data, which must not reach a log by way of a description.

extension Delivery: CustomStringConvertible, CustomReflectable {
    package var description: String { "delivery \(deliveryTag), \(bodySize) bytes" }
    package var customMirror: Mirror { Mirror(self, children: ["deliveryTag": deliveryTag, "bodySize": bodySize]) }
}
