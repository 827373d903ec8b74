import AMQPClient
import TestKit
import Testing

/// One after the other, because they break the node they share; the shared node of the other suites is not touched.
@Suite("Clients outlive what happens to the broker", .serialized, .timeLimit(.minutes(3)))
struct OutageTests {
    private static let launched = Task { try await PrivateBroker.launch() }

    private func node() async throws -> PrivateBroker { try await Self.launched.value }

    @Test
    func `clients carry on by themselves when the broker comes back`() async throws {
        let broker = try await node()
        let queue = try await broker.freshQueue()
        let events = EventLog()
        try await withConsumer(broker.endpoint(), queue: queue) { consumer in
            try await withPublisher(broker.endpoint(events: events.record)) { publisher in
                #expect(await publisher.publish(message(1, to: queue)) == .confirmed)
                try await taking(1, from: consumer) { $0.acknowledge() }

                try await broker.stop()
                try await eventually("both have noticed") {
                    !publisher.state.isConnected && !consumer.state.isConnected
                }
                #expect(consumer.state.lastError != nil)
                guard case .failed(let error) = await publisher.publish(message(2, to: queue)) else {
                    Issue.record("published to a stopped broker")
                    return
                }
                #expect(error.isRetryable)

                try await broker.start()
                #expect(await publisher.waitUntilReady())
                #expect(await publisher.publish(message(2, to: queue)) == .confirmed)
                try await taking(1, from: consumer) { $0.acknowledge() }
            }
        }
        #expect(events.seen.filter { if case .connected = $0 { true } else { false } }.count == 2)
        #expect(try await broker.status(of: queue).ready == 0)
    }

    @Test
    func `what is in flight when the link dies is answered, and nothing confirmed is missing`() async throws {
        let broker = try await node()
        let queue = try await broker.freshQueue()
        let events = EventLog()
        try await withPublisher(broker.endpoint(events: events.record)) { publisher in
            // Every task publishes until it is told that the link has died.
            let confirmed = await withTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    let publication = message(number, to: queue)
                    group.addTask {
                        var confirmed = 0
                        while await publisher.publish(publication) == .confirmed { confirmed += 1 }
                        return confirmed
                    }
                }
                group.addTask {
                    _ = try? await broker.control("close_all_connections test")
                    return 0
                }
                return await group.reduce(0, +)
            }
            #expect(confirmed > 0)
            #expect(await publisher.waitUntilReady())
            let ready = try await broker.status(of: queue).ready
            #expect(ready >= confirmed)
        }
        #expect(
            events.seen.contains { if case .disconnected(let error) = $0 { error.replyCode == 320 } else { false } }
        )
    }

    @Test
    func `a memory alarm blocks publications and lets deliveries flow`() async throws {
        let broker = try await node()
        let queue = try await broker.freshQueue()
        try await broker.fill(queue, 2)
        try await withPublisher(broker.endpoint()) { publisher in
            // The broker tells only a connection that has published.
            #expect(await publisher.publish(message(2, to: queue)) == .confirmed)
            try await broker.control("set_vm_memory_high_watermark 0.00001")
            try await eventually("blocked") {
                if publisher.state.isBlocked { return true }
                Task { await publisher.publish(message(3, to: queue)) }
                return false
            }
            guard case .failed(let error) = await publisher.publish(message(4, to: queue)) else {
                Issue.record("published to a blocking broker")
                return
            }
            #expect(error.code == .blocked && error.isRetryable)
            try await withConsumer(broker.endpoint(), queue: queue) { consumer in
                try await taking(3, from: consumer) { $0.acknowledge() }
            }
            try await broker.control("set_vm_memory_high_watermark 0.4")
            #expect(await publisher.waitUntilReady())
            #expect(await publisher.publish(message(5, to: queue)) == .confirmed)
        }
    }

    @Test
    func `a peer that stops reading is cut in the middle of a send`() async throws {
        let broker = try await node()
        let queue = try await broker.freshQueue()
        var endpoint = try broker.endpoint()
        endpoint.sendTimeout = .seconds(1)
        endpoint.connectTimeout = .seconds(1)
        try await withPublisher(endpoint) { publisher in
            #expect(await publisher.publish(message(1, to: queue)) == .confirmed)
            try await broker.freeze()
            // More than the socket buffers of both sides hold.
            let large = Publication(exchange: "", routingKey: queue, body: [UInt8](repeating: 0, count: 16 << 20))
            let outcome = await publisher.publish(large)
            try await broker.thaw()
            guard case .failed(let error) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(error.code == .connectionClosed && error.isRetryable)
            #expect(await publisher.waitUntilReady())
            #expect(await publisher.publish(message(2, to: queue)) == .confirmed)
        }
    }

    @Test
    func `a confirm that does not come is a timeout`() async throws {
        let broker = try await node()
        let queue = try await broker.freshQueue()
        try await withPublisher(broker.endpoint(), confirmTimeout: .milliseconds(500)) { publisher in
            #expect(await publisher.publish(message(1, to: queue)) == .confirmed)
            try await broker.freeze()
            let outcome = await publisher.publish(message(2, to: queue))
            try await broker.thaw()
            guard case .failed(let error) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(error.code == .timeout)
        }
    }

    @Test
    func `a peer that accepts and says nothing is given up`() async throws {
        let broker = try await node()
        try await broker.freeze()
        var endpoint = try broker.endpoint()
        endpoint.connectTimeout = .seconds(1)
        let error = await refusal(of: endpoint)
        try await broker.thaw()
        #expect(error?.code == .timeout && error?.isRetryable == true)
    }

    @Test
    func `a peer whose heartbeats stop is given up`() async throws {
        let broker = try await node()
        let queue = try await broker.freshQueue()
        var endpoint = try broker.endpoint()
        endpoint.heartbeat = .seconds(1)
        endpoint.connectTimeout = .seconds(1)
        try await withConsumer(endpoint, queue: queue) { consumer in
            try await eventually("consuming") { consumer.state.isConsuming }
            try await broker.freeze()
            try await eventually("noticed") { !consumer.state.isConnected }
            try await broker.thaw()
            try await eventually("consuming again") { consumer.state.isConsuming }
        }
    }

    @Test
    func `heartbeats are kept while the caller is slow`() async throws {
        let broker = try await node()
        let queue = try await broker.freshQueue()
        try await broker.fill(queue, 1)
        let events = EventLog()
        var endpoint = try broker.endpoint(events: events.record)
        endpoint.heartbeat = .seconds(1)
        try await withConsumer(endpoint, queue: queue) { consumer in
            guard let batch = await consumer.nextBatch(upTo: 1) else {
                Issue.record("no delivery")
                return
            }
            // The time a slow store takes: the broker would close a silent connection after three heartbeats.
            try await Task.sleep(for: .seconds(5))
            batch.acknowledge()
            try await eventually("acknowledged") {
                try await broker.control("list_queues name messages").contains("\(queue)\t0")
            }
        }
        #expect(!events.seen.contains { if case .disconnected = $0 { true } else { false } })
    }
}
