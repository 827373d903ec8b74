import CaseModel
import Testing

@Suite("Working days and office hours")
struct WorkCalendarTests {
    private let calendar = World.calendar

    private func instant(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: "\(text):00+08:00")) }

    @Test(arguments: [
        ("2025-09-30T10:00", 1, "2025-10-09T10:00"), ("2025-09-30T10:00", 3, "2025-10-11T10:00"),
        ("2025-10-10T16:00", 2, "2025-10-13T16:00"), ("2025-10-04T09:00", 1, "2025-10-09T09:00"),
        ("2025-11-14T23:59", 1, "2025-11-17T23:59"), ("2025-11-13T00:00", 0, "2025-11-13T00:00"),
    ])
    func `working days skip weekends and holidays and count make-up days`(
        from: String,
        days: Int,
        until: String
    ) throws {
        #expect(calendar.adding(workingDays: days, to: try instant(from)) == (try instant(until)))
    }

    @Test(arguments: [
        ("2025-11-13T09:00", 2, "2025-11-13T11:00"), ("2025-11-13T11:00", 2, "2025-11-13T15:00"),
        ("2025-11-13T03:00", 2, "2025-11-13T10:30"), ("2025-11-13T17:00", 2, "2025-11-14T10:00"),
        ("2025-11-14T17:00", 2, "2025-11-17T10:00"), ("2025-09-30T17:00", 2, "2025-10-09T10:00"),
        ("2025-11-13T12:30", 7, "2025-11-14T12:00"), ("2025-11-13T10:00", 14, "2025-11-17T10:00"),
    ])
    func `office hours run only while offices are open`(from: String, hours: Int, until: String) throws {
        let end = calendar.adding(officeHours: .hours(hours), to: try instant(from), unit: World.station)
        #expect(end == (try instant(until)))
    }

    @Test func `a unit may have office hours of its own`() throws {
        var calendar = calendar
        calendar.officeHoursByUnit = [
            "3307": [.init(from: 0, until: 60)], World.station: [.init(from: 600, until: 660)],
        ]
        let start = try instant("2025-11-13T09:00")
        #expect(
            calendar.adding(officeHours: .hours(1), to: start, unit: World.station) == (try instant("2025-11-13T11:00"))
        )
        #expect(calendar.adding(officeHours: .hours(1), to: start, unit: "330701") == (try instant("2025-11-14T01:00")))
    }

    @Test(arguments: [
        ("2025-06-14T09:00", "01", 2, "2025-06-16T10:30"), ("2025-06-16T11:00", "01", 2, "2025-06-16T15:30"),
        ("2025-09-15T15:30", "01", 2, "2025-09-15T17:30"), ("2025-09-15T17:30", "01", 1, "2025-09-16T09:00"),
        ("2025-06-16T11:00", "02", 2, "2025-06-16T14:00"), ("2025-06-16T11:00", "03", 2, "2025-06-17T08:00"),
        ("2025-12-31T17:00", "01", 1, "2026-01-01T12:00"), ("2026-02-01T10:00", "01", 1, "2026-02-02T12:00"),
        ("2026-02-03T09:00", "01", 1, "2026-02-03T10:00"),
    ])
    func `in a season offices keep other hours`(from: String, unit: String, hours: Int, until: String) throws {
        var calendar = calendar
        calendar.officeHoursByUnit = ["02": [.init(from: 540, until: 720), .init(from: 780, until: 1_020)]]
        calendar.seasons = [
            .init(
                from: try #require(AnnualDay("06-15")),
                until: try #require(AnnualDay("09-15")),
                officeHours: [.init(from: 510, until: 720), .init(from: 870, until: 1_080)],
                officeHoursByUnit: ["03": [.init(from: 420, until: 720)]]
            ),
            .init(
                from: try #require(AnnualDay("12-31")),
                until: try #require(AnnualDay("02-02")),
                officeHours: [.init(from: 660, until: 840)]
            ),
        ]
        let end = calendar.adding(officeHours: .hours(hours), to: try instant(from), unit: unit)
        #expect(end == (try instant(until)))
    }

    @Test func `a season without hours ends the search instead of going on for ever`() throws {
        var calendar = calendar
        let (first, last) = (try #require(AnnualDay("01-01")), try #require(AnnualDay("12-31")))
        calendar.seasons = [.init(from: first, until: last, officeHours: [])]
        #expect(calendar.adding(officeHours: .hours(1), to: World.start, unit: World.station) == World.start)
    }

    @Test(arguments: ["02-30", "13-01", "6-15", "00-10", "06-15-01", ""])
    func `what is no day of the year is not read as one`(text: String) {
        #expect(AnnualDay(text) == nil)
    }

    @Test func `a year that has not been announced has weekends only and says so`() throws {
        let day = try #require(CivilDay("2031-10-01"))
        #expect(calendar.isWorkday(day))
        #expect(!calendar.covers(day))
        #expect(!calendar.isWorkday(try #require(CivilDay("2031-10-04"))))
    }

    @Test func `a calendar without a single working day still ends`() {
        var calendar = calendar
        calendar.holidays = Set((0...60_000).map { CivilDay(number: $0) })
        #expect(calendar.adding(workingDays: 2, to: World.start) == World.start + .days(2))
        let end = calendar.adding(officeHours: .hours(1), to: World.start, unit: World.station)
        #expect(end > World.start)
    }

    @Test(arguments: ["2025-02-29", "2025-13-01", "25-01-01", "2025-1-1", "", "2025-01-01-01"])
    func `what is no day is not read as one`(text: String) {
        #expect(CivilDay(text) == nil)
    }

    @Test func `days know their weekday and survive the epoch`() throws {
        #expect(try #require(CivilDay("1969-12-31")).number == -1)
        #expect(try #require(CivilDay("1969-12-28")).isWeekend)
        #expect(try #require(CivilDay("2026-11-28")).isWeekend)
        #expect(try !#require(CivilDay("2026-11-27")).isWeekend)
    }
}
