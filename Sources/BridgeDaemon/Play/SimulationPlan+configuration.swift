import AMQPClient
package import MessageCodec
package import Neighbours

extension SimulationPlan.Side {
    /// The police side of a configuration, as the 110 platform and the officers know it.
    package static func police(of configuration: BridgeConfiguration) -> SimulationPlan.Side {
        SimulationPlan.Side(
            endpoint: endpoint(configuration.police.addresses, "simulate police"),
            exchange: configuration.police.exchange,
            tasks: "\(configuration.police.exchange).simulated",
            inbound: [configuration.police.alertsQueue, configuration.police.answersQueue]
        )
    }

    /// The governance side, which gets its tasks in the dialect of `profile`.
    package static func governance(
        of configuration: BridgeConfiguration,
        profile: Profile
    ) -> SimulationPlan.Side {
        SimulationPlan.Side(
            endpoint: endpoint(configuration.governance.addresses, "simulate governance"),
            exchange: configuration.governance.exchange,
            tasks: "\(configuration.governance.exchange).simulated",
            inbound: [configuration.governance.receiptsQueue],
            profile: profile
        )
    }

    private static func endpoint(_ addresses: [AMQPAddress], _ name: String) -> AMQPEndpoint {
        AMQPEndpoint(addresses: addresses, connectionName: "tripush \(name)", random: { .random(in: 0..<1) })
    }
}

extension Simulation {
    /// Plays, and tells a failure as the other verbs do.
    ///
    /// - Throws: `BrokerFailure` when a broker cannot be reached or an exchange is missing at the start.
    package func play(
        progress: @escaping @Sendable (SimulationReport) -> Void
    ) async throws(BrokerFailure) -> SimulationReport {
        do throws(AMQPError) {
            return try await run(progress: progress)
        } catch {
            throw BrokerFailure(error, side: .police, subject: "simulate")
        }
    }
}
