import CaseModel
import Testing

@Suite("Times are read and written as RFC 3339")
struct TimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-11-23T08:15:30+08:00", 1_795_392_930_000),
        ("2026-11-23T00:15:30.5Z", 1_795_392_930_500),
        ("2024-02-29T23:59:59.999+08:00", 1_709_222_399_999),
        ("1969-12-31T23:59:59Z", -1_000),
    ])
    func `a time is read to the millisecond and written back as the same instant`(text: String, milliseconds: Int64) {
        let time = Timestamp(rfc3339: text)
        #expect(time?.milliseconds == milliseconds)
        #expect(time.flatMap { Timestamp(rfc3339: $0.rfc3339) } == time)
    }

    @Test(arguments: [
        "2026-02-29T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T08:15:60Z", "2026-11-23T08:15:30", "2026-11-23",
        "", "2026-13-01T00:00:00Z", "2026-11-23T08:15:30+24:00", "2026-11-23T08:15:30.Z", "2026-11-23T08:15:30Z ",
    ])
    func `an impossible time is no time`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `every day of four centuries survives the way through the calendar`() {
        var instant = Timestamp(milliseconds: -6_000_000_000_000)
        for _ in 0..<146_097 {
            let civil = CivilTime(instant, offsetMinutes: 480)
            #expect(civil.timestamp(offsetMinutes: 480) == instant)
            instant = instant + .days(1)
        }
    }
}

@Suite("A case code can be told over the telephone")
struct CaseCodeTests {
    @Test(arguments: [0, 42, UInt64.max, 0x1234_5678_9abc_def0])
    func `a code is read back however it is typed`(random: UInt64) {
        let code = CaseCode(random: random)
        #expect(CaseCode(code.text.lowercased()) == code)
        #expect(CaseCode(code.text.filter { $0 != "-" }) == code)
    }

    @Test func `every single wrong character and every swap of neighbours is found`() {
        let code = Array(CaseCode(random: 987_654_321_012_345).text.filter { $0 != "-" })
        for index in code.indices {
            for letter in "23456789ABCDEFGHJKMNPQRSTUVWXYZ" where letter != code[index] {
                var wrong = code
                wrong[index] = letter
                #expect(CaseCode(String(wrong)) == nil)
            }
            guard index + 1 < code.count, code[index] != code[index + 1] else { continue }
            var swapped = code
            swapped.swapAt(index, index + 1)
            #expect(CaseCode(String(swapped)) == nil)
        }
    }
}
