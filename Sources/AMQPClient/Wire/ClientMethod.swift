/// What we ask of the broker on a channel.
enum ClientMethod {
    case openChannel
    case confirmSelect
    case qos(prefetch: UInt16)
    case consume(queue: String, consumerTag: String, arguments: [String: FieldValue] = [:])
    case cancel(consumerTag: String)
    case declareExchange(ExchangeDeclaration)
    case deleteExchange(String)
    case declareQueue(QueueDeclaration)
    case bindQueue(String, exchange: String, routingKey: String, arguments: [String: FieldValue])
    case unbindQueue(String, exchange: String, routingKey: String, arguments: [String: FieldValue])
    case deleteQueue(String)
    case purgeQueue(String)
    /// One message, acknowledged by being sent.
    case get(queue: String)
    case acknowledge(tag: UInt64, multiple: Bool)
    case returnToQueue(tag: UInt64, multiple: Bool)
}

/// The broker's answer to a `ClientMethod`.
enum Reply {
    case done
    case queue(name: String, ready: UInt32, consumers: UInt32)
    /// Messages deleted or purged.
    case count(UInt32)
    case got(Delivery)
    case gotNothing
}
