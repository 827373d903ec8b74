import AMQPClient
import TestKit
import Testing

extension PrivateBroker {
    /// Settings for a client of this node that does not wait long for anything.
    nonisolated func endpoint(
        uri: String? = nil,
        events: @escaping @Sendable (LinkEvent) -> Void = { _ in }
    ) throws -> AMQPEndpoint {
        var endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: uri ?? self.uri),
            connectionName: "test",
            random: { 0.5 },
            events: events
        )
        endpoint.backoff.first = .milliseconds(50)
        endpoint.backoff.cap = .milliseconds(500)
        return endpoint
    }

    /// Runs the body with a connection, and closes it.
    nonisolated func ask<Answer: Sendable>(
        _ body: (AMQPConnection) async throws -> Answer
    ) async throws -> Answer {
        let connection = try await AMQPConnection.open(endpoint())
        let answer = try await body(connection)
        await connection.close()
        return answer
    }

    /// Declares a durable queue nobody else uses.
    nonisolated func freshQueue(arguments: [String: FieldValue] = [:]) async throws -> String {
        let name = PrivateBroker.freshName("queue")
        _ = try await ask { try await $0.declareQueue(QueueDeclaration(name: name, arguments: arguments)) }
        return name
    }

    nonisolated func status(of queue: String) async throws -> QueueStatus {
        try await ask { try await $0.queueStatus(queue) }
    }
}

/// Runs the body with a publisher that is connected, and stops it afterwards.
func withPublisher(
    _ endpoint: AMQPEndpoint,
    confirmTimeout: Duration = .seconds(10),
    _ body: (AMQPPublisher) async throws -> Void
) async throws {
    let publisher = try AMQPPublisher(endpoint: endpoint, confirmTimeout: confirmTimeout)
    let running = Task { await publisher.run() }
    defer { running.cancel() }
    #expect(await publisher.waitUntilReady())
    try await body(publisher)
    running.cancel()
    await running.value
}

/// Runs the body with a consumer, and stops it afterwards.
func withConsumer(
    _ endpoint: AMQPEndpoint,
    queue: String,
    prefetch: UInt16 = 200,
    bodyLimit: Int = 1 << 20,
    _ body: (AMQPConsumer) async throws -> Void
) async throws {
    let consumer = try AMQPConsumer(endpoint: endpoint, queue: queue, prefetch: prefetch, bodyLimit: bodyLimit)
    let running = Task { await consumer.run() }
    defer { running.cancel() }
    try await body(consumer)
    running.cancel()
    await running.value
}

/// Looks until the condition holds, for a condition that a real server brings about.
func eventually(
    within limit: Duration = .seconds(20),
    _ what: Comment,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while !(try await condition()) {
        try #require(ContinuousClock.now < deadline, what, sourceLocation: sourceLocation)
        try await Task.sleep(for: .milliseconds(20))
    }
}
