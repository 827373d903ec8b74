import AMQPClient
import BridgePipeline
import CaseModel

extension BrokerLinks {
    /// What the progress of every stage is judged by.
    func probes(
        intakes: [Intake],
        outboxes: [LaneOutbox],
        _ configuration: BridgeConfiguration
    ) -> [StageProbe] {
        func depth(_ side: TopologyItem.Side) -> QueueDepth {
            QueueDepth(
                endpoint: AMQPEndpoint(
                    addresses: configuration.addresses(of: side),
                    connectionName: "tripush depth \(side.rawValue)",
                    random: { .random(in: 0..<1) }
                ) { _ in }
            )
        }
        let (police, governance) = (depth(.police), depth(.governance))
        let consumers = [
            (alerts, police), (answers, police), (receipts, governance), (policeDead, police),
            (governanceDead, governance),
        ]
        let ways = zip(intakes, consumers).map { intake, consumer in
            StageProbe(
                intake: intake,
                ready: { [queue = intake.status.queue] in await consumer.1.ready(in: queue) },
                reconnect: { await consumer.0.reconnect() }
            )
        }
        return ways
            + outboxes.map { outbox in
                StageProbe(outbox: outbox) {
                    switch outbox.lane {
                    case .police: await self.police.reconnect()
                    case .governance: await self.governance.reconnect()
                    }
                }
            }
    }
}
