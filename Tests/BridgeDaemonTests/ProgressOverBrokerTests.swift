import AMQPClient
import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import Synchronization
import Telemetry
import TestKit
import Testing

@testable import BridgeDaemon

/// A broker that answers and does not work: its stage is stuck, is connected anew once, then a person has to look, and the
/// services go on.
@Suite(.timeLimit(.minutes(1))) final class `A broker that lives and does not work`: Sendable {
    private let store = MemoryStore()
    private let connections = Mutex(0)
    private static let patience = Duration.milliseconds(600)

    private func broker(neglecting neglect: ScriptedBroker.Part.Neglect) throws -> ScriptedBroker {
        var part = ScriptedBroker.Part(
            version: "3.13.7",
            deliveryLimit: nil,
            countsNacks: true,
            cancelsSlowConsumers: false
        )
        part.neglects = [neglect]
        return try ScriptedBroker(playing: part)
    }

    private func endpoint(_ broker: ScriptedBroker) throws -> AMQPEndpoint {
        AMQPEndpoint(addresses: try AMQPAddress.list(uris: broker.uri), connectionName: "test", random: { 0.5 }) {
            event in
            if case .connected = event { self.connections.withLock { $0 += 1 } }
        }
    }

    private func acceptance(_ outboxes: [LaneOutbox] = []) async throws -> MessageAcceptance {
        let source = ConfigurationSource(path: "deploy/tripush.yaml", environment: [:])
        let configuration = try await BridgeConfiguration(reading: source)
        let sources = try DecisionSources(of: configuration, key: .fileOrFixed)
        let decisions = sources.decisions(for: QueueNames(configuration))
        return MessageAcceptance(store: store, decisions: { decisions }, outboxes: outboxes)
    }

    private func eventually(_ condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(40)
        while !condition() {
            guard ContinuousClock.now < deadline else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func expectStuck(_ watch: ProgressWatch, reason: String) async throws {
        try await eventually { watch.progress.first?.needsPerson == true }
        #expect(watch.progress.first?.verdict.word == "stuck")
        #expect(watch.progress.first?.verdict.reason?.contains(reason) == true)
        #expect(connections.withLock { $0 } == 2, "connected, and once anew")
    }

    @Test func `it accepts and never confirms`() async throws {
        let broker = try broker(neglecting: .confirms)
        defer { broker.stop() }
        let clock = SystemBridgeClock()
        let publisher = try AMQPPublisher(endpoint: endpoint(broker), confirmTimeout: .milliseconds(200))
        let outbox = LaneOutbox(lane: .police)
        let task = NewTask(
            id: "51d7b436-ab2d-58b9-b6ab-fb9c5ced08a9",
            kind: .push1,
            lane: .police,
            routingKey: "push1.330784550000",
            caseID: "c",
            band: .blue,
            typeCode: "D0401",
            issuedAt: clock.now,
            causedAt: clock.now,
            body: Array("{}".utf8)
        )
        try await store.write { try $0.insert([task]) }
        let relay = Relay(
            outbox: outbox,
            publisher: ExchangePublisher(publisher: publisher, exchange: "police.tasks", lane: .police),
            store: store,
            recorder: try await acceptance([outbox]),
            clock: clock,
            journal: .silent
        )
        let watch = ProgressWatch(
            probes: [StageProbe(outbox: outbox) { await publisher.reconnect() }],
            patience: Self.patience,
            clock: clock,
            journal: .silent
        )
        try await withThrowingTaskGroup { group in
            group.addTask { await publisher.run() }
            group.addTask { try await relay.run() }
            group.addTask { try await watch.run() }
            try await expectStuck(watch, reason: "confirm")
            group.cancelAll()
        }
        #expect(try await store.read { try $0.task(task.id)?.state } == .pending)
    }

    @Test func `it has messages and never delivers`() async throws {
        let broker = try broker(neglecting: .deliveries)
        defer { broker.stop() }
        broker.declare(queue: "police110.alerts")
        broker.put("{}", into: "police110.alerts")
        let clock = SystemBridgeClock()
        let consumer = try AMQPConsumer(endpoint: endpoint(broker), queue: "police110.alerts")
        let depth = QueueDepth(
            endpoint: AMQPEndpoint(
                addresses: try AMQPAddress.list(uris: broker.uri),
                connectionName: "depth",
                random: { 0.5 }
            )
        )
        let intake = Intake(
            source: ConsumerSource(consumer: consumer, queue: "police110.alerts"),
            acceptance: try await acceptance(),
            clock: clock,
            journal: .silent
        )
        let probe = StageProbe(
            intake: intake,
            ready: { await depth.ready(in: "police110.alerts") },
            reconnect: { await consumer.reconnect() }
        )
        let watch = ProgressWatch(probes: [probe], patience: Self.patience, clock: clock, journal: .silent)
        try await withThrowingTaskGroup { group in
            group.addTask { await consumer.run() }
            group.addTask { try await intake.run() }
            group.addTask { try await watch.run() }
            try await expectStuck(watch, reason: "delivers nothing")
            group.cancelAll()
        }
        await depth.close()
    }
}
