import AMQPClient
import TestKit
import Testing

@Suite("A delivery is settled once, or delivered again")
struct ConsumeTests {
    @Test
    func `what is not acknowledged is delivered again`() async throws {
        let (broker, queue) = try await filledQueue(4)
        try await withConsumer(broker.endpoint(), queue: queue) { consumer in
            try await taking(2, from: consumer) { $0.acknowledge() }
            try await taking(1, from: consumer) { $0.returnToQueue() }
            // The last two are handed out and dropped.
            try await taking(1, from: consumer) { _ = $0.deliveries }
            var again: Set<String?> = []
            while again.count < 2, let batch = await consumer.nextBatch(upTo: 10) {
                for delivery in batch.deliveries where delivery.redelivered {
                    again.insert(delivery.properties.messageID)
                }
                batch.acknowledge()
            }
            #expect(again == ["m2", "m3"])
        }
        #expect(try await broker.status(of: queue).ready == 0)
    }

    @Test
    func `acknowledging a later batch leaves an earlier one unsettled`() async throws {
        let (broker, queue) = try await filledQueue(6)
        try await withConsumer(broker.endpoint(), queue: queue) { consumer in
            guard let early = await exactly(3, from: consumer), let late = await exactly(3, from: consumer) else {
                Issue.record("no delivery")
                return
            }
            late.acknowledge()
            early.returnToQueue()
            var again: [String?] = []
            while again.count < 3, let batch = await consumer.nextBatch(upTo: 10) {
                again += batch.deliveries.map(\.properties.messageID)
                batch.acknowledge()
            }
            #expect(again == ["m0", "m1", "m2"])
        }
        #expect(try await broker.status(of: queue).ready == 0)
    }

    @Test
    func `stopping returns what was not settled, and a batch settled later harms nobody`() async throws {
        let (broker, queue) = try await filledQueue(3)
        let consumer = try AMQPConsumer(endpoint: broker.endpoint(), queue: queue)
        let running = Task { await consumer.run() }
        guard let batch = await exactly(3, from: consumer) else {
            Issue.record("no delivery")
            return
        }
        running.cancel()
        await running.value
        #expect(await consumer.nextBatch(upTo: 1) == nil)
        batch.acknowledge()
        #expect(try await broker.status(of: queue).ready == 3)
        #expect(!consumer.state.isConnected)
    }

    @Test
    func `no more than the prefetch count is out`() async throws {
        let (broker, queue) = try await filledQueue(10)
        try await withConsumer(broker.endpoint(), queue: queue, prefetch: 4) { consumer in
            try await eventually("four are out") { try await broker.status(of: queue).ready == 6 }
            try await taking(4, from: consumer) { $0.acknowledge() }
            try await eventually("the next four are out") { try await broker.status(of: queue).ready == 2 }
        }
    }

    @Test
    func `a paused consumer takes nothing and gives back what it has not handed out`() async throws {
        let (broker, queue) = try await filledQueue(5)
        try await withConsumer(broker.endpoint(), queue: queue) { consumer in
            guard let batch = await exactly(2, from: consumer) else {
                Issue.record("no delivery")
                return
            }
            try await eventually("all are out") { try await broker.status(of: queue).ready == 0 }
            await consumer.pause()
            try await eventually("three are back") {
                let status = try await broker.status(of: queue)
                return status.ready == 3 && status.consumers == 0
            }
            #expect(consumer.state.isPaused && !consumer.state.isConsuming)
            batch.acknowledge()
            await consumer.resume()
            try await taking(3, from: consumer) { $0.acknowledge() }
        }
        #expect(try await broker.status(of: queue).ready == 0)
    }

    @Test
    func `no more bytes are held than allowed, and everything arrives all the same`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        try await withPublisher(broker.endpoint()) { publisher in
            for number in 0..<20 {
                var publication = message(number, to: queue)
                publication.body = [UInt8](repeating: 1, count: 100_000)
                #expect(await publisher.publish(publication) == .confirmed)
            }
        }
        let consumer = try AMQPConsumer(endpoint: broker.endpoint(), queue: queue, unsettledBytes: 500_000)
        let running = Task { await consumer.run() }
        defer { running.cancel() }
        try await eventually("fifteen have gone back") { try await broker.status(of: queue).ready == 15 }
        var seen: Set<String?> = []
        while seen.count < 20, let batch = await consumer.nextBatch(upTo: 100) {
            #expect(batch.deliveries.count <= 5)
            for delivery in batch.deliveries { seen.insert(delivery.properties.messageID) }
            batch.acknowledge()
        }
        running.cancel()
        await running.value
        #expect(try await broker.status(of: queue).ready == 0)
    }

    @Test
    func `a body of ten megabytes arrives, whole or as its beginning`() async throws {
        let broker = try await PrivateBroker.shared()
        let queue = try await broker.freshQueue()
        let body = [UInt8](repeating: 7, count: 10_000_000)
        try await withPublisher(broker.endpoint()) { publisher in
            let publication = Publication(exchange: "", routingKey: queue, body: body)
            #expect(await publisher.publish(publication) == .confirmed)
        }
        for limit in [1 << 20, 16 << 20] {
            try await withConsumer(broker.endpoint(), queue: queue, bodyLimit: limit) { consumer in
                guard let batch = await exactly(1, from: consumer), let delivery = batch.deliveries.first else {
                    Issue.record("no delivery")
                    return
                }
                #expect(delivery.bodySize == 10_000_000)
                #expect(delivery.body.count == min(limit, 10_000_000))
                #expect(delivery.isTruncated == (limit < 10_000_000))
            }
        }
    }

    @Test
    func `a deleted queue cancels the consumer, which comes back with the queue`() async throws {
        let (broker, queue) = try await filledQueue(0)
        let events = EventLog()
        try await withConsumer(broker.endpoint(events: events.record), queue: queue) { consumer in
            try await eventually("consuming") { consumer.state.isConsuming }
            _ = try await broker.ask { try await $0.deleteQueue(queue) }
            try await eventually("refused") { consumer.state.lastError?.code == .notFound }
            #expect(consumer.state.isConnected && !consumer.state.isConsuming)
            #expect(events.seen.contains(.consumerCancelled(queue: queue)))

            _ = try await broker.ask { try await $0.declareQueue(QueueDeclaration(name: queue)) }
            try await broker.fill(queue, 1)
            try await taking(1, from: consumer) { $0.acknowledge() }
            #expect(consumer.state.isConsuming && consumer.state.lastError == nil)
        }
    }

    @Test
    func `waiting for a delivery ends with the task`() async throws {
        let (broker, queue) = try await filledQueue(0)
        try await withConsumer(broker.endpoint(), queue: queue) { consumer in
            let waiting = Task { await consumer.nextBatch(upTo: 1) == nil }
            waiting.cancel()
            #expect(await waiting.value)
        }
    }
}
