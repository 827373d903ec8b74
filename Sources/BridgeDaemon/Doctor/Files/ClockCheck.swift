import CaseModel
import CaseStorage

/// Whether the clock of this machine can be believed: deadlines run by it.
struct ClockCheck: Check {
    let name = "clock"

    /// Two clocks that differ by no more than this agree.
    private static let tolerance = Duration.seconds(2)

    func run(in examination: Examination) async -> [Finding] {
        let now = examination.now
        let newest = await examination.read { try $0.trailHead()?.link.entry.at } ?? nil
        let written = FileStatus(path: "\(examination.configuration.store.path)-wal")
        return [
            ClockCheck.finding(
                now: now,
                newestEntry: newest,
                newestFile: written.map { Timestamp(milliseconds: $0.changedAt) }
            )
        ]
    }

    /// What the clock shows beside the newest entry of the trail and the newest file of the store.
    static func finding(now: Timestamp, newestEntry: Timestamp?, newestFile: Timestamp?) -> Finding {
        if let newestEntry, newestEntry - now > tolerance {
            return Finding(
                .fault,
                "clock.behind_trail",
                now.rfc3339,
                Wording(
                    zh: "时钟比留痕中最新的一条（\(newestEntry.rfc3339)）还早：时钟被拨回，或之前走快了",
                    en:
                        "the clock is before the newest entry of the trail, \(newestEntry.rfc3339): it was set back, or was fast"
                ),
                advice: Wording(
                    zh: "检查 timedatectl 和校时服务；期限按本机时钟计算",
                    en: "check timedatectl and the time service; deadlines run by this clock"
                )
            )
        }
        if let newestFile, newestFile - now > tolerance {
            return Finding(
                .warning,
                "clock.behind_files",
                now.rfc3339,
                Wording(
                    zh: "案件库文件的时间 \(newestFile.rfc3339) 在未来：文件系统与本机时钟不一致",
                    en:
                        "the store was written at \(newestFile.rfc3339), in the future: its file system has another clock"
                ),
                advice: Wording(
                    zh: "检查 timedatectl；案件库应在本机磁盘上",
                    en: "check timedatectl; the store belongs on a local disk"
                )
            )
        }
        return Finding(
            .ok,
            "clock.plausible",
            now.rfc3339,
            Wording(
                zh: "与留痕和文件系统一致；消息服务器不报时，无法与之比较",
                en: "it agrees with the trail and the file system; brokers do not tell the time"
            )
        )
    }
}
