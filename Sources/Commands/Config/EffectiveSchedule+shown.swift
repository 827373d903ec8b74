import BridgePipeline
import JSONTree

extension EffectiveSchedule {
    /// The waits as people read them.
    var shown: String {
        let list = waits.map(\.shortWords).joined(separator: ", ")
        guard let limit else { return "\(list), …" }
        return list.isEmpty ? "≤ \(limit.shortWords)" : "\(list); ≤ \(limit.shortWords)"
    }

    /// What is tried again.
    var meaning: Text {
        switch key {
        case "schedule.waitingMessage":
            Text(
                zh: "等待其案件的消息重试，各加减 \(RetrySchedule.jitterPercent)%，来了即办",
                en:
                    "tries of a message that waits for its case, each ±\(RetrySchedule.jitterPercent) %; at once when it comes"
            )
        case "schedule.hold": Text(zh: "同案答复压后的上限", en: "how long answers wait behind an invalid one of their case")
        case "schedule.task":
            Text(zh: "消息服务器拒收某任务后重试，仍不行则搁置", en: "tries of a task the broker refuses, then it is set aside")
        case "schedule.lane": Text(zh: "通道不通时的探测间隔", en: "probes of a blocked lane")
        default: Text(zh: "案件库写不进时的重试", en: "tries of a store that refuses")
        }
    }

    /// The schedule as programs read it.
    var json: JSONValue {
        .object([
            "key": .string(key), "value": .string(shown), "origin": .string("built-in"),
            "meaning": .string(meaning.shown), "waitsMs": .array(waits.map { .integer($0.milliseconds) }),
            "limitMs": limit.map { .integer($0.milliseconds) } ?? .null,
        ])
    }
}

extension Duration {
    /// The duration in its largest whole unit.
    fileprivate var shortWords: String {
        let seconds = components.seconds
        if seconds >= 3_600, seconds % 3_600 == 0 { return "\(seconds / 3_600) h" }
        if seconds >= 60, seconds % 60 == 0 { return "\(seconds / 60) min" }
        return "\(seconds) s"
    }

    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
