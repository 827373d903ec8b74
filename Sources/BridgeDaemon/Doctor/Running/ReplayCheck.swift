import CaseModel
import CaseStorage

/// Replays that run without getting on.
struct ReplayCheck: Check {
    let name = "replay"

    /// A job may take so much longer than its rate foretells.
    private static let patience = Duration.minutes(10)

    func run(in examination: Examination) async -> [Finding] {
        let now = examination.now
        let daemonRuns = examination.daemonRuns
        return await examination.read { view in
            guard let job = try view.runningReplayJob() else {
                return [Finding(.ok, "replay.idle", "replay", Wording(zh: "没有进行中的重放", en: "no replay is under way"))]
            }
            let counts = try view.replayCounts(ofJob: job.id)
            return [ReplayCheck.finding(job, counts, now: now, daemonRuns: daemonRuns)]
        } ?? []
    }

    /// How a running job gets on.
    static func finding(
        _ job: ReplayJob,
        _ counts: [ReplayItem.State: Int],
        now: Timestamp,
        daemonRuns: Bool
    ) -> Finding {
        let left = (counts[.claimed] ?? 0) + (counts[.planned] ?? 0)
        let total = counts.values.reduce(0, +) - (counts[.leftOut] ?? 0)
        let subject = "job \(job.id)"
        let says = Wording(zh: "重放中，共 \(total) 条，剩 \(left) 条", en: "under way, \(left) of \(total) left")
        guard daemonRuns else {
            return Finding(
                .warning,
                "replay.waiting",
                subject,
                says,
                advice: Wording(zh: "守护进程启动后自动继续", en: "it goes on when the daemon runs")
            )
        }
        let foretold = job.rate > 0 ? Duration.seconds(total / job.rate) : .zero
        guard let started = job.startedAt, now - started > foretold * 2 + patience, left > 0 else {
            return Finding(.ok, "replay.running", subject, says)
        }
        return Finding(
            .warning,
            "replay.stuck",
            subject,
            says,
            advice: Wording(
                zh: "早该结束：看本页 store 和 lanes；可用 tripush dead-letters cancel \(job.id) 取消，已做的有效",
                en: "it should have ended: see store and lanes of this page; dead-letters cancel \(job.id) ends it"
            )
        )
    }
}
