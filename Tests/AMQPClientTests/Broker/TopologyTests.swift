import AMQPClient
import TestKit
import Testing

@Suite("Declarations and questions answer what the broker says")
struct TopologyTests {
    @Test
    func `a refused question does not end the connection`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        try await broker.ask { connection in
            let missing = await #expect(throws: AMQPError.self) { try await connection.queueStatus("absent") }
            #expect(missing?.code == .notFound)
            let other = await #expect(throws: AMQPError.self) {
                try await connection.declareQueue(QueueDeclaration(name: queue, isDurable: false))
            }
            #expect(other?.code == .preconditionFailed)
            let status = try await connection.queueStatus(queue)
            #expect(status == QueueStatus(name: queue, ready: 0, consumers: 0))
        }
    }

    @Test
    func `what was declared routes, and is gone when deleted`() async throws {
        let broker = try await PrivateBroker.shared()
        let exchange = PrivateBroker.freshName("exchange")
        let queue = try await broker.freshQueue()
        try await broker.ask { connection in
            try await connection.declareExchange(ExchangeDeclaration(name: exchange, type: "topic"))
            try await connection.bind(queue: queue, exchange: exchange, routingKey: "push1.*")
        }
        try await withPublisher(broker.endpoint()) { publisher in
            #expect(await publisher.publish(message(1, to: "push1.gushan", exchange: exchange)) == .confirmed)
        }
        try await broker.ask { connection in
            #expect(try await connection.queueStatus(queue).ready == 1)
            #expect(try await connection.purge(queue) == 1)
            #expect(try await connection.get(from: queue) == nil)
            try await connection.unbind(queue: queue, exchange: exchange, routingKey: "push1.*")
            try await connection.deleteExchange(exchange)
            try await connection.deleteQueue(queue)
            let error = await #expect(throws: AMQPError.self) {
                try await connection.declareExchange(
                    ExchangeDeclaration(name: exchange, type: "topic", isPassive: true)
                )
            }
            #expect(error?.code == .notFound)
        }
    }
}
