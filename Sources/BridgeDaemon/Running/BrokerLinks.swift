import AMQPClient
import CaseModel
import ServiceLifecycle
import Telemetry

/// The connections of a running daemon, each on a thread of its own: five that consume, two that publish.
struct BrokerLinks: Sendable {
    let alerts: AMQPConsumer
    let answers: AMQPConsumer
    let receipts: AMQPConsumer
    /// What the brokers have given up, of either side.
    let policeDead: AMQPConsumer
    let governanceDead: AMQPConsumer
    let police: AMQPPublisher
    let governance: AMQPPublisher

    /// Makes them; they connect when their services run.
    ///
    /// - Parameter laneOpened: told when a publishing connection can be used again.
    /// - Throws: `AMQPError` when the system gives no threads.
    init(
        of configuration: BridgeConfiguration,
        journal: Journal,
        laneOpened: @escaping @Sendable (Lane) -> Void
    ) throws(AMQPError) {
        func endpoint(_ side: TopologyItem.Side, _ role: String, lane: Lane? = nil) -> AMQPEndpoint {
            AMQPEndpoint(
                addresses: configuration.addresses(of: side),
                connectionName: "tripush \(role)",
                random: { .random(in: 0..<1) }
            ) { event in
                journal.record(BridgeEvent(event, role: role))
                switch (event, lane) {
                case (.connected, let lane?), (.unblocked, let lane?): laneOpened(lane)
                default: break
                }
            }
        }
        let prefetch = configuration.police.prefetch
        alerts = try AMQPConsumer(
            endpoint: endpoint(.police, "alerts"),
            queue: configuration.police.alertsQueue,
            prefetch: prefetch
        )
        answers = try AMQPConsumer(
            endpoint: endpoint(.police, "answers"),
            queue: configuration.police.answersQueue,
            prefetch: prefetch
        )
        receipts = try AMQPConsumer(
            endpoint: endpoint(.governance, "receipts"),
            queue: configuration.governance.receiptsQueue,
            prefetch: prefetch
        )
        policeDead = try AMQPConsumer(
            endpoint: endpoint(.police, "dead"),
            queue: configuration.police.deadQueue,
            prefetch: prefetch
        )
        governanceDead = try AMQPConsumer(
            endpoint: endpoint(.governance, "governance dead"),
            queue: configuration.governance.deadQueue,
            prefetch: prefetch
        )
        police = try AMQPPublisher(endpoint: endpoint(.police, "police", lane: .police))
        governance = try AMQPPublisher(endpoint: endpoint(.governance, "governance", lane: .governance))
    }
}

/// Keeps a connection for as long as the services that use it run.
struct LinkService: Service {
    let keepConnected: @Sendable () async -> Void

    init(_ consumer: AMQPConsumer) {
        keepConnected = { await consumer.run() }
    }

    init(_ publisher: AMQPPublisher) {
        keepConnected = { await publisher.run() }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown(keepConnected)
    }
}
