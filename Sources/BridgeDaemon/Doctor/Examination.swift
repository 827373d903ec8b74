package import CaseModel
import CaseStorage
package import JSONTree

/// What the checks look at: opened once, shared by all of them, and closed at the end.
package struct Examination: Sendable {
    package let configuration: BridgeConfiguration
    package let now: Timestamp
    /// Rules, directory, calendar and dialects as the files have them.
    let sources: Result<DecisionSources, ConfigurationProblems>
    /// A connection to the broker of each side.
    let brokers: [TopologyItem.Side: Result<BrokerSide, BrokerFailure>]
    /// The store, opened for reading.
    let store: Result<any CaseStore, StoreError>
    /// How the daemon stands, as it says itself.
    package let daemon: Result<JSONValue, OrderFailure>

    /// Opens everything the configuration names; what cannot be opened is for the checks to tell.
    package static func open(_ configuration: BridgeConfiguration, now: Timestamp) async -> Examination {
        var brokers: [TopologyItem.Side: Result<BrokerSide, BrokerFailure>] = [:]
        for side in TopologyItem.Side.allCases {
            do throws(BrokerFailure) {
                brokers[side] = .success(try await BrokerSide.open(side, of: configuration))
            } catch {
                brokers[side] = .failure(error)
            }
        }
        return Examination(
            configuration: configuration,
            now: now,
            sources: Result { () throws(ConfigurationProblems) in try DecisionSources(of: configuration, key: .file) },
            brokers: brokers,
            store: Result { () throws(StoreError) in try StoreOpening.reader(of: configuration.store) },
            daemon: Result { () throws(OrderFailure) in try OrderClient(of: configuration.store).status() }
        )
    }

    /// Lets go of everything.
    package func close() async {
        for case .success(let broker) in brokers.values { await broker.close() }
        if case .success(let store) = store { await store.close() }
    }

    /// Reads from the store; nil when it cannot be read, which the check of the store tells.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async -> Value? {
        guard case .success(let store) = store else { return nil }
        return try? await store.read(body)
    }

    /// Whether a daemon answers.
    var daemonRuns: Bool {
        if case .success = daemon { true } else { false }
    }
}
