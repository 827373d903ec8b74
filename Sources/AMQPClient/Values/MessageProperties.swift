/// The properties of the AMQP basic class. A property that is nil is not on the wire.
package struct MessageProperties: Hashable, Sendable {
    package var contentType: String?
    package var contentEncoding: String?
    package var headers: [String: FieldValue]
    package var deliveryMode: DeliveryMode?
    package var priority: UInt8?
    package var correlationID: String?
    package var replyTo: String?
    /// Time to live in milliseconds, as decimal digits.
    package var expiration: String?
    package var messageID: String?
    /// Seconds since 1970-01-01 UTC.
    package var timestamp: UInt64?
    package var type: String?
    /// The login of the publisher; the broker refuses any other.
    package var userID: String?
    package var appID: String?

    package init(
        contentType: String? = nil,
        contentEncoding: String? = nil,
        headers: [String: FieldValue] = [:],
        deliveryMode: DeliveryMode? = nil,
        priority: UInt8? = nil,
        correlationID: String? = nil,
        replyTo: String? = nil,
        expiration: String? = nil,
        messageID: String? = nil,
        timestamp: UInt64? = nil,
        type: String? = nil,
        userID: String? = nil,
        appID: String? = nil
    ) {
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.headers = headers
        self.deliveryMode = deliveryMode
        self.priority = priority
        self.correlationID = correlationID
        self.replyTo = replyTo
        self.expiration = expiration
        self.messageID = messageID
        self.timestamp = timestamp
        self.type = type
        self.userID = userID
        self.appID = appID
    }

    /// Whether the broker keeps the message on disk.
    package enum DeliveryMode: UInt8, Hashable, Sendable {
        case transient = 1
        case persistent = 2
    }
}

extension MessageProperties {
    /// Each property that travels as a short string, with its name on the wire.
    var shortStrings: [(name: String, value: String?)] {
        [
            ("content-type", contentType), ("content-encoding", contentEncoding), ("correlation-id", correlationID),
            ("reply-to", replyTo), ("expiration", expiration), ("message-id", messageID), ("type", type),
            ("user-id", userID), ("app-id", appID),
        ]
    }

    /// An upper bound of the bytes the header frame takes.
    var encodedSize: Int {
        let fixed = 64
        let strings = shortStrings.reduce(0) { $0 + 1 + ($1.value?.utf8.count ?? 0) }
        return fixed + strings + FieldValue.encodedSize(of: headers)
    }
}
