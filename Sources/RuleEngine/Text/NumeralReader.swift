/// A number as it is spelt, before what follows it says what it counts.
struct Numeral: Equatable {
    /// At least this many: 十几 is 10, 几十 is 20, 二三十 is 20.
    var value: Int
    var start: Int
    /// One past the last character of the number itself.
    var end: Int
    /// Counted in 万 or more: money, when no unit says otherwise.
    var hasTenThousands: Bool
}

/// Reads numbers in Arabic and Chinese digits, mixed ones too (3万5, 四万六, 两千多, 1,200, 二三十), in one pass.
struct NumeralReader {
    private let characters: [NormalizedText.Character]
    /// Larger values tell nothing more.
    private static let limit = 1_000_000_000

    init(_ characters: [NormalizedText.Character]) {
        self.characters = characters
    }

    /// The number that starts at `index`, or nil.
    func numeral(at start: Int) -> Numeral? {
        var sum = Sum()
        var index = start
        scan: while index < characters.count {
            switch Self.meaning(characters[index].value) {
            case .arabic(let value):
                sum.addArabic(value)
                if let end = endOfFraction(at: index + 1) {
                    sum.tenth = Self.arabicDigit(characters[index + 2].value)
                    index = end - 1
                } else if Self.isGrouping(index + 1, in: characters) {
                    index += 1
                }
            case .digit(let value): sum.addDigit(value)
            case .some: sum.addSome()
            case .tens(let value): sum.addTens(value)
            case .factor(let factor): sum.multiply(by: factor)
            case .tenThousands(let factor):
                // 万石院 and 千万别 hold no number.
                guard sum.hasDigit else { break scan }
                sum.multiplyAll(by: factor)
            case .other:
                guard index > start, isVagueBeforeTenThousands(index) else { break scan }
            }
            index += 1
        }
        guard index > start, let value = sum.value else { return nil }
        return Numeral(
            value: min(value, Self.limit),
            start: start,
            end: index,
            hasTenThousands: sum.hasTenThousands
        )
    }

    /// 四十来万, 二十多万
    private func isVagueBeforeTenThousands(_ index: Int) -> Bool {
        guard index + 1 < characters.count else { return false }
        guard case .tenThousands = Self.meaning(characters[index + 1].value) else { return false }
        return [0x591A, 0x6765, 0x4F59].contains(characters[index].value)
    }

    /// One past a fraction that begins with the point at `index`, or nil.
    private func endOfFraction(at index: Int) -> Int? {
        guard index + 1 < characters.count, characters[index].value == 0x2E,
            Self.arabicDigit(characters[index + 1].value) != nil
        else { return nil }
        var end = index + 1
        while end < characters.count, Self.arabicDigit(characters[end].value) != nil { end += 1 }
        return end
    }

    /// Whether the comma at `index` only groups digits (1,200): it stands between digits, and three follow, no more.
    static func isGrouping(_ index: Int, in characters: [NormalizedText.Character]) -> Bool {
        guard index > 0, index + 3 < characters.count, characters[index].value == 0x2C,
            arabicDigit(characters[index - 1].value) != nil
        else { return false }
        for offset in 1...3 where arabicDigit(characters[index + offset].value) == nil { return false }
        return index + 4 >= characters.count || arabicDigit(characters[index + 4].value) == nil
    }

    /// 多 余 来 好 把 may stand between a number and its unit: where the unit starts.
    func skipVagueness(at start: Int) -> Int {
        var index = start
        while index < characters.count, index < start + 2 {
            switch characters[index].value {
            case 0x591A, 0x4F59, 0x6765, 0x597D, 0x628A: index += 1
            default: return index
            }
        }
        return index
    }

    /// The characters a number may start with.
    static let starters = Starters()

    struct Starters: Sendable {
        private static let first: UInt32 = 0x4E00
        private static let last: UInt32 = 0x96F6
        /// One bit for each ideograph from 一 to 零.
        private let bits: [UInt64]

        fileprivate init() {
            var bits = [UInt64](repeating: 0, count: Int(Self.last - Self.first) / 64 + 1)
            for character in Self.first...Self.last where NumeralReader.isStarter(character) {
                bits[Int(character - Self.first) >> 6] |= 1 << UInt64(character & 63)
            }
            self.bits = bits
        }

        func contains(_ character: UInt32) -> Bool {
            if character >= Self.first, character <= Self.last {
                return bits[Int(character - Self.first) >> 6] >> UInt64(character & 63) & 1 == 1
            }
            return character < Self.first && NumeralReader.isStarter(character)
        }
    }

    private static func isStarter(_ character: UInt32) -> Bool {
        switch meaning(character) {
        case .other, .tenThousands: false
        default: true
        }
    }

    private static func arabicDigit(_ character: UInt32) -> Int? {
        (0x30...0x39).contains(character) ? Int(character) - 0x30 : nil
    }

    private enum Meaning {
        case arabic(Int)
        case digit(Int)
        case some
        case tens(Int)
        case factor(Int)
        case tenThousands(Int)
        case other
    }

    private static func meaning(_ character: UInt32) -> Meaning {
        switch character {
        case 0x30...0x39: .arabic(Int(character) - 0x30)
        case 0x96F6, 0x3007: .digit(0)  // 零 〇
        case 0x4E00, 0x58F9: .digit(1)  // 一 壹
        case 0x4E8C, 0x4E24, 0x4FE9, 0x8D30: .digit(2)  // 二 两 俩 贰
        case 0x4E09, 0x4EE8, 0x53C1: .digit(3)  // 三 仨 叁
        case 0x56DB, 0x8086: .digit(4)  // 四 肆
        case 0x4E94, 0x4F0D: .digit(5)  // 五 伍
        case 0x516D: .digit(6)  // 六
        case 0x4E03, 0x67D2: .digit(7)  // 七 柒
        case 0x516B, 0x634C: .digit(8)  // 八 捌
        case 0x4E5D, 0x7396: .digit(9)  // 九 玖
        case 0x51E0, 0x6570: .some  // 几 数
        case 0x5EFF: .tens(20)  // 廿
        case 0x5345: .tens(30)  // 卅
        case 0x5341, 0x62FE: .factor(10)  // 十 拾
        case 0x767E, 0x4F70: .factor(100)  // 百 佰
        case 0x5343, 0x4EDF: .factor(1_000)  // 千 仟
        case 0x4E07: .tenThousands(10_000)  // 万
        case 0x4EBF: .tenThousands(100_000_000)  // 亿
        default: .other
        }
    }
}

/// A number as it adds up.
private struct Sum {
    private var total = 0
    private var section = 0
    private var digit: Int?
    /// Chinese digits in a row, and what they say read one after the other (二〇二三).
    private var run = 0
    private var positional = 0
    private var lastFactor = 0
    private var endsInDigit = false
    /// The first digit after a point.
    var tenth: Int?
    private(set) var hasDigit = false
    private(set) var hasTenThousands = false

    private static let limit = 1_000_000_000

    mutating func addArabic(_ value: Int) {
        digit = min((digit ?? 0) * 10 + value, Self.limit)
        run = 0
        hasDigit = true
        endsInDigit = false
    }

    mutating func addDigit(_ value: Int) {
        positional = run == 0 ? value : min(positional * 10 + value, Self.limit)
        run += 1
        hasDigit = true
        endsInDigit = run == 1
        if run == 2, let first = digit, first > 0, value > first { return }  // 二三十, 三五个: the smaller
        digit = run == 1 ? value : positional
    }

    /// 几 and 数 before a factor are at least two; after one they add nothing.
    mutating func addSome() {
        if lastFactor == 0 { digit = 2 }
        run = 0
        hasDigit = true
        endsInDigit = false
    }

    mutating func addTens(_ value: Int) {
        section += value
        lastFactor = 10
        run = 0
        hasDigit = true
        endsInDigit = false
    }

    mutating func multiply(by factor: Int) {
        section = min(section + max(digit ?? 1, 1) * factor, Self.limit)
        // 十万 is a number; 百万 and 千万 without a digit are as often no more than words (千万别).
        if factor == 10 { hasDigit = true }
        close(factor)
    }

    mutating func multiplyAll(by factor: Int) {
        let tenths = tenth.map { $0 * (factor / 10) } ?? 0
        let whole = section + (digit ?? 0)
        total = min(total + (tenth == nil ? max(whole, 1) : whole) * factor + tenths, Self.limit)
        section = 0
        tenth = nil
        hasTenThousands = true
        close(factor)
    }

    private mutating func close(_ factor: Int) {
        lastFactor = factor
        digit = nil
        run = 0
        endsInDigit = false
    }

    /// What it says, or nil when it is no number.
    var value: Int? {
        guard digit != nil || section > 0 || total > 0 else { return nil }
        // 四万六 is 46,000: one digit after a factor counts its tenth.
        return total + section + (digit ?? 0) * (lastFactor >= 100 && endsInDigit ? lastFactor / 10 : 1)
    }
}
