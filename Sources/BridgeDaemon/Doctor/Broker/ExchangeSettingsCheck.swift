import AMQPClient

/// The settings of the exchanges tasks leave through that lose them unseen.
struct ExchangeSettingsCheck: Check {
    let name = "exchange-settings"

    func run(in examination: Examination) async -> [Finding] {
        var findings: [Finding] = []
        for item in TopologyItem.all(of: examination.configuration) where item.kind == .exchange {
            guard case .success(let broker)? = examination.brokers[item.side] else { continue }
            do throws(BrokerFailure) {
                findings += ExchangeSettingsCheck.findings(item.name, try await broker.traits(ofExchange: item.name))
            } catch  where error.reason == .notFound {
                // What is missing is told by the topology.
            } catch {
                findings.append(error.finding("exchange.unknown", level: .unknown))
            }
        }
        return findings
    }

    /// What the declaration of an exchange means; nil when it cannot be read.
    static func findings(_ name: String, _ traits: ExchangeTraits?) -> [Finding] {
        guard let traits else {
            return [
                Finding(
                    .unknown,
                    "exchange.not_readable",
                    name,
                    Wording(
                        zh: "该账号没有配置权限（本应如此），看不到交换机的参数",
                        en: "the login may not configure it, as it should be, and cannot see how it was declared"
                    ),
                    advice: Wording(
                        zh: "请管理员查看：rabbitmqctl list_exchanges name type durable arguments policy",
                        en: "have the owner look: rabbitmqctl list_exchanges name type durable arguments policy"
                    )
                )
            ]
        }
        let unsafe = wrongType(name, traits) + vanishing(name, traits) + catching(name, traits)
        guard unsafe.isEmpty else { return unsafe }
        return [
            Finding(
                .ok,
                "exchange.safe",
                name,
                Wording(zh: "持久的 topic 交换机，无法路由的会退回", en: "a durable topic exchange; what it cannot route comes back")
            )
        ]
    }

    private static func wrongType(_ name: String, _ traits: ExchangeTraits) -> [Finding] {
        guard traits.type != "topic" else { return [] }
        return [
            Finding(
                .fault,
                "exchange.type",
                name,
                Wording(
                    zh: "类型是 \(traits.type)，不是 topic；绑定中的通配符不起作用",
                    en: "its type is \(traits.type), not topic; wildcards of bindings mean nothing to it"
                ),
                advice: Wording(
                    zh: "删除后运行 tripush topology declare，再请对方重新绑定",
                    en: "delete it, run tripush topology declare, and have the neighbours bind again"
                )
            )
        ]
    }

    private static func vanishing(_ name: String, _ traits: ExchangeTraits) -> [Finding] {
        guard !traits.isDurable else { return [] }
        return [
            Finding(
                .warning,
                "exchange.not_durable",
                name,
                Wording(zh: "不持久：消息服务器重启后它和绑定都会消失", en: "it is not durable: a restart loses it with its bindings"),
                advice: Wording(
                    zh: "删除后运行 tripush topology declare，再请对方重新绑定",
                    en: "delete it, run tripush topology declare, and have the neighbours bind again"
                )
            )
        ]
    }

    private static func catching(_ name: String, _ traits: ExchangeTraits) -> [Finding] {
        guard let alternate = traits.alternateExchange else { return [] }
        return [
            Finding(
                .warning,
                "exchange.alternate",
                name,
                Wording(
                    zh: "有备用交换机 \(alternate)：无人接收的任务会算作已送达，不会退回",
                    en: "it has the alternate exchange \(alternate): a task nobody takes counts as handed over"
                ),
                advice: Wording(
                    zh: "请管理员去掉 alternate-exchange，或盯住备用交换机后面的队列",
                    en: "have alternate-exchange taken away, or watch the queue behind it"
                )
            )
        ]
    }
}
