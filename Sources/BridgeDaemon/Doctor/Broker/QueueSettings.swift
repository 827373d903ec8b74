import AMQPClient

/// What the declaration of an inbound queue means for the messages in it.
struct QueueSettings {
    let queue: String
    /// Where the bridge takes in what brokers give up.
    let deadQueue: String
    let traits: QueueTraits
    let behaviour: BrokerBehaviour

    /// Where the broker's owner sees what a client cannot.
    static let lookUp = Wording(
        zh: "请管理员查看：rabbitmqctl list_queues name type arguments policy effective_policy_definition",
        en: "have the owner look: rabbitmqctl list_queues name type arguments policy effective_policy_definition"
    )

    /// Everything unsafe, the worst first within each subject.
    var findings: [Finding] { keeping + dying + strayDeadLetters + limits + patience }

    private var type: String { traits.arguments["x-queue-type"] ?? "classic" }

    /// Whether the queue and what is in it stay.
    private var keeping: [Finding] {
        var findings: [Finding] = []
        if !traits.isDurable {
            findings.append(
                fault(
                    "queue.not_durable",
                    zh: "不持久：消息服务器重启后，队列连同消息一起消失",
                    en: "it is not durable: a restart of the broker loses it with all that is in it",
                    doZh: "请对方停止写入，删除后以 durable 重建",
                    doEn: "have the neighbour stop, delete it, and declare it durable"
                )
            )
        }
        if traits.deletesItself || traits.arguments["x-expires"] != nil {
            findings.append(
                fault(
                    "queue.deletes_itself",
                    zh: "会自动删除：守护进程一停，队列连同消息就消失",
                    en: "it deletes itself: when the daemon stops, it goes with all that is in it",
                    doZh: "重建队列，不带 auto-delete 和 x-expires",
                    doEn: "declare it anew without auto-delete and x-expires"
                )
            )
        }
        switch type {
        case "quorum": break
        case "classic": findings.append(classic)
        default:
            findings.append(
                fault(
                    "queue.type",
                    zh: "类型是 \(type)，确认后的消息不会移除，重启后会再来一遍",
                    en:
                        "its type is \(type): messages stay after the acknowledgement and come again after each restart",
                    doZh: "改用 quorum 队列",
                    doEn: "have it made a quorum queue"
                )
            )
        }
        return findings
    }

    private var classic: Finding {
        let mirrored = behaviour.mirrorsClassicQueues
        return warning(
            "queue.classic",
            zh: "是 classic 队列：只在一个节点上" + (mirrored ? "（除非策略设了镜像）" : "，\(behaviour.versions) 已无镜像"),
            en: "it is a classic queue and lives on one node"
                + (mirrored ? " unless a policy mirrors it" : "; \(behaviour.versions) has no mirrors"),
            doZh: "集群上请改用 quorum 队列；单节点可不改",
            doEn: "on a cluster have it made a quorum queue; on a single node it may stay"
        )
    }

    /// What becomes of a message the broker gives up.
    private var dying: [Finding] {
        guard traits.arguments["x-dead-letter-exchange"] != nil else {
            return [
                warning(
                    "queue.no_dead_lettering",
                    zh: "参数中没有死信交换机：过期、超长或超过投递次数的消息会消失（除非策略设置了）",
                    en:
                        "its arguments name no dead-letter exchange: what expires, overflows or is handed out too often "
                        + "vanishes, unless a policy sets one",
                    doZh: "请管理员设策略：\(deadLetterPolicy)",
                    doEn: "have a policy set \(deadLetterPolicy)"
                )
            ] + deliveryLimit(isCaught: false)
        }
        guard type == "quorum", traits.arguments["x-dead-letter-strategy"] != "at-least-once" else {
            return deliveryLimit(isCaught: true)
        }
        return [
            warning(
                "queue.dead_lettering_at_most_once",
                zh: "死信按 at-most-once 转移：转移途中服务器重启就会丢失",
                en: "it dead-letters at most once: a restart of the broker on the way loses the message",
                doZh: "请管理员用策略设 dead-letter-strategy=at-least-once 和 overflow=reject-publish",
                doEn: "have a policy set dead-letter-strategy=at-least-once and overflow=reject-publish"
            )
        ] + deliveryLimit(isCaught: true)
    }

    /// The policy that sends what dies to us: by the default exchange, straight into our queue.
    private var deadLetterPolicy: String {
        #"{"dead-letter-exchange":"","dead-letter-routing-key":"\#(deadQueue)"}"#
    }

    /// Dead letters that go by the default exchange into another queue than ours.
    private var strayDeadLetters: [Finding] {
        guard traits.arguments["x-dead-letter-exchange"] == "",
            let key = traits.arguments["x-dead-letter-routing-key"], key != deadQueue
        else { return [] }
        return [
            warning(
                "queue.dead_letters_elsewhere",
                zh: "死信去了 \(key)，本程序只从 \(deadQueue) 收回",
                en: "its dead letters go to \(key); the bridge takes them in from \(deadQueue) only",
                doZh: "请管理员改策略为 \(deadLetterPolicy)，或把配置项 deadQueue 改为 \(key)",
                doEn: "have it set to \(deadLetterPolicy), or name \(key) in the setting deadQueue"
            )
        ]
    }

    private func deliveryLimit(isCaught: Bool) -> [Finding] {
        guard type == "quorum" else { return [] }
        let limit = traits.arguments["x-delivery-limit"].map { Int($0) ?? -1 } ?? behaviour.deliveryLimit
        guard let limit, limit >= 0 else {
            return [
                warning(
                    "queue.delivery_limit_none",
                    zh: "没有投递次数上限（\(behaviour.versions) 的默认）：有毒的消息会无休止地重来",
                    en:
                        "there is no delivery limit, the default of \(behaviour.versions): a poison message comes for ever",
                    doZh: "请管理员用策略设 delivery-limit=20；本程序崩溃两次就会搁置那条消息，够不到上限",
                    doEn:
                        "have a policy set delivery-limit=20; the bridge parks a message after two crashes, well below it"
                )
            ]
        }
        if limit < QueueSettings.leastDeliveries {
            return [
                warning(
                    "queue.delivery_limit_low",
                    zh: "投递次数上限为 \(limit)：本程序连续重启几次，无辜的消息就会被当作死信",
                    en:
                        "its delivery limit is \(limit): a few restarts of the bridge in a row let innocent messages die",
                    doZh: "请管理员把 delivery-limit 提高到 20",
                    doEn: "have delivery-limit raised to 20"
                )
            ]
        }
        guard !isCaught, traits.arguments["x-delivery-limit"] != nil || behaviour.deliveryLimit != nil else {
            return []
        }
        return [
            fault(
                "queue.delivery_limit_drops",
                zh: "投递 \(limit) 次后消息被丢弃，因为没有死信交换机",
                en: "after \(limit) deliveries a message is dropped, for there is no dead-letter exchange",
                doZh: "请管理员设策略：\(deadLetterPolicy)；已有的可忽略",
                doEn: "have a policy set \(deadLetterPolicy); ignore this where one does already"
            )
        ]
    }

    /// What drops messages by number, size or age.
    private var limits: [Finding] {
        var findings: [Finding] = []
        let bound = traits.arguments["x-max-length"] ?? traits.arguments["x-max-length-bytes"].map { "\($0) bytes" }
        if let bound {
            switch traits.arguments["x-overflow"] ?? "drop-head" {
            case "drop-head":
                findings.append(
                    fault(
                        "queue.overflow_drops_head",
                        zh: "上限 \(bound)，满了就丢最早的消息（overflow=drop-head）",
                        en: "it is limited to \(bound) and drops the oldest message when full (overflow=drop-head)",
                        doZh: "请管理员改为 overflow=reject-publish，让发送方知道",
                        doEn: "have it set to overflow=reject-publish, so that the sender is told"
                    )
                )
            default:
                findings.append(
                    warning(
                        "queue.max_length",
                        zh: "上限 \(bound)，满了就拒收",
                        en: "it is limited to \(bound) and refuses more when full",
                        doZh: "确认对方会重发；上限至少放得下两天的警情",
                        doEn: "make sure that the neighbour sends again, and that two days of alerts fit"
                    )
                )
            }
        }
        if let age = traits.arguments["x-message-ttl"] {
            findings.append(
                fault(
                    "queue.message_ttl",
                    zh: "消息 \(age) 毫秒后过期：本程序停机更久时警情会丢失",
                    en: "messages expire after \(age) ms: alerts are lost when the bridge is down for longer",
                    doZh: "请管理员去掉 message-ttl",
                    doEn: "have message-ttl taken away"
                )
            )
        }
        return findings
    }

    /// How long a delivery may stay unacknowledged. The bridge gives its own back after a minute; only a broker that is
    /// hastier than that takes them away in the midst of work.
    private var patience: [Finding] {
        guard let timeout = traits.arguments["x-consumer-timeout"].flatMap({ Int($0) }),
            timeout < QueueSettings.longestHold
        else { return [] }
        let then =
            switch behaviour.consumerTimeout {
            case .closesChannel: Wording(zh: "关闭通道", en: "closes the channel")
            case .cancelsConsumer: Wording(zh: "取消消费者", en: "cancels the consumer")
            }
        return [
            warning(
                "queue.consumer_timeout",
                zh: "消息 \(timeout) 毫秒未确认，服务器就\(then.zh)，同批消息重来一遍",
                en: "a message unacknowledged for \(timeout) ms \(then.en), and its batch comes again",
                doZh: "请管理员去掉 consumer-timeout，用默认的 30 分钟",
                doEn: "have consumer-timeout taken away; the default is 30 minutes"
            )
        ]
    }

    /// Milliseconds the bridge may hold a delivery: a minute when it pauses, and time to write.
    private static let longestHold = 120_000

    /// Restarts in a row an innocent message has to survive.
    private static let leastDeliveries = 10

    private func fault(_ code: String, zh: String, en: String, doZh: String, doEn: String) -> Finding {
        Finding(.fault, code, queue, Wording(zh: zh, en: en), advice: Wording(zh: doZh, en: doEn))
    }

    private func warning(_ code: String, zh: String, en: String, doZh: String, doEn: String) -> Finding {
        Finding(.warning, code, queue, Wording(zh: zh, en: en), advice: Wording(zh: doZh, en: doEn))
    }
}
