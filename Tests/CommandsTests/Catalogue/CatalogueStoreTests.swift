import AMQPClient
import BridgeDaemon
import BridgePipeline
import CaseStorage
import CaseStorageSQLite
import Synchronization
import Telemetry
import TestKit
import Testing

/// For every code of the store, the pause it leads to: real broker, intake and acceptance of the daemon, a store that
/// refuses to commit.
@Suite(.timeLimit(.minutes(2))) struct `The catalogue of failures, store` {
    @Test(arguments: CatalogueEntry.stores)
    func `a store that cannot commit pauses intake, and nothing is lost or dead`(entry: CatalogueEntry) async throws {
        #expect(entry.end == .paused)
        let code = try #require(StoreError.Code(rawValue: entry.code))
        let broker = try await PrivateBroker.shared()
        let stem = PrivateBroker.freshName("store")
        let bench = try Bench(uri: broker.uri, stem: stem)
        #expect(await bench.run("topology", "declare").status == 0)
        let desk = try await CatalogueDesk(broker: broker, stem: stem)
        let store = try RefusingStore(path: "\(bench.folder.path)/store.db")
        let (intake, consumer) = try await bench.intake(into: store)
        let consuming = Task { await consumer.run() }
        let taking = Task { try await intake.run() }
        store.refuse(with: StoreError(code, "as the catalogue wants it"))
        try await desk.send(CatalogueDesk.alert("P-1"), to: "alerts", id: "P-1")
        try await expectEventually("intake is paused by \(entry.code)") {
            intake.status.pausedBy?.contains(entry.code) == true
        }
        store.refuse(with: nil)
        try await expectEventually("it goes on by itself") {
            try await bench.fate(of: "P-1")?.disposition == .applied && intake.status.pausedBy == nil
        }
        consuming.cancel()
        taking.cancel()
        try await taking.value
        let account = try await store.read { try $0.account() }
        #expect(account.accepted == 1)
        #expect(account.isBalanced)
        await store.close()
        await desk.close()
    }
}

extension Bench {
    /// Intake of the alerts as the daemon has it, on `store`, and the connection it takes from.
    fileprivate func intake(into store: any CaseStore) async throws -> (Intake, AMQPConsumer) {
        let configuration = try await BridgeConfiguration(
            reading: ConfigurationSource(path: configuration, environment: [:])
        )
        let names = QueueNames(configuration)
        let decisions = try DecisionSources(of: configuration, key: .file).decisions(for: names)
        let endpoint = AMQPEndpoint(
            addresses: configuration.police.addresses,
            connectionName: "alerts",
            random: { 0.5 }
        )
        let consumer = try AMQPConsumer(endpoint: endpoint, queue: names.alerts)
        let intake = Intake(
            source: ConsumerSource(consumer: consumer, queue: names.alerts),
            acceptance: MessageAcceptance(store: store, decisions: { decisions }),
            clock: SystemBridgeClock(),
            journal: .silent
        )
        return (intake, consumer)
    }
}

/// A store of SQLite that refuses to write as it is told.
private final class RefusingStore: CaseStore {
    private let store: SQLiteStore
    private let refusal = Mutex<StoreError?>(nil)

    init(path: String) throws {
        store = try SQLiteStore(path: path, mode: .owner(startedAt: SystemBridgeClock().now))
    }

    func refuse(with error: StoreError?) { refusal.withLock { $0 = error } }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        if let error = refusal.withLock({ $0 }) { throw error }
        return try await store.write(body)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreView) throws -> Value) async throws -> Value {
        try await store.read(body)
    }

    func close() async { await store.close() }
}
