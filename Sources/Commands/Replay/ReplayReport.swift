import CaseStorage
import JSONTree

/// A replay job as people read it.
struct ReplayReport {
    private let job: JSONValue

    /// A report of the job an act answered with.
    init(_ job: JSONValue) {
        self.job = job
    }

    /// The plan or the state: forecasts with their counts, then what became of them.
    var table: String {
        var sheet = FactSheet()
        sheet.add(zh: "作业", en: "job", job["job"]?.shownCount)
        sheet.add(zh: "状态", en: "state", text("state"))
        sheet.add(zh: "指纹", en: "fingerprint", text("fingerprint"))
        sheet.add(zh: "条数", en: "messages", job["items"]?.shownCount)
        sheet.add(zh: "申请人", en: "asked by", text("by"))
        sheet.add(zh: "理由", en: "why", text("reason"))
        sheet.add(zh: "结束原因", en: "ended because", text("endedBecause"))
        return sheet.rendered + "\n" + forecasts + "\n" + states
    }

    /// How to go on from a plan.
    var nextStep: String {
        let (id, fingerprint) = (job["job"]?.shownCount ?? "-", text("fingerprint") ?? "-")
        let command = "tripush dead-letters replay --execute \(id) --fingerprint \(fingerprint) --reason …"
        return "\n" + Text(zh: "尚未执行。照此执行：\(command)\n", en: "Nothing is done yet. To do this: \(command)\n").shown
    }

    /// Tried items of those the job has, for a progress line.
    var progress: (done: Int64, all: Int64) {
        let tried: [ReplayItem.State] = [.resolved, .returned, .changed]
        let done = tried.reduce(0) { $0 + count($1) }
        return (done, done + count(.claimed))
    }

    /// Jobs in a table, the newest first.
    static func list(_ jobs: JSONValue) -> String {
        var table = TextTable(
            .number(zh: "作业", en: "JOB"),
            .text(zh: "状态", en: "STATE"),
            .text(zh: "时间", en: "AT"),
            .text(zh: "申请人", en: "BY"),
            .number(zh: "完成", en: "RESOLVED"),
            .number(zh: "退回", en: "RETURNED"),
            .number(zh: "有变", en: "CHANGED"),
            .number(zh: "未做", en: "LEFT"),
            .text(zh: "理由", en: "WHY")
        )
        guard case .array(let jobs) = jobs else { return table.rendered }
        for job in jobs {
            let report = ReplayReport(job)
            table.add(
                job["job"]?.shownCount ?? "-",
                report.text("state") ?? "-",
                report.text("createdAt") ?? "-",
                report.text("by") ?? "-",
                String(report.count(.resolved)),
                String(report.count(.returned)),
                String(report.count(.changed)),
                String(report.count(.planned) + report.count(.claimed) + report.count(.cancelled)),
                report.text("reason") ?? "-"
            )
        }
        return table.rendered
    }

    private var forecasts: String {
        var table = TextTable(
            .text(zh: "预测", en: "FORECAST"),
            .text(zh: "代码", en: "CODE"),
            .text(zh: "将发出", en: "WOULD SEND"),
            .number(zh: "条数", en: "MESSAGES")
        )
        guard case .array(let forecasts)? = job["forecasts"] else { return "" }
        for forecast in forecasts {
            let kind = forecast["kind"].flatMap { if case .string(let text) = $0 { text } else { nil } }
            let code = forecast["code"].flatMap { if case .string(let text) = $0 { text } else { nil } }
            var tasks: [String] = []
            if case .array(let kinds)? = forecast["tasks"] {
                for case .string(let kind) in kinds { tasks.append(kind) }
            }
            table.add(
                kind.flatMap(Forecast.Kind.init(rawValue:))?.term.shown ?? "-",
                code ?? "-",
                tasks.isEmpty ? "-" : tasks.joined(separator: " "),
                forecast["count"]?.shownCount ?? "-"
            )
        }
        return table.rendered
    }

    private var states: String {
        var table = TextTable(.text(zh: "结果", en: "RESULT"), .number(zh: "条数", en: "MESSAGES"))
        for state in ReplayItem.State.allCases where count(state) > 0 {
            table.add(state.term.shown, String(count(state)))
        }
        return table.rendered
    }

    private func text(_ key: String) -> String? {
        if case .string(let text)? = job[key] { text } else { nil }
    }

    private func count(_ state: ReplayItem.State) -> Int64 {
        if case .integer(let number)? = job["states"]?[state.rawValue] { number } else { 0 }
    }
}

extension Forecast.Kind {
    /// The forecast in words.
    var term: Text {
        switch self {
        case .applied: Text(zh: "将办理", en: "would be applied")
        case .noted: Text(zh: "仅记录", en: "would be noted")
        case .recorded: Text(zh: "非纠纷，记录", en: "would be recorded")
        case .duplicate: Text(zh: "重复", en: "is a duplicate")
        case .caseClosed: Text(zh: "案件已办结", en: "its case is closed")
        case .waiting: Text(zh: "等待其案件", en: "would wait for its case")
        case .failing: Text(zh: "仍会失败", en: "would fail again")
        case .handOver: Text(zh: "重新交付", en: "would be handed over")
        }
    }
}

extension ReplayItem.State {
    /// The state in words.
    var term: Text {
        switch self {
        case .planned: Text(zh: "已计划", en: "planned")
        case .leftOut: Text(zh: "不做（仍会失败）", en: "left out (would fail again)")
        case .claimed: Text(zh: "待做", en: "to do")
        case .resolved: Text(zh: "完成", en: "resolved")
        case .returned: Text(zh: "退回", en: "returned")
        case .changed: Text(zh: "情况有变，未做", en: "changed meanwhile, not done")
        case .cancelled: Text(zh: "取消，照旧", en: "cancelled, as it was")
        }
    }
}
