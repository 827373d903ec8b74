import BridgePipeline
import CaseStorage

/// How the neighbours publish, by the newest messages that came: what they leave out, the bridge cannot make good.
struct MessageCheck: Check {
    let name = "messages"

    /// Messages looked at.
    private static let sample = 500

    func run(in examination: Examination) async -> [Finding] {
        let names = QueueNames(examination.configuration)
        let messages = await examination.read { view in
            let accepted = try view.account().accepted
            return try view.messages(
                from: Int64(max(1, accepted - MessageCheck.sample)),
                limit: MessageCheck.sample + 1
            )
        }
        guard let messages else { return [] }
        return [names.alerts, names.answers, names.receipts].flatMap { queue in
            MessageCheck.findings(
                queue,
                messages.filter { $0.message.identity.queue == queue }.map {
                    InboundProperties(json: $0.message.properties)
                }
            )
        }
    }

    /// What the properties of a queue's messages tell.
    static func findings(_ queue: String, _ messages: [InboundProperties]) -> [Finding] {
        guard !messages.isEmpty else { return [] }
        let transient = messages.count { $0.isTransient }
        let nameless = messages.count { $0.messageID == nil }
        var findings: [Finding] = []
        if transient > 0 {
            findings.append(
                Finding(
                    .warning,
                    "messages.transient",
                    queue,
                    Wording(
                        zh: "最近 \(messages.count) 条中 \(transient) 条不是持久消息：消息服务器重启就丢失",
                        en:
                            "\(transient) of the last \(messages.count) are transient: a restart of the broker loses such ones"
                    ),
                    advice: Wording(
                        zh: "请对方以 delivery-mode=2 发送，并等待确认",
                        en: "have the neighbour publish with delivery-mode 2, and wait for confirms"
                    )
                )
            )
        }
        if nameless > 0 {
            findings.append(
                Finding(
                    .warning,
                    "messages.no_id",
                    queue,
                    Wording(
                        zh: "最近 \(messages.count) 条中 \(nameless) 条没有 message-id：只能按业务编号或内容摘要认出重复",
                        en:
                            "\(nameless) of the last \(messages.count) have no message-id: repeats are known by number or digest only"
                    ),
                    advice: Wording(
                        zh: "请对方带上 message-id，重发时不变",
                        en: "have the neighbour set message-id, the same whenever it sends again"
                    )
                )
            )
        }
        guard findings.isEmpty else { return findings }
        return [
            Finding(
                .ok,
                "messages.well_published",
                queue,
                Wording(
                    zh: "最近 \(messages.count) 条都持久并带标识",
                    en: "the last \(messages.count) are persistent and have ids"
                )
            )
        ]
    }
}
