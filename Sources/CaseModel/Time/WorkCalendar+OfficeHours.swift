extension WorkCalendar {
    /// Part of a day while offices are open, in minutes after midnight; `until` is exclusive.
    package struct OfficeSpan: Hashable, Codable, Sendable {
        package var from: Int
        package var until: Int

        /// From one minute of the day to another.
        package init(from: Int, until: Int) {
            self.from = from
            self.until = until
        }
    }

    /// A part of every year in which offices keep other hours (夏令作息), both days included. One that begins later in
    /// the year than it ends goes over New Year.
    package struct OfficeSeason: Hashable, Codable, Sendable {
        package var from: AnnualDay
        package var until: AnnualDay
        package var officeHours: [OfficeSpan]
        /// For units that differ, by the beginning of their codes; the longest counts.
        package var officeHoursByUnit: [String: [OfficeSpan]]

        /// A season.
        package init(
            from: AnnualDay,
            until: AnnualDay,
            officeHours: [OfficeSpan],
            officeHoursByUnit: [String: [OfficeSpan]] = [:]
        ) {
            self.from = from
            self.until = until
            self.officeHours = officeHours
            self.officeHoursByUnit = officeHoursByUnit
        }

        func holds(_ day: AnnualDay) -> Bool {
            from <= until ? from <= day && day <= until : from <= day || day <= until
        }
    }
}

extension WorkCalendar {
    /// The instant at which offices of the unit have been open for `duration` since `start`.
    ///
    /// Where no hours are kept, in any season, the time is over at once: `start`.
    package func adding(officeHours duration: Duration, to start: Timestamp, unit: String) -> Timestamp {
        var left = duration.wholeMilliseconds
        var day = day(of: start)
        if !isWorkday(day) { day = nextWorkday(after: day) }
        guard left > 0, isAlwaysOpenSometime(unit) else { return start }
        while true {
            let midnight = day.start(offsetMinutes: offsetMinutes)
            for span in officeHours(of: unit, on: day) {
                let opens = max(start, midnight + .minutes(span.from))
                let open = max(0, (midnight + .minutes(span.until) - opens).wholeMilliseconds)
                if open >= left { return Timestamp(milliseconds: opens.milliseconds + left) }
                left -= open
            }
            day = nextWorkday(after: day)
        }
    }

    /// 办公时间 of a unit on a day, earliest first: those of the season when one holds the day. A unit with hours of its
    /// own keeps them in a season that does not name it.
    package func officeHours(of unit: String, on day: CivilDay) -> [OfficeSpan] {
        let annual = day.annual
        guard let season = seasons.first(where: { $0.holds(annual) }) else { return usualHours(of: unit) }
        return season.officeHoursByUnit.value(ofLongestPrefixOf: unit)
            ?? officeHoursByUnit.value(ofLongestPrefixOf: unit) ?? season.officeHours
    }

    private func usualHours(of unit: String) -> [OfficeSpan] {
        officeHoursByUnit.value(ofLongestPrefixOf: unit) ?? officeHours
    }

    /// Whether there is time to be found on any working day, in every season.
    private func isAlwaysOpenSometime(_ unit: String) -> Bool {
        let hours = [usualHours(of: unit)] + seasons.flatMap { [$0.officeHours] + $0.officeHoursByUnit.values }
        return hours.allSatisfy { spans in spans.contains { $0.until > $0.from } }
    }
}

extension [String: [WorkCalendar.OfficeSpan]] {
    fileprivate func value(ofLongestPrefixOf unit: String) -> [WorkCalendar.OfficeSpan]? {
        filter { unit.hasPrefix($0.key) }.max { $0.key.utf8.count < $1.key.utf8.count }?.value
    }
}
