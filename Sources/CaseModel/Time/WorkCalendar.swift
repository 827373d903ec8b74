/// 工作日历: which days are worked on, and from when to when offices are open.
///
/// Saturdays and Sundays are free, holidays (放假) are free, make-up workdays (调休上班) are not. In years the State
/// Council has not announced yet only weekends are known.
package struct WorkCalendar: Hashable, Codable, Sendable {
    /// Digest of the file it came from.
    package var version: String
    /// Minutes local clocks are ahead of UTC; 480 in China.
    package var offsetMinutes: Int
    /// Years whose holidays are known.
    package var years: Set<Int>
    package var holidays: Set<CivilDay>
    /// Weekend days that are worked.
    package var makeUpDays: Set<CivilDay>
    /// 办公时间, for units without their own.
    package var officeHours: [OfficeSpan]
    /// 办公时间 of units, by the beginning of their codes; the longest counts.
    package var officeHoursByUnit: [String: [OfficeSpan]]
    /// 夏令作息: parts of every year with other office hours; the first that holds a day counts.
    package var seasons: [OfficeSeason]

    /// A calendar.
    package init(
        version: String,
        offsetMinutes: Int,
        years: Set<Int>,
        holidays: Set<CivilDay>,
        makeUpDays: Set<CivilDay>,
        officeHours: [OfficeSpan],
        officeHoursByUnit: [String: [OfficeSpan]] = [:],
        seasons: [OfficeSeason] = []
    ) {
        self.version = version
        self.offsetMinutes = offsetMinutes
        self.years = years
        self.holidays = holidays
        self.makeUpDays = makeUpDays
        self.officeHours = officeHours
        self.officeHoursByUnit = officeHoursByUnit
        self.seasons = seasons
    }

    /// Weekends, and offices open from 8:30 to 12:00 and from 14:00 to 17:30: all that is known without a file.
    package static let weekendsOnly = WorkCalendar(
        version: "weekends",
        offsetMinutes: 480,
        years: [],
        holidays: [],
        makeUpDays: [],
        officeHours: [OfficeSpan(from: 510, until: 720), OfficeSpan(from: 840, until: 1_050)]
    )

    /// A search for a working day gives up after so many days; no calendar of a state is free that long.
    private static let longestSearch = 60
}

extension WorkCalendar {
    /// The local day of an instant.
    package func day(of instant: Timestamp) -> CivilDay { CivilDay(instant, offsetMinutes: offsetMinutes) }

    /// Whether the State Council's holidays of the day's year are known.
    package func covers(_ day: CivilDay) -> Bool { years.contains(day.year) }

    /// 法定节假日: a day of a holiday as announced, weekends within it included.
    package func isHoliday(_ day: CivilDay) -> Bool { holidays.contains(day) }

    /// 工作日
    package func isWorkday(_ day: CivilDay) -> Bool {
        if holidays.contains(day) { return false }
        return makeUpDays.contains(day) || !day.isWeekend
    }

    /// The same time of day, so many working days later. The day of `start` does not count.
    package func adding(workingDays count: Int, to start: Timestamp) -> Timestamp {
        let first = day(of: start)
        var found = first
        for _ in 0..<max(0, count) { found = nextWorkday(after: found) }
        return start + .days(found.number - first.number)
    }

    /// The next day that is worked on; the next of all when none is for two months.
    func nextWorkday(after day: CivilDay) -> CivilDay {
        for step in 1...WorkCalendar.longestSearch where isWorkday(day + step) { return day + step }
        return day + 1
    }
}
