package import CaseModel

/// The calendar file (工作日历): holidays, make-up workdays, office hours.
package enum CalendarFile {
    /// What reading gives: the calendar, or every mistake in the order of the file.
    package typealias Reading = (calendar: WorkCalendar?, source: SourceFile?, problems: [RuleFileError])

    /// Reads and checks the file at `path`.
    ///
    /// - Parameter digest: names the file's bytes in hexadecimal; it becomes the calendar's version.
    package static func read(path: String, digest: ([UInt8]) -> String) -> Reading {
        let mistakes = MistakeList()
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let source = mistakes.attempt { () throws(RuleFileError) in
            try SourceFile.read(path, name: name, digest: digest)
        }
        guard let source else { return (nil, nil, mistakes.mistakes) }
        return read(source, path: path)
    }

    /// What ``read(path:digest:)`` gives of a file that was read already.
    static func read(_ source: SourceFile, path: String) -> Reading {
        let mistakes = MistakeList()
        let calendar = mistakes.attempt { () throws(RuleFileError) in
            try CalendarReader(mistakes: mistakes).calendar(YAMLValue(source, path: path), version: source.digest)
        }
        return (mistakes.mistakes.isEmpty ? calendar : nil, source, mistakes.mistakes)
    }
}

/// Reads the parts of a calendar.
private struct CalendarReader {
    let mistakes: MistakeList

    func calendar(_ document: YAMLValue, version: String) throws(RuleFileError) -> WorkCalendar {
        let fields = try document.fields(required: ["years", "officeHours"], optional: ["units"])
        var calendar = WorkCalendar.weekendsOnly
        calendar.version = version
        for (name, key, value) in try fields.required("years").pairs() {
            guard let year = Int(name), (2000...2100).contains(year) else {
                throw key.error(.badValue, "expected a year, found \(name)")
            }
            guard calendar.years.insert(year).inserted else {
                throw key.error(.duplicate, "the year \(name) stands here twice")
            }
            mistakes.attempt { () throws(RuleFileError) in try read(value, of: year, into: &calendar) }
        }
        calendar.officeHours = try spans(fields.required("officeHours"))
        for (unit, key, value) in try fields["units"]?.pairs() ?? [] {
            guard unit.utf8.allSatisfy({ (0x30...0x39).contains($0) }), unit.utf8.count <= 12 else {
                throw key.error(.badValue, "expected the beginning of a unit code, found \(unit)")
            }
            calendar.officeHoursByUnit[unit] = try spans(value)
        }
        return calendar
    }

    private func read(_ value: YAMLValue, of year: Int, into calendar: inout WorkCalendar) throws(RuleFileError) {
        let fields = try value.fields(required: ["holidays", "makeUpDays"], optional: ["source"])
        for item in try fields.required("holidays").list() {
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
        for item in try fields.required("makeUpDays").list() {
            let day = try day(item, year)
            guard day.isWeekend, !calendar.holidays.contains(day) else {
                throw item.error(.badValue, "expected a Saturday or Sunday outside the holidays")
            }
            guard calendar.makeUpDays.insert(day).inserted else {
                throw item.error(.duplicate, "the day stands here twice")
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

    private func spans(_ value: YAMLValue) throws(RuleFileError) -> [WorkCalendar.OfficeSpan] {
        var spans: [WorkCalendar.OfficeSpan] = []
        for item in try value.list() {
            let fields = try item.fields(required: ["from", "until"])
            let span = WorkCalendar.OfficeSpan(
                from: try minute(fields.required("from")),
                until: try minute(fields.required("until"))
            )
            guard span.from < span.until, spans.last.map({ $0.until <= span.from }) ?? true else {
                throw item.error(.badValue, "expected office hours that follow one another, such as 08:30 to 12:00")
            }
            spans.append(span)
        }
        guard !spans.isEmpty else { throw value.error(.badValue, "expected at least one span of office hours") }
        return spans
    }

    private func minute(_ value: YAMLValue) throws(RuleFileError) -> Int {
        let text = try value.string()
        let parts = text.split(separator: ":")
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1_440
        else { throw value.error(.badValue, "expected a time of day such as 08:30, found \(text)") }
        return hour * 60 + minute
    }
}
