import CaseModel

@testable import RuleFile

/// Times as scenario files write them, in China Standard Time.
enum ScenarioTime {
    /// `2026-02-14 10:30`, or after a step `10:30` (the same day), `次日 10:30`, `3 天后 10:30`, `30 分钟后`, `2 小时后`.
    static func read(_ value: YAMLValue, after previous: Timestamp?) throws(RuleFileError) -> Timestamp {
        let text = try value.string()
        guard let instant = instant(text, after: previous) else {
            throw value.error(
                .badValue,
                "expected 2026-02-14 10:30, or after another step 10:30, 次日 10:30, 3 天后 10:30, 30 分钟后, 2 小时后"
            )
        }
        if let previous, instant < previous { throw value.error(.badValue, "lies before the step above") }
        return instant
    }

    static func instant(_ text: String, after previous: Timestamp? = nil) -> Timestamp? {
        let parts = text.split(separator: " ").map(String.init)
        if parts.count == 2, let day = CivilDay(parts[0]), let minute = minuteOfDay(parts[1]) {
            return at(minute, on: day)
        }
        guard let previous else { return nil }
        let today = CivilDay(previous, offsetMinutes: Timestamp.chinaOffsetMinutes)
        switch (parts.count, parts.last) {
        case (1, let time?): return minuteOfDay(time).map { at($0, on: today) }
        case (2, "分钟后"): return Int(parts[0]).map { previous + .minutes($0) }
        case (2, "小时后"): return Int(parts[0]).map { previous + .hours($0) }
        case (2, let time?) where parts[0] == "次日": return minuteOfDay(time).map { at($0, on: today + 1) }
        case (3, let time?) where parts[1] == "天后":
            guard let days = Int(parts[0]), let minute = minuteOfDay(time) else { return nil }
            return at(minute, on: today + days)
        default: return nil
        }
    }

    /// `02-14 10:30`, as lists of what left and deadlines show it.
    static func short(_ instant: Timestamp) -> String {
        let civil = CivilTime(instant, offsetMinutes: Timestamp.chinaOffsetMinutes)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(civil.month))-\(two(civil.day)) \(two(civil.hour)):\(two(civil.minute))"
    }

    private static func minuteOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    private static func at(_ minute: Int, on day: CivilDay) -> Timestamp {
        day.start(offsetMinutes: Timestamp.chinaOffsetMinutes) + .minutes(minute)
    }
}
