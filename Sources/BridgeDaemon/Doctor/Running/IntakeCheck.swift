import JSONTree

/// Whether messages are taken from the queues.
struct IntakeCheck: Check {
    let name = "intake"

    func run(in examination: Examination) async -> [Finding] {
        guard case .success(let status) = examination.daemon else { return [] }
        return status["queues"]?.elements.compactMap { IntakeCheck.finding($0) } ?? []
    }

    /// What the daemon's word on a queue means.
    static func finding(_ queue: JSONValue) -> Finding? {
        guard let name = queue["queue"]?.text else { return nil }
        guard let reason = queue["pausedBy"]?.text else {
            let last = queue["lastSettledAt"]?.text
            return Finding(
                .ok,
                "intake.open",
                name,
                Wording(
                    zh: last.map { "上次处理于 \($0)" } ?? "启动以来还没有消息",
                    en: last.map { "last settled at \($0)" } ?? "nothing has come since the start"
                )
            )
        }
        return Finding(
            .fault,
            "intake.paused",
            name,
            Wording(zh: "已暂停：\(reason)；消息留在队列，不会丢", en: "paused: \(reason); messages stay in the queue"),
            advice: Wording(
                zh: "由人暂停的，见本页 flow 一项；否则见 store 一项，修好后自动继续",
                en:
                    "when somebody paused it, see flow of this page; else see store: mended, it goes on by itself"
            )
        )
    }
}
