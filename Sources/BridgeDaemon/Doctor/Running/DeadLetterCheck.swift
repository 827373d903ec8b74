import CaseModel
import CaseStorage

/// Dead letters nobody has dealt with, and whether they become more.
struct DeadLetterCheck: Check {
    let name = "dead-letters"

    func run(in examination: Examination) async -> [Finding] {
        let now = examination.now
        let alarms = examination.configuration.deadLetters
        return await examination.read { view in
            let open = try view.deadLetterStates().filter { DeadLetterRecord.State.open.contains($0.key) }
            return [
                DeadLetterCheck.finding(
                    open: open.values.reduce(0, +),
                    lastHour: try view.deadLetterCount(since: now + .seconds(-3_600)),
                    oldest: try view.oldestOpenDeadLetter().map { now - $0 },
                    alarms: alarms
                )
            ]
        } ?? []
    }

    /// What the counts mean.
    static func finding(
        open: Int,
        lastHour: Int,
        oldest: Duration?,
        alarms: BridgeConfiguration.DeadLetters
    ) -> Finding {
        let age = oldest.map(\.words)
        let says = Wording(
            zh: "未处理 \(open) 封，一小时内新增 \(lastHour) 封" + (age.map { "，最早的已 \($0.zh)" } ?? ""),
            en: "\(open) open, \(lastHour) of the last hour" + (age.map { ", the oldest for \($0.en)" } ?? "")
        )
        if lastHour > alarms.alarmPerHour || open > alarms.alarmOpen {
            return Finding(
                .fault,
                "dead_letters.growing",
                "dead-letters",
                says,
                advice: Wording(
                    zh: "多半是对方改了报文：用 tripush dead-letters groups 看是哪一类，见手册“凌晨三点”",
                    en:
                        "a neighbour has most likely changed its messages: see tripush dead-letters groups and the handbook"
                )
            )
        }
        guard open > 0 else { return Finding(.ok, "dead_letters.none", "dead-letters", says) }
        return Finding(
            .warning,
            "dead_letters.open",
            "dead-letters",
            says,
            advice: Wording(
                zh: "用 tripush dead-letters groups 查看，逐类重放或归档",
                en: "see tripush dead-letters groups, and replay or archive them group by group"
            )
        )
    }
}
