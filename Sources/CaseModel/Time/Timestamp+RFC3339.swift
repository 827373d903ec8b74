extension Timestamp {
    /// Minutes east of UTC in which people are shown times: China Standard Time.
    package static let chinaOffsetMinutes = 480

    /// Reads an RFC 3339 date-time with its offset, such as `2026-11-23T08:15:30+08:00` or `…Z`; fractions finer than a
    /// millisecond are cut.
    ///
    /// - Returns: nil for anything else, impossible dates and a missing offset included.
    package init?(rfc3339 text: String) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(4), digits.skip(UInt8(ascii: "-")),
            let month = digits.number(2), digits.skip(UInt8(ascii: "-")),
            let day = digits.number(2), digits.skip(anyOf: "Tt "),
            let hour = digits.number(2), digits.skip(UInt8(ascii: ":")),
            let minute = digits.number(2), digits.skip(UInt8(ascii: ":")),
            let second = digits.number(2)
        else { return nil }
        var millisecond = 0
        if digits.skip(UInt8(ascii: ".")) {
            guard let fraction = digits.fractionInMilliseconds() else { return nil }
            millisecond = fraction
        }
        guard let offset = digits.offsetInMinutes(), digits.isAtEnd,
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
        self = civil.timestamp(offsetMinutes: offset)
    }

    /// The instant as RFC 3339 in China Standard Time; milliseconds only when there are any.
    package var rfc3339: String {
        let civil = CivilTime(self, offsetMinutes: Timestamp.chinaOffsetMinutes)
        let date = "\(civil.year.padded(4))-\(civil.month.padded(2))-\(civil.day.padded(2))"
        let time = "\(civil.hour.padded(2)):\(civil.minute.padded(2)):\(civil.second.padded(2))"
        let fraction = civil.millisecond == 0 ? "" : ".\(civil.millisecond.padded(3))"
        return "\(date)T\(time)\(fraction)+08:00"
    }
}

extension Int {
    /// The number in decimal, with zeros in front up to `width` digits.
    fileprivate func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

/// Reads fixed-width decimal fields from the front of a text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) {
        rest = text[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(_ width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            rest = rest.dropFirst()
        }
        return value
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func skip(anyOf bytes: StaticString) -> Bool {
        guard let first = rest.first, String(describing: bytes).utf8.contains(first) else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func fractionInMilliseconds() -> Int? {
        var value = 0
        var count = 0
        while let digit = number(1) {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<max(count, 3) { value *= 10 }
        return value
    }

    mutating func offsetInMinutes() -> Int? {
        if skip(anyOf: "Zz") { return 0 }
        let sign = skip(UInt8(ascii: "-")) ? -1 : (skip(UInt8(ascii: "+")) ? 1 : 0)
        guard sign != 0, let hours = number(2), skip(UInt8(ascii: ":")), let minutes = number(2),
            hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
