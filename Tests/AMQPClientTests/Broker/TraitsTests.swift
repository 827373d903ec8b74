import AMQPClient
import TestKit
import Testing

@Suite("How something was declared can be asked without changing it")
struct TraitsTests {
    @Test(arguments: [
        [:],
        ["x-queue-type": "quorum"],
        ["x-queue-type": "quorum", "x-dead-letter-exchange": "dlx", "x-dead-letter-strategy": "at-least-once"],
        ["x-max-priority": "4", "x-overflow": "reject-publish", "x-max-length": "7", "x-message-ttl": "60000"],
        ["x-queue-mode": "lazy", "x-single-active-consumer": "true"],
    ])
    func `a queue tells its arguments and stays as it is`(arguments: [String: String]) async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue(arguments: arguments.mapValues(FieldValue.init(declared:)))
        try await broker.ask { connection in
            let traits = try await connection.traits(ofQueue: queue)
            #expect(traits == QueueTraits(arguments: arguments))
            let status = try await connection.queueStatus(queue)
            #expect(status == QueueStatus(name: queue, ready: 0, consumers: 0))
        }
    }

    @Test
    func `a queue that does not survive a restart says so`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = PrivateBroker.freshName("transient")
        try await broker.ask { connection in
            try await connection.declareQueue(QueueDeclaration(name: queue, isDurable: false, deletesItself: true))
            let traits = try await connection.traits(ofQueue: queue)
            #expect(traits == QueueTraits(isDurable: false, deletesItself: true))
        }
    }

    @Test
    func `an exchange tells its type and where the unroutable goes`() async throws {
        let broker = try await PrivateBroker.shared()
        let names = (PrivateBroker.freshName("plain"), PrivateBroker.freshName("caught"))
        try await broker.ask { connection in
            try await connection.declareExchange(ExchangeDeclaration(name: names.0, type: "topic"))
            try await connection.declareExchange(
                ExchangeDeclaration(
                    name: names.1,
                    type: "direct",
                    isDurable: false,
                    arguments: ["alternate-exchange": .string("elsewhere")]
                )
            )
            let plain = try await connection.traits(ofExchange: names.0)
            #expect(plain == ExchangeTraits(type: "topic"))
            let caught = try await connection.traits(ofExchange: names.1)
            #expect(caught == ExchangeTraits(type: "direct", isDurable: false, alternateExchange: "elsewhere"))
        }
    }

    @Test
    func `what is not there is not made by being asked for`() async throws {
        let broker = try await PrivateBroker.shared()
        let name = PrivateBroker.freshName("absent")
        try await broker.ask { connection in
            for _ in 0..<2 {
                let queue = await #expect(throws: AMQPError.self) { try await connection.traits(ofQueue: name) }
                #expect(queue?.code == .notFound)
                let exchange = await #expect(throws: AMQPError.self) { try await connection.traits(ofExchange: name) }
                #expect(exchange?.code == .notFound)
                let reading = await #expect(throws: AMQPError.self) { try await connection.mayRead(queue: name) }
                #expect(reading?.code == .notFound)
                let writing = await #expect(throws: AMQPError.self) { try await connection.mayWrite(exchange: name) }
                #expect(writing?.code == .notFound)
            }
        }
    }

    @Test
    func `permissions are told without a message being taken or sent`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        let exchange = PrivateBroker.freshName("watched")
        try await broker.ask { connection in
            try await connection.declareExchange(ExchangeDeclaration(name: exchange, type: "topic"))
            try await connection.bind(queue: queue, exchange: exchange, routingKey: "#")
            #expect(try await connection.mayRead(queue: queue))
            #expect(try await connection.mayWrite(exchange: exchange))
            let status = try await connection.queueStatus(queue)
            #expect(status == QueueStatus(name: queue, ready: 0, consumers: 0))
        }
        let reader = try await AMQPConnection.open(broker.endpoint(uri: broker.readerURI))
        #expect(try await reader.mayRead(queue: queue))
        #expect(try await !reader.mayWrite(exchange: exchange))
        let refusal = await #expect(throws: AMQPError.self) { try await reader.traits(ofQueue: queue) }
        #expect(refusal?.code == .accessRefused)
        await reader.close()
    }

    @Test
    func `the broker says who it is`() async throws {
        let broker = try await PrivateBroker.shared()
        let identity = try await broker.ask { try await $0.identity() }
        #expect(identity.isRabbitMQ)
        #expect(identity.version.contains("."))
        #expect(identity.capabilities.contains("publisher_confirms"))
        #expect(AMQPLibrary.version.contains("."))
    }
}

extension FieldValue {
    fileprivate init(declared text: String) {
        self =
            if let number = Int64(text) { .int64(number) } else if text == "true" { .boolean(true) } else {
                .string(text)
            }
    }
}
