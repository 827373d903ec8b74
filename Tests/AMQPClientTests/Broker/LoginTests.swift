import AMQPClient
import TestKit
import Testing

@Suite("A refused login says why, and is tried again")
struct LoginTests {
    @Test
    func `a wrong password is authenticationFailed`() async throws {
        let broker = try await PrivateBroker.shared()
        let endpoint = try broker.endpoint(uri: broker.uri(user: "guest", password: "s3cret"))
        let error = await refusal(of: endpoint)
        #expect(error?.code == .authenticationFailed && error?.replyCode == 403)
        #expect(error.map { !"\($0)".contains("s3cret") } == true)
    }

    @Test
    func `an unknown virtual host is notFound`() async throws {
        let broker = try await PrivateBroker.shared()
        var endpoint = try broker.endpoint()
        endpoint.addresses[0].virtualHost = "absent"
        let error = await refusal(of: endpoint)
        #expect(error?.code == .notFound)
    }

    @Test
    func `a port nobody listens on is unreachable`() async throws {
        let endpoint = AMQPEndpoint(
            addresses: [AMQPAddress(host: "127.0.0.1", port: 1)],
            connectionName: "test",
            random: { 0 }
        )
        let error = await refusal(of: endpoint)
        #expect(error?.code == .unreachable && error?.isRetryable == true)
    }

    @Test
    func `a certificate nobody vouches for is unreachable`() async throws {
        let broker = try await PrivateBroker.shared()
        var endpoint = try broker.endpoint(uri: "amqps://guest:guest@localhost:\(broker.tlsPort)")
        #expect(await refusal(of: endpoint)?.code == .unreachable)
        endpoint.certificateAuthorityFile = "/nowhere/ca.pem"
        let error = await refusal(of: endpoint)
        #expect(error?.text.contains("/nowhere/ca.pem") == true)
    }

    @Test
    func `over TLS large bodies go both ways`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        var endpoint = try broker.endpoint(uri: "amqps://guest:guest@localhost:\(broker.tlsPort)")
        endpoint.certificateAuthorityFile = broker.certificateFile
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        try await withPublisher(endpoint) { publisher in
            for _ in 1...3 {
                let publication = Publication(exchange: "", routingKey: queue, body: body)
                #expect(await publisher.publish(publication) == .confirmed)
            }
        }
        try await withConsumer(endpoint, queue: queue, bodyLimit: body.count) { consumer in
            try await taking(3, from: consumer) { batch in
                for delivery in batch.deliveries { #expect(delivery.body == body) }
                batch.acknowledge()
            }
        }
    }

    @Test
    func `a certificate for another name is unreachable`() async throws {
        let broker = try await PrivateBroker.shared()
        var endpoint = try broker.endpoint(uri: "amqps://guest:guest@127.0.0.1:\(broker.tlsPort)")
        endpoint.certificateAuthorityFile = broker.certificateFile
        #expect(await refusal(of: endpoint)?.code == .unreachable)
    }

    @Test
    func `the address that works is found among those that do not`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        let wrong = broker.uri(user: "guest", password: "wrong")
        let endpoint = try broker.endpoint(uri: "amqp://127.0.0.1:1,\(wrong),\(broker.uri)")
        try await withPublisher(endpoint) { publisher in
            #expect(await publisher.publish(message(1, to: queue)) == .confirmed)
            #expect(publisher.state.address == endpoint.addresses[2].description)
        }
    }

    @Test
    func `a refused login is a state of a consumer that goes on trying`() async throws {
        let broker = try await PrivateBroker.shared()
        let events = EventLog()
        let endpoint = try broker.endpoint(uri: broker.uri(user: "guest", password: "wrong"), events: events.record)
        try await withConsumer(endpoint, queue: "any") { consumer in
            try await eventually("a second try") {
                events.seen.contains { if case .reconnecting(attempt: 2, _) = $0 { true } else { false } }
            }
            #expect(consumer.state.lastError?.code == .authenticationFailed)
        }
    }
}
