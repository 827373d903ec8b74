import AMQPClient

extension BrokerSide {
    /// What the broker says of itself.
    func identity() async throws(BrokerFailure) -> BrokerIdentity {
        try await ask(about: nil) { connection throws(AMQPError) in try await connection.identity() }
    }

    /// How a queue was declared; nil when the login may not ask.
    func traits(ofQueue name: String) async throws(BrokerFailure) -> QueueTraits? {
        try await unlessForbidden(about: name) { connection throws(AMQPError) in
            try await connection.traits(ofQueue: name)
        }
    }

    /// How an exchange was declared; nil when the login may not ask.
    func traits(ofExchange name: String) async throws(BrokerFailure) -> ExchangeTraits? {
        try await unlessForbidden(about: name) { connection throws(AMQPError) in
            try await connection.traits(ofExchange: name)
        }
    }

    /// Whether the login may do with the item what the bridge has to: read a queue, write to an exchange.
    func mayUse(_ item: TopologyItem) async throws(BrokerFailure) -> Bool {
        try await ask(about: item.name) { connection throws(AMQPError) in
            switch item.kind {
            case .queue: try await connection.mayRead(queue: item.name)
            case .exchange: try await connection.mayWrite(exchange: item.name)
            }
        }
    }

    private func unlessForbidden<Value: Sendable>(
        about subject: String,
        _ question: (AMQPConnection) async throws(AMQPError) -> Value
    ) async throws(BrokerFailure) -> Value? {
        do throws(BrokerFailure) {
            return try await ask(about: subject, question)
        } catch {
            if error.reason == .notPermitted { return nil }
            throw error
        }
    }

    private func ask<Value: Sendable>(
        about subject: String?,
        _ question: (AMQPConnection) async throws(AMQPError) -> Value
    ) async throws(BrokerFailure) -> Value {
        do throws(AMQPError) {
            return try await question(connection)
        } catch {
            throw BrokerFailure(error, side: side, subject: subject ?? side.rawValue)
        }
    }
}
