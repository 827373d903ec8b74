import AMQPClient

/// A message a neighbour sends into one of the bridge's queues.
package struct OutgoingMessage: Hashable, Sendable {
    package var queue: String
    /// AMQP `type`; nil for a message that does not say its kind.
    package var type: String?
    package var messageID: String?
    /// May carry the dialect: `application/json; profile=gat-pinyin`.
    package var contentType: String
    /// Names the charset when it is not UTF-8.
    package var contentEncoding: String?
    package var body: [UInt8]
    /// 接警单编号 of an alert that the bridge has to take; nil for everything else.
    package var alertNo: String?

    /// A message for `queue`.
    package init(
        queue: String,
        type: String?,
        messageID: String? = nil,
        contentType: String = "application/json",
        contentEncoding: String? = nil,
        body: [UInt8],
        alertNo: String? = nil
    ) {
        self.queue = queue
        self.type = type
        self.messageID = messageID
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.body = body
        self.alertNo = alertNo
    }

    /// The publication over the default exchange, persistent and mandatory.
    ///
    /// - Parameter login: goes out as `user-id`; the broker refuses any other than the connection's own.
    func publication(as login: String?) -> Publication {
        Publication(
            exchange: "",
            routingKey: queue,
            properties: MessageProperties(
                contentType: contentType,
                contentEncoding: contentEncoding,
                deliveryMode: .persistent,
                messageID: messageID,
                type: type,
                userID: login,
                appID: "tripush-neighbours"
            ),
            body: body
        )
    }
}
