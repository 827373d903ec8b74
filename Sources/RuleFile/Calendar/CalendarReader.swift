import CaseModel

/// Reads the parts of a calendar, each as far as it goes.
struct CalendarReader {
    let mistakes: MistakeList

    func calendar(_ document: YAMLValue, version: String) throws(RuleFileError) -> WorkCalendar {
        let fields = try document.fields(required: ["years", "officeHours"], optional: ["units", "seasons"])
        var calendar = WorkCalendar.weekendsOnly
        calendar.version = version
        mistakes.attempt { () throws(RuleFileError) in try readYears(fields.required("years"), into: &calendar) }
        let hours = OfficeHoursReader(mistakes: mistakes)
        if let spans = mistakes.attempt({ () throws(RuleFileError) in try hours.spans(fields.required("officeHours")) })
        {
            calendar.officeHours = spans
        }
        mistakes.attempt { () throws(RuleFileError) in
            calendar.officeHoursByUnit = try hours.spansByUnit(fields["units"])
        }
        mistakes.attempt { () throws(RuleFileError) in
            calendar.seasons = mistakes.each(try fields["seasons"]?.list() ?? []) { item throws(RuleFileError) in
                try hours.season(item)
            }
        }
        return calendar
    }

    private func readYears(_ value: YAMLValue, into calendar: inout WorkCalendar) throws(RuleFileError) {
        for (name, key, value) in try value.pairs() {
            mistakes.attempt { () throws(RuleFileError) in
                guard let year = Int(name), (2000...2100).contains(year) else {
                    throw key.error(.badValue, "expected a year, found \(name)")
                }
                guard calendar.years.insert(year).inserted else {
                    throw key.error(.duplicate, "the year \(name) stands here twice")
                }
                try read(value, of: year, into: &calendar)
            }
        }
    }

    private func read(_ value: YAMLValue, of year: Int, into calendar: inout WorkCalendar) throws(RuleFileError) {
        let fields = try value.fields(required: ["holidays", "makeUpDays"], optional: ["source"])
        for item in try fields.required("holidays").list() {
            mistakes.attempt { () throws(RuleFileError) in try readHoliday(item, of: year, into: &calendar) }
        }
        for item in try fields.required("makeUpDays").list() {
            mistakes.attempt { () throws(RuleFileError) in
                let day = try day(item, year)
                guard day.isWeekend, !calendar.holidays.contains(day) else {
                    throw item.error(.badValue, "expected a Saturday or Sunday outside the holidays")
                }
                guard calendar.makeUpDays.insert(day).inserted else {
                    throw item.error(.duplicate, "the day stands here twice")
                }
            }
        }
    }

    private func readHoliday(
        _ item: YAMLValue,
        of year: Int,
        into calendar: inout WorkCalendar
    ) throws(RuleFileError) {
        let holiday = try item.fields(required: ["name", "from", "until"])
        _ = try holiday.required("name").string()
        let (first, last) = (try day(holiday.required("from"), year), try day(holiday.required("until"), year))
        guard first <= last, last.number - first.number < 15 else {
            throw item.error(.badValue, "expected a last day not before the first, and no more than 15 days")
        }
        for number in first.number...last.number {
            guard calendar.holidays.insert(CivilDay(number: number)).inserted else {
                throw item.error(.duplicate, "a day of it belongs to another holiday already")
            }
        }
    }

    private func day(_ value: YAMLValue, _ year: Int) throws(RuleFileError) -> CivilDay {
        let text = try value.string()
        guard let day = CivilDay(text), day.year == year else {
            throw value.error(.badValue, "expected a day of \(year) such as \(year)-10-01, found \(text)")
        }
        return day
    }
}
