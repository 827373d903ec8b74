import CaseModel
import CaseStorage

/// What waits in the store: for its case, for its turn, for a lane, or for a person.
struct BacklogCheck: Check {
    let name = "backlog"

    /// A pending task that is older than this should have left.
    private static let longPending = Duration.minutes(10)
    /// Rows looked at for the oldest.
    private static let reach = 1_000

    func run(in examination: Examination) async -> [Finding] {
        let now = examination.now
        return await examination.read { view in
            try BacklogCheck.waiting(view, now) + Lane.allCases.map { try BacklogCheck.pending($0, view, now) }
                + BacklogCheck.setAside(view)
        } ?? []
    }

    private static func waiting(_ view: any StoreView, _ now: Timestamp) throws -> [Finding] {
        let account = try view.account().byDisposition
        let rows = try view.waiting(dueBy: now + .days(3_650), limit: reach)
        let oldest = rows.map(\.since).min()
        let age = oldest.map { (now - $0).words }
        let counts = (account[.waiting] ?? 0, account[.held] ?? 0)
        let says = Wording(
            zh: "等待 \(counts.0) 条，扣住 \(counts.1) 条" + (age.map { "，最早的已 \($0.zh)" } ?? ""),
            en: "\(counts.0) waiting and \(counts.1) held" + (age.map { ", the oldest for \($0.en)" } ?? "")
        )
        return [Finding(.ok, "backlog.waiting", "waiting", says)] + (try holds(view, now))
    }

    private static func holds(_ view: any StoreView, _ now: Timestamp) throws -> [Finding] {
        let holds = try view.holds(onCase: nil, at: now)
        guard let first = holds.map(\.until).min() else { return [] }
        return [
            Finding(
                .warning,
                "backlog.holds",
                "holds",
                Wording(
                    zh: "\(holds.count) 封死信扣住同案后来的答复，最早的到 \(first.rfc3339) 自己放行",
                    en: "\(holds.count) letters hold later answers of their cases up, the first until \(first.rfc3339)"
                ),
                advice: Wording(
                    zh: "急的用 tripush holds list 和 holds release 提前放行",
                    en: "in a hurry, see tripush holds list and holds release"
                )
            )
        ]
    }

    private static func pending(_ lane: Lane, _ view: any StoreView, _ now: Timestamp) throws -> Finding {
        let tasks = try view.pendingTasks(lane: lane, limit: reach, excluding: [])
        let subject = lane.rawValue
        guard let oldest = tasks.map(\.task.issuedAt).min() else {
            return Finding(.ok, "backlog.pending", subject, Wording(zh: "没有待发任务", en: "no task waits to leave"))
        }
        let age = now - oldest
        let count = tasks.count < reach ? "\(tasks.count)" : "\(reach)+"
        let says = Wording(
            zh: "待发任务 \(count) 个，最早的已 \(age.words.zh)",
            en: "\(count) tasks wait to leave, the oldest for \(age.words.en)"
        )
        guard age > longPending else { return Finding(.ok, "backlog.pending", subject, says) }
        return Finding(
            .fault,
            "backlog.stuck",
            subject,
            says,
            advice: Wording(zh: "见本页 lanes 和 daemon 两项", en: "see lanes and daemon of this page")
        )
    }

    private static func setAside(_ view: any StoreView) throws -> [Finding] {
        let tasks = try view.setAsideTasks(limit: reach)
        guard !tasks.isEmpty else { return [] }
        let codes = Set(tasks.compactMap(\.lastCode)).sorted().joined(separator: ", ")
        return [
            Finding(
                .fault,
                "backlog.set_aside",
                "tasks",
                Wording(
                    zh: "搁置的任务 \(tasks.count) 个（\(codes)）：消息服务器因任务本身拒收，收件人没有收到",
                    en:
                        "\(tasks.count) tasks set aside (\(codes)): refused for their own sake, their receivers have nothing"
                ),
                advice: Wording(
                    zh: "用 tripush dead-letters list 查看；no_route 是对方没有绑定，绑定后用 dead-letters replay 再发",
                    en: "see tripush dead-letters list; no_route is a binding that is missing: then dead-letters replay"
                )
            )
        ]
    }
}
