/// One exchange or queue the bridge needs, and on which side.
package struct TopologyItem: Hashable, Sendable {
    package var side: Side
    package var kind: Kind
    package var name: String

    /// Which broker settings reach it.
    package enum Side: String, Sendable, CaseIterable { case police, governance }

    /// What it is.
    package enum Kind: String, Sendable, CaseIterable {
        /// Topic, durable.
        case exchange
        /// Durable.
        case queue
    }

    /// All that the bridge needs, by the names of `configuration`.
    package static func all(of configuration: BridgeConfiguration) -> [TopologyItem] {
        [
            TopologyItem(side: .police, kind: .queue, name: configuration.police.alertsQueue),
            TopologyItem(side: .police, kind: .queue, name: configuration.police.answersQueue),
            TopologyItem(side: .police, kind: .queue, name: configuration.police.deadQueue),
            TopologyItem(side: .police, kind: .exchange, name: configuration.police.exchange),
            TopologyItem(side: .governance, kind: .exchange, name: configuration.governance.exchange),
            TopologyItem(side: .governance, kind: .queue, name: configuration.governance.receiptsQueue),
            TopologyItem(side: .governance, kind: .queue, name: configuration.governance.deadQueue),
        ]
    }
}

/// What the broker says of an item.
package enum TopologyFinding: Sendable, Equatable {
    case exchange
    case queue(ready: Int, consumers: Int)
    case missing
}
