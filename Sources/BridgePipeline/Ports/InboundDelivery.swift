/// One message as it was taken from a queue.
package struct InboundDelivery: Hashable, Sendable {
    package var queue: String
    /// The body, or its first MiB when it is larger.
    package var body: [UInt8]
    /// Bytes of the whole body.
    package var bodySize: Int
    package var properties: InboundProperties
    /// Set when the broker had given it up.
    var death: BrokerDeath?

    /// A delivery; `bodySize` is that of `body` when it is not given.
    package init(
        queue: String,
        body: [UInt8],
        bodySize: Int? = nil,
        properties: InboundProperties = InboundProperties()
    ) {
        self.queue = queue
        self.body = body
        self.bodySize = bodySize ?? body.count
        self.properties = properties
    }

    /// Bytes of a body that are decoded and kept; a larger one is dead.
    package static let bodyLimit = 1 << 20
}

/// The AMQP properties that matter, and all headers as JSON text.
package struct InboundProperties: Hashable, Sendable {
    package var messageID: String?
    /// The kind of the message.
    package var type: String?
    package var contentType: String?
    package var contentEncoding: String?
    /// The login of the publisher, checked by the broker.
    package var userID: String?
    /// Seconds since 1970.
    package var timestamp: Int64?
    package var redelivered: Bool
    /// The publisher let the broker forget it in a restart (delivery mode 1, or none).
    package var isTransient: Bool
    /// A JSON object, or empty when there are no headers.
    package var headers: String

    /// Properties of a message that brings none unless they are given.
    package init(
        messageID: String? = nil,
        type: String? = nil,
        contentType: String? = nil,
        contentEncoding: String? = nil,
        userID: String? = nil,
        timestamp: Int64? = nil,
        redelivered: Bool = false,
        isTransient: Bool = false,
        headers: String = ""
    ) {
        self.messageID = messageID
        self.type = type
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.userID = userID
        self.timestamp = timestamp
        self.redelivered = redelivered
        self.isTransient = isTransient
        self.headers = headers
    }
}
