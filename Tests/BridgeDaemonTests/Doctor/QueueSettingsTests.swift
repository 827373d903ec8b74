import AMQPClient
import Testing

@testable import BridgeDaemon

@Suite struct `Every unsafe setting of a queue is told by name` {
    struct Example: Sendable, CustomTestStringConvertible {
        var version: String
        var arguments: [String: String]
        var codes: [String]
        var testDescription: String { "\(version) \(arguments.sorted { $0.key < $1.key })" }
    }

    static let examples = [
        Example(version: "3.10.8", arguments: [:], codes: ["queue.classic", "queue.no_dead_lettering"]),
        Example(version: "4.3.0", arguments: [:], codes: ["queue.classic", "queue.no_dead_lettering"]),
        Example(
            version: "3.13.7",
            arguments: ["x-queue-type": "quorum"],
            codes: ["queue.no_dead_lettering", "queue.delivery_limit_none"]
        ),
        Example(
            version: "4.0.0",
            arguments: ["x-queue-type": "quorum"],
            codes: ["queue.no_dead_lettering", "queue.delivery_limit_drops"]
        ),
        Example(
            version: "4.3.0",
            arguments: ["x-queue-type": "quorum", "x-dead-letter-exchange": "tripush.dead"],
            codes: ["queue.dead_lettering_at_most_once"]
        ),
        Example(
            version: "4.0.0",
            arguments: [
                "x-queue-type": "quorum", "x-dead-letter-exchange": "d", "x-dead-letter-strategy": "at-least-once",
                "x-overflow": "reject-publish",
            ],
            codes: []
        ),
        Example(
            version: "4.0.0",
            arguments: [
                "x-queue-type": "quorum", "x-dead-letter-exchange": "d", "x-dead-letter-strategy": "at-least-once",
                "x-delivery-limit": "-1",
            ],
            codes: ["queue.delivery_limit_none"]
        ),
        Example(
            version: "3.13.7",
            arguments: [
                "x-queue-type": "quorum", "x-dead-letter-exchange": "d", "x-dead-letter-strategy": "at-least-once",
                "x-delivery-limit": "3",
            ],
            codes: ["queue.delivery_limit_low"]
        ),
        Example(
            version: "3.10.8",
            arguments: ["x-max-length": "1000", "x-dead-letter-exchange": "d"],
            codes: ["queue.classic", "queue.overflow_drops_head"]
        ),
        Example(
            version: "3.10.8",
            arguments: ["x-max-length-bytes": "1000", "x-overflow": "reject-publish", "x-dead-letter-exchange": "d"],
            codes: ["queue.classic", "queue.max_length"]
        ),
        Example(
            version: "3.10.8",
            arguments: ["x-message-ttl": "60000", "x-expires": "60000", "x-dead-letter-exchange": "d"],
            codes: ["queue.deletes_itself", "queue.classic", "queue.message_ttl"]
        ),
        Example(
            version: "3.10.8",
            arguments: ["x-dead-letter-exchange": "", "x-dead-letter-routing-key": "elsewhere"],
            codes: ["queue.classic", "queue.dead_letters_elsewhere"]
        ),
        Example(
            version: "3.10.8",
            arguments: ["x-dead-letter-exchange": "", "x-dead-letter-routing-key": "tripush.dead"],
            codes: ["queue.classic"]
        ),
        Example(
            version: "3.13.7",
            arguments: ["x-queue-type": "stream", "x-dead-letter-exchange": "d"],
            codes: ["queue.type"]
        ),
        Example(
            version: "4.3.0",
            arguments: ["x-dead-letter-exchange": "d", "x-consumer-timeout": "60000"],
            codes: ["queue.classic", "queue.consumer_timeout"]
        ),
    ]

    @Test(arguments: examples)
    func `by its arguments and the version of the broker`(example: Example) throws {
        let findings = try findings(QueueTraits(arguments: example.arguments), version: example.version)
        #expect(findings.map(\.code) == example.codes)
        #expect(findings.allSatisfy { $0.advice != nil && $0.subject == "q" })
    }

    @Test func `and one that does not survive a restart`() throws {
        let traits = QueueTraits(isDurable: false, deletesItself: true, arguments: ["x-dead-letter-exchange": "d"])
        let codes = try findings(traits, version: "3.10.8").map(\.code)
        #expect(codes == ["queue.not_durable", "queue.deletes_itself", "queue.classic"])
    }

    @Test(arguments: [
        (ExchangeTraits(type: "topic"), ["exchange.safe"]),
        (ExchangeTraits(type: "direct", isDurable: false), ["exchange.type", "exchange.not_durable"]),
        (ExchangeTraits(type: "topic", alternateExchange: "elsewhere"), ["exchange.alternate"]),
    ])
    func `and those of an exchange`(traits: ExchangeTraits, codes: [String]) {
        #expect(ExchangeSettingsCheck.findings("e", traits).map(\.code) == codes)
    }

    private func findings(_ traits: QueueTraits, version: String) throws -> [Finding] {
        let behaviour = try #require(BrokerVersion(version).flatMap { BrokerBehaviour.of($0) })
        return QueueSettings(queue: "q", deadQueue: "tripush.dead", traits: traits, behaviour: behaviour).findings
    }
}
