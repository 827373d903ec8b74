import AMQPClient
import JSONTree
import MessageCodec
import TestKit

@testable import Neighbours

/// As much of a bridge as the neighbours can tell from the outside: push 1 for every alert that can be read, an approval
/// request for every disposition, push 3 for every approval. It repeats every tenth task, as a bridge may.
struct FakeBridge {
    let endpoint: AMQPEndpoint
    let names: Names
    /// The dialect of the governance side.
    let profile: Profile

    /// Queues and exchanges that no other test uses.
    struct Names {
        let alerts = PrivateBroker.freshName("alerts")
        let answers = PrivateBroker.freshName("answers")
        let receipts = PrivateBroker.freshName("receipts")
        let police = PrivateBroker.freshName("police")
        let governance = PrivateBroker.freshName("governance")
    }

    static func make(profile: Profile = .canonical) async throws -> FakeBridge {
        let broker = try await PrivateBroker.shared()
        let endpoint = AMQPEndpoint(
            addresses: try AMQPAddress.list(uris: broker.uri),
            connectionName: "neighbours-test",
            random: { 0.5 }
        )
        let bridge = FakeBridge(endpoint: endpoint, names: Names(), profile: profile)
        let connection = try await AMQPConnection.open(endpoint)
        for queue in [bridge.names.alerts, bridge.names.answers, bridge.names.receipts] {
            try await connection.declareQueue(QueueDeclaration(name: queue))
        }
        for exchange in [bridge.names.police, bridge.names.governance] {
            try await connection.declareExchange(ExchangeDeclaration(name: exchange, type: "topic"))
        }
        await connection.close()
        return bridge
    }

    func plan(_ messages: [OutgoingMessage], answering: Bool = true) throws -> SimulationPlan {
        let stories = try Samples.stories()
        return SimulationPlan(
            police: .init(
                endpoint: endpoint,
                exchange: names.police,
                tasks: "\(names.police).tasks",
                inbound: [names.alerts, names.answers]
            ),
            governance: .init(
                endpoint: endpoint,
                exchange: names.governance,
                tasks: "\(names.governance).tasks",
                inbound: [names.receipts],
                profile: profile
            ),
            messages: messages,
            answering: answering
                ? .desks(
                    .init(
                        police: PoliceDesk(
                            queues: .init(answers: names.answers, alerts: names.alerts),
                            seed: 1,
                            stories: stories
                        ),
                        departments: DepartmentDesk(
                            queue: names.receipts,
                            profile: profile,
                            seed: 1,
                            stories: stories
                        )
                    )
                ) : .nobody,
            quiet: .milliseconds(700),
            limit: .seconds(30)
        )
    }

    /// Works until the task is cancelled.
    func run() async throws {
        let publisher = try AMQPPublisher(endpoint: endpoint)
        let consumers = try [names.alerts, names.answers, names.receipts].map {
            try AMQPConsumer(endpoint: endpoint, queue: $0)
        }
        await withDiscardingTaskGroup { group in
            group.addTask { await publisher.run() }
            for consumer in consumers {
                group.addTask { await consumer.run() }
                group.addTask {
                    _ = await publisher.waitUntilReady()
                    while let batch = await consumer.nextBatch(upTo: 100) {
                        for delivery in batch.deliveries { await react(to: delivery, publisher) }
                        batch.acknowledge()
                    }
                }
            }
        }
    }

    private func react(to delivery: Delivery, _ publisher: AMQPPublisher) async {
        guard let body = try? JSONValue(parsing: delivery.body) else { return }
        switch delivery.properties.type {
        case "alert":
            guard let alertNo = (body["alertNo"] ?? body["JJDBH"])?.text else { return }
            await send("push1", about: alertNo, to: names.police, publisher)
        case "disposition" where delivery.properties.userID == "guest":
            guard let alertNo = body["alertNo"]?.text else { return }
            await send("approvalRequest", about: alertNo, to: names.police, publisher)
        case "approval" where delivery.properties.userID == "guest":
            guard let request = body["requestId"]?.text else { return }
            await send("push3", about: request, to: names.governance, publisher)
        case "receipt":
            // A receipt that cannot be read becomes a task nobody expects.
            let decoder = MessageDecoder(profile: profile)
            if (try? decoder.decode(body: delivery.body, type: "receipt", queue: .receipts)) == nil {
                await send("withdrawal", about: "unread", to: names.governance, publisher)
            }
        default: return
        }
    }

    private func send(_ kind: String, about subject: String, to exchange: String, _ publisher: AMQPPublisher) async {
        let taskID = "\(kind)-\(subject)"
        var body: JSONObject = ["taskId": .string(taskID), "taskKind": .string(kind)]
        if exchange == names.police {
            body["alertNo"] = .string(subject)
            body["caseId"] = .string("case-\(subject)")
            body["recipient"] = .object(["role": .string("respondingOfficer"), "id": .string("331007")])
            body["draftDigest"] = .string("d")
        }
        let letter = try? TaskEncoder(profile: profile).encode(GovernanceLetter.push3(village: subject, id: taskID))
        let bytes = kind == "push3" ? letter ?? [] : JSONValue.object(body).serialized
        let times = subject.hasSuffix("0") ? 2 : 1
        for _ in 0..<times {
            _ = await publisher.publish(
                Publication(
                    exchange: exchange,
                    routingKey: "\(kind).1",
                    properties: MessageProperties(deliveryMode: .persistent, messageID: taskID, type: kind),
                    body: bytes
                )
            )
        }
    }
}
