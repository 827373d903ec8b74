/// What happened to a connection, for logs and metrics.
package enum LinkEvent: Equatable, Sendable {
    /// Logged in. The address holds no secret.
    case connected(address: String)
    /// The connection ended, or could not be made.
    case disconnected(AMQPError)
    /// The next try comes after the delay.
    case reconnecting(attempt: Int, delay: Duration)
    /// The broker takes no publications, with its reason.
    case blocked(reason: String)
    case unblocked
    /// Deliveries flow from now on.
    case consuming(queue: String)
    /// The broker ended the consumer, as when the queue was deleted.
    case consumerCancelled(queue: String)
    /// The consumer could not be set up; it is tried again after the delay.
    case consumeRefused(queue: String, AMQPError, retryIn: Duration)
    /// The broker closed a channel; the connection goes on.
    case channelClosed(AMQPError)
}

/// How a connection stands, for readiness.
package struct LinkState: Equatable, Sendable {
    /// Where we are logged in, without secret; nil when not connected.
    package var address: String?
    /// The broker's reason for not taking publications.
    package var blockedReason: String?
    /// The consumer is registered. Always false for publishers.
    package var isConsuming = false
    /// The consumer was stopped by `pause`.
    package var isPaused = false
    /// The latest failure since things last went well.
    package var lastError: AMQPError?

    package init() {}

    /// What held for the connection holds no more; a pause does.
    mutating func disconnect(_ error: AMQPError?) {
        let isPaused = isPaused
        self = LinkState()
        self.isPaused = isPaused
        lastError = error
    }

    package var isConnected: Bool { address != nil }
    package var isBlocked: Bool { blockedReason != nil }
}
