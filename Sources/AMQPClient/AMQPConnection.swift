/// One session for declarations and questions: made, used, closed. It does not reconnect.
///
/// A refused question closes the broker's channel, not the connection: the next question gets a new one.
package actor AMQPConnection {
    private let thread: IOThread
    private let link: Link
    static let channel: UInt16 = 1
    private var isChannelOpen = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private init(endpoint: AMQPEndpoint, bodyLimit: Int) throws(AMQPError) {
        thread = try IOThread(name: "amqp-ask")
        link = try Link(endpoint: endpoint, thread: thread, board: StateBoard(), bodyLimit: bodyLimit)
        thread.attach { [weak self] in self?.assumeIsolated { $0.turn() } ?? .forJobs }
    }

    deinit {
        thread.finish()
    }

    /// Connects to the first address that answers and lets us in.
    /// - Parameter bodyLimit: bytes of a body that `get` keeps.
    /// - Throws: what the last address said.
    package static func open(
        _ endpoint: AMQPEndpoint,
        bodyLimit: Int = 1 << 20
    ) async throws(AMQPError) -> AMQPConnection {
        let connection = try AMQPConnection(endpoint: endpoint, bodyLimit: bodyLimit)
        try await connection.connect()
        return connection
    }

    private func connect() throws(AMQPError) {
        var failure: AMQPError?
        for address in link.endpoint.addresses {
            do throws(AMQPError) {
                _ = try link.connect(to: address)
                return
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// What the broker says of itself.
    ///
    /// - Throws: `connectionClosed` when the connection has ended.
    package func identity() throws(AMQPError) -> BrokerIdentity {
        guard let session = link.liveSession else {
            throw AMQPError(.connectionClosed, "the connection is closed")
        }
        return session.identity
    }

    /// Takes leave of the broker. Dropping the connection without it is fine too.
    package func close() {
        link.disconnect()
    }

    /// Makes sure the exchange exists as described.
    /// - Throws: `preconditionFailed` when it exists otherwise; `notFound` when it was only asked for.
    package func declareExchange(_ declaration: ExchangeDeclaration) async throws(AMQPError) {
        _ = try await ask(.declareExchange(declaration))
    }

    package func deleteExchange(_ name: String) async throws(AMQPError) {
        _ = try await ask(.deleteExchange(name))
    }

    /// Makes sure the queue exists as described, and says how full it is.
    /// - Throws: `preconditionFailed` when it exists otherwise; `notFound` when it was only asked for.
    @discardableResult
    package func declareQueue(_ declaration: QueueDeclaration) async throws(AMQPError) -> QueueStatus {
        guard case .queue(let name, let ready, let consumers) = try await ask(.declareQueue(declaration)) else {
            throw .unexpectedReply
        }
        return QueueStatus(name: name, ready: Int(ready), consumers: Int(consumers))
    }

    /// - Throws: `notFound` when there is no such queue.
    package func queueStatus(_ name: String) async throws(AMQPError) -> QueueStatus {
        try await declareQueue(QueueDeclaration(name: name, isPassive: true))
    }

    /// Lets the exchange route matching messages into the queue.
    package func bind(
        queue: String,
        exchange: String,
        routingKey: String,
        arguments: [String: FieldValue] = [:]
    ) async throws(AMQPError) {
        _ = try await ask(.bindQueue(queue, exchange: exchange, routingKey: routingKey, arguments: arguments))
    }

    package func unbind(
        queue: String,
        exchange: String,
        routingKey: String,
        arguments: [String: FieldValue] = [:]
    ) async throws(AMQPError) {
        _ = try await ask(.unbindQueue(queue, exchange: exchange, routingKey: routingKey, arguments: arguments))
    }

    /// - Returns: messages that went with it.
    @discardableResult
    package func deleteQueue(_ name: String) async throws(AMQPError) -> Int {
        guard case .count(let count) = try await ask(.deleteQueue(name)) else { throw .unexpectedReply }
        return Int(count)
    }

    /// - Returns: messages that were dropped; those delivered and not acknowledged stay.
    @discardableResult
    package func purge(_ name: String) async throws(AMQPError) -> Int {
        guard case .count(let count) = try await ask(.purgeQueue(name)) else { throw .unexpectedReply }
        return Int(count)
    }

    /// Takes one message off the queue, for good; nil when there is none.
    package func get(from queue: String) async throws(AMQPError) -> Delivery? {
        switch try await ask(.get(queue: queue)) {
        case .got(let delivery): return delivery
        case .gotNothing: return nil
        default: throw .unexpectedReply
        }
    }

    /// Asks on the one channel, which is opened when it is not.
    func ask(_ method: ClientMethod) async throws(AMQPError) -> Reply {
        try await channelSession().call(method, on: Self.channel)
    }

    /// The session with an open channel.
    func channelSession() async throws(AMQPError) -> Session {
        guard let session = link.liveSession else {
            throw AMQPError(.connectionClosed, "the connection is closed")
        }
        if !isChannelOpen {
            isChannelOpen = true
            _ = try await session.call(.openChannel, on: Self.channel)
        }
        return session
    }

    private func turn() -> IOThread.Wait {
        link.turn { incoming, _ in
            if case .channelClosed = incoming { isChannelOpen = false }
        }
    }
}

extension AMQPError {
    fileprivate static let unexpectedReply = AMQPError(.protocolViolation, "the broker answered another question")
}
