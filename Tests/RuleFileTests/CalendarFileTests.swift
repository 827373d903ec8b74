import CaseModel
import Testing

@testable import RuleFile

@Suite("The calendar file")
struct CalendarFileTests {
    private static let shipped = "\(Shipped.root)/deploy/calendar.yaml"

    /// Which days of a year are worked on, by the package chinesecalendar 1.11.0 (PyPI), month by month.
    private static let worked: [Int: [String]] = [
        2025: [
            "0110011111001111100111110110000",
            "0000111101111100111110011111",
            "0011111001111100111110011111001",
            "111000111110011111001111101111",
            "0000011110011111001111100111110",
            "001111001111100111110011111001",
            "1111001111100111110011111001111",
            "1001111100111110011111001111100",
            "111110011111001111100111110111",
            "0000000011101111100111110011111",
            "001111100111110011111001111100",
            "1111100111110011111001111100111",
        ],
        2026: [
            "0001111110011111001111100111110",
            "0111110011111100000000011111",
            "0111110011111001111100111110011",
            "111000111100111110011111001111",
            "0000011110111110011111001111100",
            "111110011111001111000111110011",
            "1110011111001111100111110011111",
            "0011111001111100111110011111001",
            "111100111110011111011111000111",
            "0000000111011111001111100111110",
            "011111001111100111110011111001",
            "1111001111100111110011111001111",
        ],
    ]

    @Test(arguments: [2025, 2026])
    func `every day of an announced year is worked on or not, as another source has it`(year: Int) throws {
        let calendar = try #require(CalendarFile.read(path: Self.shipped, digest: Shipped.digest).calendar)
        let months = try #require(Self.worked[year])
        for (index, month) in months.enumerated() {
            for (offset, mark) in month.enumerated() {
                let day = try #require(CivilDay(year: year, month: index + 1, day: offset + 1))
                #expect(calendar.isWorkday(day) == (mark == "1"), "\(year)-\(index + 1)-\(offset + 1)")
                #expect(calendar.covers(day))
            }
        }
    }

    @Test(arguments: [
        ("from: \"2026-10-01\"", "from: \"2026-10-32\"", RuleFileError.Code.badValue),
        ("until: \"2026-10-07\"", "until: \"2026-09-07\"", .badValue),
        ("until: \"2026-10-07\"", "until: \"2027-10-07\"", .badValue),
        ("from: \"2026-10-01\"", "from: \"2026-09-26\"", .duplicate),
        ("\"2026-02-14\"", "\"2026-02-13\"", .badValue), ("\"2026-02-14\"", "\"2026-02-21\"", .badValue),
        ("\"2026-02-14\"", "\"2026-02-28\"", .duplicate), ("\"2026\":", "\"26\":", .badValue),
        ("makeUpDays: [\"2025", "makeupDays: [\"2025", .unknownKey), ("08:30", "8:30", .badValue),
        ("until: \"12:00\"", "until: \"08:00\"", .badValue), ("\"330783\":", "\"33078X\":", .badValue),
        ("officeHours:", "officeHour:", .unknownKey), ("from: \"06-15\"", "from: \"06-31\"", .badValue),
        ("seasons:", "season:", .unknownKey), ("until: \"09-15\"", "till: \"09-15\"", .unknownKey),
    ])
    func `a mistake is told with its line`(old: String, new: String, code: RuleFileError.Code) throws {
        let reading = try read([(old, new)])
        #expect(reading.calendar == nil)
        let problem = try #require(reading.problems.first)
        #expect(problem.code == code)
        #expect(problem.line > 0)
    }

    @Test func `all mistakes are told at once`() throws {
        let reading = try read([
            ("from: \"2025-10-01\"", "from: \"2025-10-32\""), ("\"2026-02-14\"", "\"2026-02-13\""),
            ("until: \"12:00\"", "until: \"08:00\""), ("\"330783\":", "\"33078X\":"),
            ("from: \"06-15\"", "from: \"06-31\""),
        ])
        let lines = reading.problems.map(\.line)
        #expect(reading.problems.map(\.code) == [.badValue, .badValue, .badValue, .badValue, .badValue])
        #expect(lines == lines.sorted())
        #expect(Set(lines).count == 5)
        #expect(reading.problems.allSatisfy { $0.column > 0 && $0.file == "calendar.yaml" })
    }

    /// The shipped file after each first `old` was replaced by its `new`.
    private func read(_ edits: [(old: String, new: String)]) throws -> CalendarFile.Reading {
        var source = try SourceFile.read(Self.shipped, name: "calendar.yaml", digest: Shipped.digest)
        var text = String(decoding: source.content, as: UTF8.self)
        for (old, new) in edits {
            text = text.replacingCharacters(in: try #require(text.firstRange(of: old)), with: new)
        }
        source.content = Array(text.utf8)
        return CalendarFile.read(source, path: "calendar.yaml")
    }
}
