/// Puts the content of one channel together: method, header frame, body frames.
///
/// Bodies are collected frame by frame, so that a slow broker never holds the thread, and only up to a limit, so that a
/// large body costs no more than the limit.
struct ContentAssembler {
    /// The method that announces a content.
    enum Envelope {
        case deliver(tag: UInt64, redelivered: Bool, exchange: String, routingKey: String)
        case getOk(tag: UInt64, redelivered: Bool, exchange: String, routingKey: String)
        case returned(replyCode: UInt16, replyText: String, exchange: String, routingKey: String)
    }

    /// A content with everything that belongs to it.
    enum Content {
        case delivered(Delivery)
        case got(Delivery)
        case returned(ReturnedMessage)
    }

    /// Bytes of a body that are kept; the rest is counted only.
    let bodyLimit: Int
    private var envelope: Envelope?
    private var properties: MessageProperties?
    private var bodySize: UInt64 = 0
    private var received: UInt64 = 0
    private var body: [UInt8] = []

    init(bodyLimit: Int) {
        self.bodyLimit = bodyLimit
    }

    /// A content begins.
    mutating func begin(_ envelope: Envelope) throws(AMQPError) {
        guard self.envelope == nil else { throw .frames("a message began inside another one") }
        self.envelope = envelope
    }

    /// - Returns: the content, when this frame completes it (an empty body has no frames).
    mutating func header(_ properties: MessageProperties, bodySize: UInt64) throws(AMQPError) -> Content? {
        guard envelope != nil, self.properties == nil else { throw .frames("a content header without its method") }
        self.properties = properties
        self.bodySize = bodySize
        return completed()
    }

    /// - Returns: the content, when this frame completes it.
    mutating func body(_ bytes: [UInt8]) throws(AMQPError) -> Content? {
        guard properties != nil else { throw .frames("a body without its header") }
        received += UInt64(bytes.count)
        guard received <= bodySize else { throw .frames("a body longer than announced") }
        if body.isEmpty && bytes.count <= bodyLimit {
            body = bytes
        } else {
            body.append(contentsOf: bytes.prefix(bodyLimit - body.count))
        }
        return completed()
    }

    private mutating func completed() -> Content? {
        guard received == bodySize, let envelope, let properties else { return nil }
        let content = Self.content(envelope, properties, body, bodySize)
        self = ContentAssembler(bodyLimit: bodyLimit)
        return content
    }

    private static func content(
        _ envelope: Envelope,
        _ properties: MessageProperties,
        _ body: [UInt8],
        _ bodySize: UInt64
    ) -> Content {
        func delivery(_ tag: UInt64, _ redelivered: Bool, _ exchange: String, _ routingKey: String) -> Delivery {
            Delivery(
                deliveryTag: tag,
                exchange: exchange,
                routingKey: routingKey,
                redelivered: redelivered,
                properties: properties,
                body: body,
                bodySize: bodySize
            )
        }
        return switch envelope {
        case .deliver(let tag, let redelivered, let exchange, let routingKey):
            .delivered(delivery(tag, redelivered, exchange, routingKey))
        case .getOk(let tag, let redelivered, let exchange, let routingKey):
            .got(delivery(tag, redelivered, exchange, routingKey))
        case .returned(let replyCode, let replyText, let exchange, let routingKey):
            .returned(
                ReturnedMessage(
                    replyCode: replyCode,
                    replyText: replyText,
                    exchange: exchange,
                    routingKey: routingKey,
                    messageID: properties.messageID
                )
            )
        }
    }
}

extension AMQPError {
    fileprivate static func frames(_ problem: String) -> AMQPError {
        AMQPError(.protocolViolation, "the broker sent \(problem)")
    }
}
