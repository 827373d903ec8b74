import Testing

@testable import BridgeDaemon

@Suite("The dead-letter queue of one side never speaks for the other")
struct DeadQueueOriginsTests {
    private func origins(police: String, governance: String) async throws -> DeadQueueOrigins {
        let environment = ["TRIPUSH_POLICE_URI": police, "TRIPUSH_GOVERNANCE_URI": governance]
        let source = ConfigurationSource(path: "deploy/tripush.yaml", environment: environment)
        return DeadQueueOrigins(try await BridgeConfiguration(reading: source))
    }

    @Test func `on two brokers each brings messages of its own side alone`() async throws {
        let origins = try await origins(police: "amqp://127.0.0.1:1", governance: "amqp://127.0.0.1:2")
        #expect(origins.police == ["police110.alerts", "police.answers"])
        #expect(origins.governance == ["governance.receipts"])
    }

    @Test func `on one broker with one dead-letter queue either may bring all`() async throws {
        let origins = try await origins(police: "amqp://127.0.0.1:1", governance: "amqp://127.0.0.1:1")
        #expect(origins.police == ["police110.alerts", "police.answers", "governance.receipts"])
        #expect(origins.governance == origins.police)
    }
}
