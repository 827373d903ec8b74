import AMQPClient

/// The settings of the inbound queues that lose messages one day, each by name.
struct QueueSettingsCheck: Check {
    let name = "queue-settings"

    func run(in examination: Examination) async -> [Finding] {
        var findings: [Finding] = []
        let configuration = examination.configuration
        for item in TopologyItem.all(of: configuration) where item.kind == .queue {
            let deadQueue = item.side == .police ? configuration.police.deadQueue : configuration.governance.deadQueue
            // What dies there dies of nothing any more.
            guard item.name != deadQueue else { continue }
            guard case .success(let broker)? = examination.brokers[item.side] else { continue }
            do throws(BrokerFailure) {
                let version = BrokerVersion(try await broker.identity().version)
                guard let behaviour = version.flatMap({ BrokerBehaviour.of($0) }) else { continue }
                findings += try await examine(item, deadQueue, at: broker, behaviour)
            } catch  where error.reason == .notFound {
                // What is missing is told by the topology.
            } catch {
                findings.append(error.finding("queue.unknown", level: .unknown))
            }
        }
        return findings
    }

    private func examine(
        _ item: TopologyItem,
        _ deadQueue: String,
        at broker: BrokerSide,
        _ behaviour: BrokerBehaviour
    ) async throws(BrokerFailure) -> [Finding] {
        guard let traits = try await broker.traits(ofQueue: item.name) else {
            return [
                Finding(
                    .unknown,
                    "queue.not_readable",
                    item.name,
                    Wording(
                        zh: "该账号没有配置权限（本应如此），看不到队列的参数",
                        en: "the login may not configure it, as it should be, and cannot see how it was declared"
                    ),
                    advice: QueueSettings.lookUp
                )
            ]
        }
        let findings = QueueSettings(queue: item.name, deadQueue: deadQueue, traits: traits, behaviour: behaviour)
            .findings
        guard findings.isEmpty else { return findings }
        return [Finding(.ok, "queue.safe", item.name, Wording(zh: "参数无虞", en: "it was declared safely"))]
    }
}
