import CaseModel
import JSONTree

/// How a dialect writes times.
struct ClockFormat: Sendable {
    /// Tried in turn.
    var formats: [Format]
    /// Minutes east of UTC of times without a zone.
    var zoneOffsetMinutes: Int

    enum Format: String, Sendable, CaseIterable {
        /// `2026-11-23T08:15:30+08:00`
        case rfc3339
        /// `20261123081530`, or with three digits of milliseconds
        case compact
        /// `2026-11-23 08:15:30`
        case spaced
        case epochSeconds
        case epochMilliseconds
    }

    /// The instant `value` means, or nil when it is no possible time in any of the formats.
    func timestamp(_ value: JSONValue) -> Timestamp? {
        for format in formats {
            if let time = timestamp(value, as: format) { return time }
        }
        return nil
    }

    /// `time` in the first of the formats, cut to whole seconds where the format has no place for more.
    func value(of time: Timestamp) -> JSONValue {
        switch formats.first ?? .rfc3339 {
        case .rfc3339: return .string(time.rfc3339)
        case .epochSeconds: return .integer(time.milliseconds / 1_000)
        case .epochMilliseconds: return .integer(time.milliseconds)
        case .compact: return .string(parts(of: time).joined())
        case .spaced:
            let parts = parts(of: time)
            return .string("\(parts[..<3].joined(separator: "-")) \(parts[3...].joined(separator: ":"))")
        }
    }

    /// Year, month, day, hour, minute and second, each in its full width.
    private func parts(of time: Timestamp) -> [String] {
        let civil = CivilTime(time, offsetMinutes: zoneOffsetMinutes)
        return [ClockFormat.digits(civil.year, 4)]
            + [civil.month, civil.day, civil.hour, civil.minute, civil.second].map { ClockFormat.digits($0, 2) }
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private func timestamp(_ value: JSONValue, as format: Format) -> Timestamp? {
        switch format {
        case .rfc3339:
            guard case .string(let text) = value else { return nil }
            return Timestamp(rfc3339: text)
        case .compact:
            guard let digits = ClockFormat.text(value).map({ Array($0.utf8) }), digits.count == 14 || digits.count == 17
            else { return nil }
            return civil(digits)
        case .spaced:
            guard case .string(let text) = value else { return nil }
            let bytes = Array(text.utf8)
            guard bytes.count == 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
                bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
            else { return nil }
            return civil(
                Array(bytes[0..<4] + bytes[5..<7] + bytes[8..<10] + bytes[11..<13] + bytes[14..<16] + bytes[17...])
            )
        case .epochSeconds:
            guard let seconds = ClockFormat.integer(value) else { return nil }
            return Timestamp(milliseconds: seconds * 1_000)
        case .epochMilliseconds:
            return ClockFormat.integer(value).map(Timestamp.init(milliseconds:))
        }
    }

    /// `yyyyMMddHHmmss`, and `SSS` if there are 17 digits.
    private func civil(_ digits: [UInt8]) -> Timestamp? {
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for digit in digits[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                value = value * 10 + Int(digit - UInt8(ascii: "0"))
            }
            return value
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
            let hour = number(8..<10), let minute = number(10..<12), let second = number(12..<14),
            let millisecond = number(14..<digits.count),
            let civil = CivilTime(
                year: year,
                month: month,
                day: day,
                hour: hour,
                minute: minute,
                second: second,
                millisecond: millisecond
            )
        else { return nil }
        return civil.timestamp(offsetMinutes: zoneOffsetMinutes)
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// A count since the epoch, before the year 10000 in either unit.
    private static func integer(_ value: JSONValue) -> Int64? {
        let number: Int64? =
            switch value {
            case .integer(let number): number
            case .string(let text): Int64(text)
            default: nil
            }
        guard let number, (0..<253_402_300_800_000).contains(number) else { return nil }
        return number
    }
}
