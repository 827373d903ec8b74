import AMQPClient
import TestKit
import Testing

@testable import BridgeDaemon

/// The differences between versions of RabbitMQ, played by a scripted peer. **Not run on a real 4.x**, which is not to be
/// had on the machines the bridge is built on; 3.10 is the version of every other broker test.
@Suite(.timeLimit(.minutes(2))) struct `Versions of RabbitMQ as a scripted peer plays them, not run on a real 4.x` {
    static let played: [(version: String, row: String)] = [
        ("3.10.8", "3.10–3.12"), ("3.13.1", "3.13.0–3.13.2"), ("3.13.7", "3.13"), ("4.0.5", "4.0–4.2"),
        ("4.2.0-rc.1", "4.0–4.2"), ("4.3.0", "4.3"), ("5.0.0", "4.3"),
    ]

    @Test(arguments: played)
    func `a version is known by what it says at login`(version: String, row: String) async throws {
        let broker = try ScriptedBroker(playing: try part(of: version))
        defer { broker.stop() }
        let connection = try await AMQPConnection.open(endpoint(broker))
        let identity = try await connection.identity()
        await connection.close()
        #expect(identity.version == version)
        let behaviour = try #require(BrokerVersion(version).flatMap { BrokerBehaviour.of($0) })
        #expect(behaviour.versions == row)
        let codes = BrokerCheck.findings(of: identity, .police).map(\.code)
        #expect(codes == [behaviour.isTried ? "broker.known" : "broker.untried"])
    }

    @Test(arguments: played)
    func `a consumer that was too slow consumes again by itself`(version: String, row: String) async throws {
        let broker = try ScriptedBroker(playing: try part(of: version))
        defer { broker.stop() }
        broker.declare(queue: "q", arguments: ["x-queue-type": "quorum"])
        broker.put("first", into: "q")
        try await consuming(broker) { consumer in
            let held = try await batch(of: consumer)
            broker.timeOutConsumers()
            // The broker has taken it back: where the channel still stands, settling it costs us the channel.
            held.acknowledge()
            let settling = Task {
                while let again = await consumer.nextBatch(upTo: 10) {
                    #expect(again.deliveries.map(\.body) == [Array("first".utf8)])
                    #expect(again.deliveries[0].redelivered)
                    again.acknowledge()
                }
            }
            try await eventually { broker.counts(of: "q").acknowledged == 1 }
            settling.cancel()
        }
    }

    @Test(arguments: played)
    func `a message given back again and again dies only where that counts`(version: String, row: String) async throws {
        let behaviour = try #require(BrokerVersion(version).flatMap { BrokerBehaviour.of($0) })
        let broker = try ScriptedBroker(playing: try part(of: version))
        defer { broker.stop() }
        broker.declare(queue: "q", arguments: ["x-queue-type": "quorum"])
        broker.put("poison", into: "q")
        let dies = behaviour.deliveryLimit != nil && behaviour.counted.contains(.nack)
        try await consuming(broker) { consumer in
            for _ in 0...(behaviour.deliveryLimit ?? 30) {
                let batch = try await batch(of: consumer)
                batch.returnToQueue()
            }
            try await eventually { broker.counts(of: "q").dead == (dies ? 1 : 0) }
            if !dies {
                let batch = try await batch(of: consumer)
                #expect(batch.deliveries[0].properties.headers["x-acquired-count"]?.integer ?? 0 > 20)
                batch.acknowledge()
            }
        }
    }

    @Test(arguments: played)
    func `a lost connection costs a message one of its lives`(version: String, row: String) async throws {
        let behaviour = try #require(BrokerVersion(version).flatMap { BrokerBehaviour.of($0) })
        #expect(behaviour.counted.contains(.connectionLoss))
        let broker = try ScriptedBroker(playing: try part(of: version))
        defer { broker.stop() }
        broker.declare(queue: "q", arguments: ["x-queue-type": "quorum"])
        broker.put("alert", into: "q")
        try await consuming(broker) { consumer in
            let lost = try await batch(of: consumer)
            broker.cutConnections()
            let again = try await batch(of: consumer)
            #expect(again.deliveries[0].properties.headers["x-delivery-count"]?.integer == 1)
            again.acknowledge()
            lost.acknowledge()
        }
    }

    @Test(arguments: played)
    func `arguments are read though only those of the queue's type are compared`(
        version: String,
        row: String
    ) async throws {
        let broker = try ScriptedBroker(playing: try part(of: version))
        defer { broker.stop() }
        let declared = [
            "quorum": ["x-queue-type": "quorum", "x-delivery-limit": "5", "x-dead-letter-exchange": "tripush.dead"],
            "classic": ["x-max-length": "100"],
        ]
        for (name, arguments) in declared { broker.declare(queue: name, arguments: arguments) }
        broker.declare(exchange: "tasks")
        let connection = try await AMQPConnection.open(endpoint(broker))
        for (name, arguments) in declared {
            let traits = try await connection.traits(ofQueue: name)
            #expect(traits.arguments == arguments)
        }
        #expect(try await connection.mayRead(queue: "quorum"))
        #expect(try await connection.mayWrite(exchange: "tasks"))
        let exchange = try await connection.traits(ofExchange: "tasks")
        #expect(exchange == ExchangeTraits(type: "topic"))
        await #expect(throws: AMQPError.self) { try await connection.traits(ofQueue: "absent") }
        await connection.close()
        #expect(broker.queueNames == ["quorum", "classic"])
    }

    private func part(of version: String) throws -> ScriptedBroker.Part {
        let behaviour = try #require(BrokerVersion(version).flatMap { BrokerBehaviour.of($0) })
        return ScriptedBroker.Part(
            version: version,
            deliveryLimit: behaviour.deliveryLimit,
            countsNacks: behaviour.counted.contains(.nack),
            cancelsSlowConsumers: behaviour.consumerTimeout == .cancelsConsumer
        )
    }

    private func endpoint(_ broker: ScriptedBroker) throws -> AMQPEndpoint {
        var endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: broker.uri),
            connectionName: "test",
            random: { 0.5 }
        )
        endpoint.backoff.first = .milliseconds(10)
        endpoint.backoff.cap = .milliseconds(50)
        return endpoint
    }

    private func consuming(_ broker: ScriptedBroker, _ body: (AMQPConsumer) async throws -> Void) async throws {
        let consumer = try AMQPConsumer(endpoint: endpoint(broker), queue: "q", prefetch: 10)
        let running = Task { await consumer.run() }
        defer { running.cancel() }
        try await body(consumer)
        running.cancel()
        await running.value
    }

    /// The next delivery; a batch cannot be required, for it cannot be copied.
    private func batch(of consumer: AMQPConsumer) async throws -> DeliveryBatch {
        guard let batch = await consumer.nextBatch(upTo: 1) else { throw CancellationError() }
        return batch
    }

    private func eventually(_ condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while !condition() {
            guard ContinuousClock.now < deadline else {
                Issue.record("not within twenty seconds")
                return
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
