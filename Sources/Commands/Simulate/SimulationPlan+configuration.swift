import AMQPClient
import BridgeDaemon
import Neighbours

extension SimulationPlan.Side {
    /// The police side of a configuration, as the 110 platform and the officers know it.
    static func police(of configuration: BridgeConfiguration) -> SimulationPlan.Side {
        SimulationPlan.Side(
            endpoint: endpoint(configuration.police.addresses, "simulate police"),
            exchange: configuration.police.exchange,
            tasks: "\(configuration.police.exchange).simulated",
            inbound: [configuration.police.alertsQueue, configuration.police.answersQueue]
        )
    }

    /// The governance side.
    static func governance(of configuration: BridgeConfiguration) -> SimulationPlan.Side {
        SimulationPlan.Side(
            endpoint: endpoint(configuration.governance.addresses, "simulate governance"),
            exchange: configuration.governance.exchange,
            tasks: "\(configuration.governance.exchange).simulated",
            inbound: [configuration.governance.receiptsQueue]
        )
    }

    private static func endpoint(_ addresses: [AMQPAddress], _ name: String) -> AMQPEndpoint {
        AMQPEndpoint(addresses: addresses, connectionName: "tripush \(name)", random: { .random(in: 0..<1) })
    }
}
