import AMQPClient
import TestKit
import Testing

@Suite("A publication gets the outcome it deserves")
struct PublishTests {
    @Test
    func `a return is tied to its message among hundreds in flight`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        try await withPublisher(broker.endpoint()) { publisher in
            let unroutable = await withTaskGroup(of: (Int, PublishOutcome).self) { group in
                for number in 0..<600 {
                    let key = number.isMultiple(of: 7) ? "nowhere" : queue
                    let publication = message(number, to: key)
                    group.addTask { (number, await publisher.publish(publication)) }
                }
                var unroutable: Set<Int> = []
                for await (number, outcome) in group where outcome != .confirmed {
                    #expect(outcome == .returned(code: 312, text: "NO_ROUTE"))
                    unroutable.insert(number)
                }
                return unroutable
            }
            #expect(unroutable == Set(stride(from: 0, to: 600, by: 7)))
        }
        #expect(try await broker.status(of: queue).ready == 600 - 86)
    }

    @Test
    func `a message nobody has to take is confirmed without a queue`() async throws {
        let broker = try await PrivateBroker.shared()
        try await withPublisher(broker.endpoint()) { publisher in
            var publication = message(1, to: "nowhere")
            publication.isMandatory = false
            #expect(await publisher.publish(publication) == .confirmed)
        }
    }

    @Test
    func `a full queue that rejects answers nacked`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue(arguments: ["x-max-length": 1, "x-overflow": "reject-publish"])
        try await withPublisher(broker.endpoint()) { publisher in
            #expect(await publisher.publish(message(1, to: queue)) == .confirmed)
            #expect(await publisher.publish(message(2, to: queue)) == .nacked)
        }
    }

    @Test
    func `a missing exchange fails alone and works once it is there`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        let exchange = PrivateBroker.freshName("exchange")
        try await withPublisher(broker.endpoint()) { publisher in
            for _ in 1...2 {
                async let missing = publisher.publish(message(1, to: "k", exchange: exchange))
                async let other = publisher.publish(message(2, to: queue))
                let outcome = await missing
                guard case .failed(let error) = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                #expect(error.code == .notFound && error.replyCode == 404 && !error.isRetryable)
                #expect(await other == .confirmed)
            }
            try await broker.ask { connection in
                try await connection.declareExchange(ExchangeDeclaration(name: exchange, type: "topic"))
                try await connection.bind(queue: queue, exchange: exchange, routingKey: "#")
            }
            #expect(await publisher.publish(message(3, to: "k", exchange: exchange)) == .confirmed)
        }
    }

    @Test
    func `an exchange one may not write to is refused`() async throws {
        let broker = try await PrivateBroker.shared()
        try await withPublisher(broker.endpoint(uri: broker.readerURI)) { publisher in
            let outcome = await publisher.publish(message(1, to: "k", exchange: "amq.topic"))
            guard case .failed(let error) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(error.code == .accessRefused)
        }
    }

    @Test
    func `what cannot be sent whole is refused before any of it is sent`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        var headers = message(1, to: queue)
        headers.properties.headers["x"] = .string(String(repeating: "警", count: 50_000))
        var key = message(2, to: queue)
        key.routingKey = String(repeating: "k", count: 256)
        var body = message(3, to: queue)
        body.body = [UInt8](repeating: 0, count: 17 << 20)
        let cases = [(headers, AMQPError.Code.frameTooLarge), (key, .invalidArgument), (body, .frameTooLarge)]
        try await withPublisher(broker.endpoint()) { publisher in
            for (publication, code) in cases {
                guard case .failed(let error) = await publisher.publish(publication) else {
                    Issue.record("\(code.rawValue) was not refused")
                    return
                }
                #expect(error.code == code)
            }
            #expect(await publisher.publish(message(4, to: queue)) == .confirmed)
        }
    }

    @Test
    func `one task's messages keep their order`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        try await withPublisher(broker.endpoint()) { publisher in
            for number in 0..<50 { #expect(await publisher.publish(message(number, to: queue)) == .confirmed) }
        }
        try await withConsumer(broker.endpoint(), queue: queue) { consumer in
            var seen: [String?] = []
            while seen.count < 50, let batch = await consumer.nextBatch(upTo: 7) {
                seen += batch.deliveries.map(\.properties.messageID)
                batch.acknowledge()
            }
            #expect(seen == (0..<50).map { "m\($0)" })
        }
    }

    @Test
    func `without a connection a publication fails at once`() async throws {
        let publisher = try AMQPPublisher(
            endpoint: AMQPEndpoint(addresses: [AMQPAddress(host: "localhost")], connectionName: "x", random: { 0 })
        )
        guard case .failed(let error) = await publisher.publish(message(1, to: "k")) else {
            Issue.record("published without a connection")
            return
        }
        #expect(error.code == .connectionClosed && error.isRetryable)
    }
}
