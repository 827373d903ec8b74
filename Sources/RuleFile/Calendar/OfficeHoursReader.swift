import CaseModel

/// Reads office hours (办公时间), usual ones and those of a season.
struct OfficeHoursReader {
    let mistakes: MistakeList

    /// Spans that follow one another, at least one.
    func spans(_ value: YAMLValue) throws(RuleFileError) -> [WorkCalendar.OfficeSpan] {
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

    /// Spans by the beginning of unit codes; none without a value.
    func spansByUnit(_ value: YAMLValue?) throws(RuleFileError) -> [String: [WorkCalendar.OfficeSpan]] {
        var byUnit: [String: [WorkCalendar.OfficeSpan]] = [:]
        for (unit, key, value) in try value?.pairs() ?? [] {
            mistakes.attempt { () throws(RuleFileError) in
                guard unit.utf8.allSatisfy({ (0x30...0x39).contains($0) }), unit.utf8.count <= 12 else {
                    throw key.error(.badValue, "expected the beginning of a unit code, found \(unit)")
                }
                byUnit[unit] = try spans(value)
            }
        }
        return byUnit
    }

    /// One season, both its days included.
    func season(_ value: YAMLValue) throws(RuleFileError) -> WorkCalendar.OfficeSeason {
        let fields = try value.fields(required: ["name", "from", "until", "officeHours"], optional: ["units"])
        _ = try fields.required("name").string()
        return WorkCalendar.OfficeSeason(
            from: try annualDay(fields.required("from")),
            until: try annualDay(fields.required("until")),
            officeHours: try spans(fields.required("officeHours")),
            officeHoursByUnit: try spansByUnit(fields["units"])
        )
    }

    private func annualDay(_ value: YAMLValue) throws(RuleFileError) -> AnnualDay {
        let text = try value.string()
        guard let day = AnnualDay(text) else {
            throw value.error(.badValue, "expected a day of every year such as 06-15, found \(text)")
        }
        return day
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
