/// What must be right before the daemon starts, so that a mistake is told in one line instead of tried for ever.
///
/// Later outages are survived. A governance broker that is down, or an exchange of it that is missing, is no reason not
/// to start either: push 1 must not wait for the governance side.
enum StartCheck {
    /// - Throws: what a person must mend first.
    static func run(_ configuration: BridgeConfiguration) async throws {
        let items = TopologyItem.all(of: configuration)
        try await check(items.filter { $0.side == .police }, on: .police, configuration)
        do {
            let needed = items.filter { $0.side == .governance && $0.kind == .queue }
            try await check(needed, on: .governance, configuration)
        } catch let failure as BrokerFailure where failure.isRetryable {
            // The link reports it, and tries again.
        }
    }

    private static func check(
        _ items: [TopologyItem],
        on side: TopologyItem.Side,
        _ configuration: BridgeConfiguration
    ) async throws {
        let broker = try await BrokerSide.open(side, of: configuration)
        for item in items {
            guard try await broker.find(item) != .missing else { throw MissingTopology(item: item) }
        }
        await broker.close()
    }
}

/// A queue or exchange without which the daemon does not start.
package struct MissingTopology: Error, Hashable, Sendable {
    package var item: TopologyItem
}
