/// A number told in a text, with what it counts (三十多人, 十几个工友, 欠了五万).
struct NumberMention: Equatable {
    /// At least this many: 十几 is 10, 几十 is 20.
    var value: Int
    var kind: NumberKind
    /// Characters of the normalised text, the unit included.
    var start: Int32
    var end: Int32
}

/// A number as it is spelt, before what follows it says what it counts.
struct Numeral: Equatable {
    var value: Int
    var start: Int
    /// One past the last character of the number itself.
    var end: Int
    /// Counted in 万 or more: money, when no unit says otherwise.
    var hasTenThousands: Bool
}

/// Reads numbers in Arabic and Chinese digits, mixed ones too (3万5, 四万六, 两千多), in one pass.
struct NumeralReader {
    private let characters: [NormalizedText.Character]
    /// Larger values tell nothing more.
    private static let limit = 1_000_000_000

    init(_ characters: [NormalizedText.Character]) {
        self.characters = characters
    }

    /// The number that starts at `index`, or nil.
    func numeral(at start: Int) -> Numeral? {
        var total = 0
        var section = 0
        var digit: Int?
        var lastFactor = 0
        var hasTenThousands = false
        var index = start
        scan: while index < characters.count {
            switch Self.meaning(characters[index].value) {
            case .arabic(let value):
                digit = min((digit ?? 0) * 10 + value, Self.limit)
                if index + 1 < characters.count, characters[index + 1].value == 0x2E {
                    index = skipFraction(index + 1) - 1
                }
            case .digit(let value):
                // 三三两两 and 二〇二六 are no quantities: the last digit stands.
                digit = value
            case .some:
                // 几 and 数 before a factor are at least two; after one they add nothing.
                digit = lastFactor == 0 ? 2 : digit
            case .factor(let factor):
                section = min(section + max(digit ?? 1, 1) * factor, Self.limit)
                lastFactor = factor
                digit = nil
            case .tenThousands(let factor):
                total = min(total + max(section + (digit ?? 0), 1) * factor, Self.limit)
                section = 0
                lastFactor = factor
                digit = nil
                hasTenThousands = true
            case .other:
                guard index > start, isVagueBeforeFactor(index) else { break scan }
            }
            index += 1
        }
        guard index > start, digit != nil || section > 0 || total > 0 else { return nil }
        // 四万六 is 46,000: a digit after a factor counts its tenth.
        let rest = (digit ?? 0) * (lastFactor >= 100 && isBareDigit(before: index) ? lastFactor / 10 : 1)
        let value = min(total + section + rest, Self.limit)
        return Numeral(value: value, start: start, end: index, hasTenThousands: hasTenThousands)
    }

    /// 四十来万, 二十多万
    private func isVagueBeforeFactor(_ index: Int) -> Bool {
        guard index + 1 < characters.count else { return false }
        switch (characters[index].value, Self.meaning(characters[index + 1].value)) {
        case (0x591A, .tenThousands), (0x6765, .tenThousands), (0x4F59, .tenThousands): return true
        default: return false
        }
    }

    private func isBareDigit(before end: Int) -> Bool {
        guard end >= 2 else { return false }
        switch Self.meaning(characters[end - 2].value) {
        case .factor, .tenThousands: return true
        default: return false
        }
    }

    /// 2.5万 counts as 2万: a lower bound is enough.
    private func skipFraction(_ point: Int) -> Int {
        var index = point + 1
        while index < characters.count, case .arabic = Self.meaning(characters[index].value) { index += 1 }
        return index
    }

    /// 多 余 来 好 may stand between a number and its unit: where the unit starts.
    func skipVagueness(at start: Int) -> Int {
        var index = start
        while index < characters.count, index < start + 2 {
            switch characters[index].value {
            case 0x591A, 0x4F59, 0x6765, 0x597D: index += 1
            default: return index
            }
        }
        return index
    }

    /// Whether a number may start with this character.
    static func isNumeric(_ character: UInt32) -> Bool {
        if case .other = meaning(character) { false } else { true }
    }

    private enum Meaning {
        case arabic(Int)
        case digit(Int)
        case some
        case factor(Int)
        case tenThousands(Int)
        case other
    }

    private static func meaning(_ character: UInt32) -> Meaning {
        switch character {
        case 0x30...0x39: .arabic(Int(character) - 0x30)
        case 0x96F6, 0x3007: .digit(0)  // 零 〇
        case 0x4E00: .digit(1)  // 一
        case 0x4E8C, 0x4E24, 0x4FE9: .digit(2)  // 二 两 俩
        case 0x4E09, 0x4EE8: .digit(3)  // 三 仨
        case 0x56DB: .digit(4)  // 四
        case 0x4E94: .digit(5)  // 五
        case 0x516D: .digit(6)  // 六
        case 0x4E03: .digit(7)  // 七
        case 0x516B: .digit(8)  // 八
        case 0x4E5D: .digit(9)  // 九
        case 0x51E0, 0x6570: .some  // 几 数
        case 0x5341: .factor(10)  // 十
        case 0x767E: .factor(100)  // 百
        case 0x5343: .factor(1_000)  // 千
        case 0x4E07: .tenThousands(10_000)  // 万
        case 0x4EBF: .tenThousands(100_000_000)  // 亿
        default: .other
        }
    }
}
