/// A length of time as the policy writes it: by the clock, in working days, or in office hours (办公时间).
package enum TimeSpan: Hashable, Codable, Sendable {
    /// Goes on day and night.
    case elapsed(Duration)
    /// 工作日: the same time of day, so many working days later.
    case workingDays(Int)
    /// Counts only while offices are open.
    case officeHours(Duration)
}

extension WorkCalendar {
    /// The instant at which a span that begins at `start` ends.
    ///
    /// - Parameter unit: the unit whose office hours count.
    package func end(of span: TimeSpan, from start: Timestamp, unit: String) -> Timestamp {
        switch span {
        case .elapsed(let duration): start + duration
        case .workingDays(let days): adding(workingDays: days, to: start)
        case .officeHours(let duration): adding(officeHours: duration, to: start, unit: unit)
        }
    }

    /// The instant at which so many hundredths of a span that begins at `start` have passed. Of working days it is that
    /// part of the time between start and end.
    package func mark(_ percent: Int, of span: TimeSpan, from start: Timestamp, unit: String) -> Timestamp {
        switch span {
        case .elapsed(let duration): start + duration * percent / 100
        case .workingDays: start + (end(of: span, from: start, unit: unit) - start) * percent / 100
        case .officeHours(let duration): adding(officeHours: duration * percent / 100, to: start, unit: unit)
        }
    }
}
