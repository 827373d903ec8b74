/// A day on the civil calendar, without a zone: days since 1970-01-01.
package struct CivilDay: Hashable, Comparable, Codable, Sendable {
    /// 0 is 1970-01-01.
    package var number: Int

    /// The day with this number.
    package init(number: Int) {
        self.number = number
    }

    /// The day `year-month-day`; nil when the calendar has none.
    package init?(year: Int, month: Int, day: Int) {
        guard let civil = CivilTime(year: year, month: month, day: day, hour: 0, minute: 0, second: 0) else {
            return nil
        }
        self.init(civil.timestamp(offsetMinutes: 0), offsetMinutes: 0)
    }

    /// Reads `2026-10-01`.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day on which `instant` falls where clocks are `offsetMinutes` ahead of UTC.
    package init(_ instant: Timestamp, offsetMinutes: Int) {
        let local = instant.milliseconds + Int64(offsetMinutes) * 60_000
        let day = local / 86_400_000
        number = Int(local % 86_400_000 < 0 ? day - 1 : day)
    }

    /// The first instant of the day.
    package func start(offsetMinutes: Int) -> Timestamp {
        Timestamp(milliseconds: Int64(number) * 86_400_000 - Int64(offsetMinutes) * 60_000)
    }

    /// Saturday or Sunday.
    package var isWeekend: Bool {
        // 1970-01-01 was a Thursday.
        let weekday = ((number + 3) % 7 + 7) % 7
        return weekday >= 5
    }

    /// The year it belongs to.
    package var year: Int { CivilTime(start(offsetMinutes: 0), offsetMinutes: 0).year }

    /// Its place within the year.
    package var annual: AnnualDay {
        let civil = CivilTime(start(offsetMinutes: 0), offsetMinutes: 0)
        return AnnualDay(month: civil.month, day: civil.day)
    }

    package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    package static func + (day: CivilDay, count: Int) -> CivilDay { CivilDay(number: day.number + count) }
}

/// A day of every year, such as 1 June.
package struct AnnualDay: Hashable, Comparable, Codable, Sendable {
    package let month: Int
    package let day: Int

    init(month: Int, day: Int) {
        self.month = month
        self.day = day
    }

    /// Reads `06-01`; 29 February is one.
    package init?(_ text: String) {
        // A leap year has every day there is.
        guard let day = CivilDay("2000-\(text)") else { return nil }
        self = day.annual
    }

    package static func < (left: AnnualDay, right: AnnualDay) -> Bool {
        (left.month, left.day) < (right.month, right.day)
    }
}
