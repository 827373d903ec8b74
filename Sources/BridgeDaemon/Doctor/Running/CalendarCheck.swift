import CaseModel

/// Whether the holidays of this year are known, and from October those of the next.
struct CalendarCheck: Check {
    let name = "calendar"

    /// The State Council announces the next year's holidays about then.
    private static let announced = 10

    func run(in examination: Examination) async -> [Finding] {
        guard case .success(let sources) = examination.sources else { return [] }
        return [CalendarCheck.finding(of: sources.calendar, now: examination.now)]
    }

    /// What the calendar knows at `now`.
    static func finding(of calendar: WorkCalendar, now: Timestamp) -> Finding {
        let today = calendar.day(of: now)
        let year = today.year
        let missing =
            if !calendar.years.contains(year) {
                year
            } else if today.annual.month >= announced,
                !calendar.years.contains(year + 1)
            { year + 1 } else { nil as Int? }
        guard let missing else {
            return Finding(
                .ok,
                "calendar.known",
                "calendar",
                Wording(zh: "\(year) 年的放假安排已知", en: "the holidays of \(year) are known")
            )
        }
        return Finding(
            .warning,
            "calendar.missing_year",
            "\(missing)",
            Wording(
                zh: "没有 \(missing) 年的放假安排：工作日只按周末推算，期限会偏",
                en:
                    "the holidays of \(missing) are not known: working days go by weekends only, and deadlines will be off"
            ),
            advice: Wording(
                zh: "按国务院办公厅的通知把 \(missing) 年写进 calendar.yaml（配置项 calendar.file）",
                en: "write \(missing) as announced into calendar.yaml, which calendar.file names"
            )
        )
    }
}
