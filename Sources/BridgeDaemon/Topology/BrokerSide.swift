import AMQPClient

/// One connection to the broker of one side, for questions and declarations.
package struct BrokerSide: Sendable {
    let side: TopologyItem.Side
    let connection: AMQPConnection

    /// Connects with the settings of `side`.
    ///
    /// - Throws: `BrokerFailure` that names the side.
    package static func open(
        _ side: TopologyItem.Side,
        of configuration: BridgeConfiguration
    ) async throws(BrokerFailure) -> BrokerSide {
        let endpoint = AMQPEndpoint(
            addresses: configuration.addresses(of: side),
            connectionName: "tripush \(side.rawValue) ask",
            random: { .random(in: 0..<1) }
        )
        do throws(AMQPError) {
            return BrokerSide(side: side, connection: try await AMQPConnection.open(endpoint))
        } catch {
            throw BrokerFailure(error, side: side, addresses: endpoint.addresses)
        }
    }

    /// Asks whether `item` is there, and changes nothing.
    ///
    /// - Throws: `BrokerFailure` for anything but its absence.
    package func find(_ item: TopologyItem) async throws(BrokerFailure) -> TopologyFinding {
        do throws(AMQPError) {
            switch item.kind {
            case .queue:
                let status = try await connection.queueStatus(item.name)
                return .queue(ready: status.ready, consumers: status.consumers)
            case .exchange:
                try await connection.declareExchange(
                    ExchangeDeclaration(name: item.name, type: "topic", isPassive: true)
                )
                return .exchange
            }
        } catch {
            if error.code == .notFound { return .missing }
            throw BrokerFailure(error, side: side, subject: item.name)
        }
    }

    /// Makes sure `item` exists. Queues are classic durable ones: they work on every broker version and on a single
    /// node, and declaring them leaves the choice of quorum queues to the owner of the broker, whose policy or own
    /// declaration comes first. One that exists already is left as it is, whatever its type.
    ///
    /// - Returns: whether it had to be made.
    /// - Throws: `BrokerFailure` when the broker refuses.
    package func declare(_ item: TopologyItem) async throws(BrokerFailure) -> Bool {
        guard try await find(item) == .missing else { return false }
        do throws(AMQPError) {
            switch item.kind {
            case .queue: _ = try await connection.declareQueue(QueueDeclaration(name: item.name))
            case .exchange: try await connection.declareExchange(ExchangeDeclaration(name: item.name, type: "topic"))
            }
            return true
        } catch {
            throw BrokerFailure(error, side: side, subject: item.name)
        }
    }

    /// Takes leave of the broker.
    package func close() async {
        await connection.close()
    }
}

extension BridgeConfiguration {
    /// The broker addresses of a side.
    func addresses(of side: TopologyItem.Side) -> [AMQPAddress] {
        switch side {
        case .police: police.addresses
        case .governance: governance.addresses
        }
    }
}
