/// What the broker says on a channel, before contents are put together.
enum ServerMethod {
    case reply(Reply)
    /// A message follows.
    case content(ContentAssembler.Envelope)
    case confirm(tag: UInt64, multiple: Bool, positive: Bool)
    case consumerCancelled(consumerTag: String)
    case channelClosed(AMQPError)
    case connectionClosed(AMQPError)
    case blocked(reason: String)
    case unblocked
}

/// One frame, with nothing borrowed from the library.
enum ServerFrame {
    case method(ServerMethod)
    case header(MessageProperties, bodySize: UInt64)
    case body([UInt8])
}

/// What the broker says on a channel, contents whole.
enum Incoming {
    case delivered(Delivery)
    case returned(ReturnedMessage)
    case confirm(tag: UInt64, multiple: Bool, positive: Bool)
    case consumerCancelled(consumerTag: String)
    case channelClosed(AMQPError)
    /// The connection is dead, by the broker's word or by ours. The last thing that comes.
    case connectionClosed(AMQPError)
    case blocked(reason: String)
    case unblocked
}

/// A mandatory message that no queue took.
struct ReturnedMessage {
    var replyCode: UInt16
    var replyText: String
    var exchange: String
    var routingKey: String
    var messageID: String?
}
