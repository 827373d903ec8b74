import AMQPClient

/// Whether the queues and exchanges are there, who else takes from the queues, and how full they are.
struct TopologyCheck: Check {
    let name = "topology"

    /// A queue that is longer than this was not emptied for a while.
    static let longQueue = 10_000

    func run(in examination: Examination) async -> [Finding] {
        var findings: [Finding] = []
        let configuration = examination.configuration
        for item in TopologyItem.all(of: configuration) {
            guard case .success(let broker)? = examination.brokers[item.side] else { continue }
            do throws(BrokerFailure) {
                findings += TopologyCheck.findings(
                    item,
                    try await broker.find(item),
                    consumers: examination.daemonRuns ? TopologyCheck.consumers(of: item, configuration) : 0
                )
            } catch {
                findings.append(error.finding())
            }
        }
        return findings
    }

    /// Consumers of ours: one for each time the queue is named, where both sides are one broker.
    private static func consumers(of item: TopologyItem, _ configuration: BridgeConfiguration) -> Int {
        func places(_ side: TopologyItem.Side) -> [String] {
            configuration.addresses(of: side).map { "\($0.host):\($0.port)/\($0.virtualHost)" }
        }
        return TopologyItem.all(of: configuration).count { other in
            other.kind == .queue && other.name == item.name && places(other.side) == places(item.side)
        }
    }

    /// What the broker's word on an item means.
    static func findings(_ item: TopologyItem, _ found: TopologyFinding, consumers expected: Int) -> [Finding] {
        switch found {
        case .missing:
            return [
                Finding(
                    .fault,
                    "topology.missing",
                    item.name,
                    Wording(zh: "\(item.side.rawValue) 侧没有它", en: "it is not there on the \(item.side.rawValue) side"),
                    advice: Wording(
                        zh: "运行 tripush topology declare，或改正配置中的名称",
                        en: "run tripush topology declare, or correct its name in the configuration"
                    )
                )
            ]
        case .exchange:
            return [Finding(.ok, "topology.present", item.name, Wording(zh: "交换机存在", en: "the exchange is there"))]
        case .queue(let ready, let consumers):
            let facts = Finding(
                .ok,
                "topology.present",
                item.name,
                Wording(zh: "待处理 \(ready)，消费者 \(consumers)", en: "\(ready) ready, \(consumers) consumers")
            )
            return [facts] + depth(item, ready) + consumption(item, consumers, expected)
        }
    }

    private static func depth(_ item: TopologyItem, _ ready: Int) -> [Finding] {
        guard ready > longQueue else { return [] }
        return [
            Finding(
                .warning,
                "topology.backlog",
                item.name,
                Wording(zh: "积压 \(ready) 条", en: "\(ready) messages have piled up"),
                advice: Wording(
                    zh: "用 tripush queues --watch 看是否在减少；不减少则看本页 daemon 和 intake 两项",
                    en: "see with tripush queues --watch whether it shrinks; if not, see daemon and intake of this page"
                )
            )
        ]
    }

    private static func consumption(_ item: TopologyItem, _ consumers: Int, _ expected: Int) -> [Finding] {
        if consumers > expected {
            return [
                Finding(
                    .fault,
                    "topology.strange_consumer",
                    item.name,
                    Wording(
                        zh: "除本程序外还有 \(consumers - expected) 个消费者；它们取走的消息不会推送",
                        en: "\(consumers - expected) others consume from it; what they take is never pushed"
                    ),
                    advice: Wording(
                        zh: "请管理员用 rabbitmqctl list_consumers 找出并停掉；或另一份本程序正在运行",
                        en: "have them found with rabbitmqctl list_consumers and stopped; or a second bridge runs"
                    )
                )
            ]
        }
        guard consumers < expected else { return [] }
        return [
            Finding(
                .warning,
                "topology.no_consumer",
                item.name,
                Wording(zh: "守护进程在运行，但未从它取消息", en: "the daemon runs and takes nothing from it"),
                advice: Wording(
                    zh: "看本页 intake 一项：暂停、正在重连，或没有读权限",
                    en: "see intake of this page: it is paused, reconnecting, or may not read"
                )
            )
        ]
    }
}
