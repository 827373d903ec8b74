/// A number told in a text, with what it counts (三十多人, 十几个工友, 欠了五万).
struct NumberMention: Equatable {
    /// At least this many.
    var value: Int
    var kind: NumberKind
    /// Characters of the normalised text, the unit included.
    var start: Int32
    var end: Int32
    /// The context it stands in: 没有30人 are none.
    var context: ContextFlags = []

    /// A year of the calendar, not a number of years.
    private static let firstCalendarYear = 1_900

    /// Every number of `text` that a unit, or its size in 万, tells the kind of; dates, house numbers and ranks are none.
    static func all(in text: NormalizedText, hits: [KeywordHit], rules: CompiledRules) -> [NumberMention] {
        let characters = text.characters
        let reader = NumeralReader(characters)
        let words = rules.words
        var mentions: [NumberMention] = []
        var nextHit = 0
        let starters = NumeralReader.starters
        var readUntil = 0
        for landmark in text.landmarks {
            let index = Int(landmark)
            guard index >= readUntil, starters.contains(characters[index].value),
                let numeral = reader.numeral(at: index)
            else { continue }
            let before = Before(index, in: characters)
            readUntil = numeral.end
            let unitStart = Int32(reader.skipVagueness(at: numeral.end))
            while nextHit < hits.count, hits[nextHit].start < unitStart { nextHit += 1 }
            var kind: NumberKind? = numeral.hasTenThousands ? .money : nil
            var end = unitStart
            var candidate = nextHit
            // The longest unit comes first at its start.
            while candidate < hits.count, hits[candidate].start == unitStart {
                if hits[candidate].roles.contains(.unit) {
                    kind = words[Int(hits[candidate].pattern)].counts
                    end = hits[candidate].end
                    break
                }
                candidate += 1
            }
            // 第三次报警 is the third time, 第30位 are not thirty people.
            guard let kind, !before.isDenied, !before.isRank || kind == .times else { continue }
            if kind == .years, numeral.value >= Self.firstCalendarYear { continue }
            let isNumbered = Int(unitStart) < characters.count && characters[Int(unitStart)].value == 0x53F7  // 号
            if kind == .people, before.isPlaceOrMonth, isNumbered { continue }
            let value = before.isUpperBound ? numeral.value - 1 : numeral.value
            mentions.append(NumberMention(value: value, kind: kind, start: Int32(numeral.start), end: end))
        }
        return mentions
    }

    /// What the characters before a number make of it.
    private struct Before {
        /// 第30位
        var isRank = false
        /// 没30人, 没有30人
        var isDenied = false
        /// 人民路12号, 10月30号
        var isPlaceOrMonth = false
        /// 不到30人, 不足, 未满: fewer.
        var isUpperBound = false

        init(_ index: Int, in characters: [NormalizedText.Character]) {
            guard index > 0 else { return }
            let last = characters[index - 1].value
            isRank = last == 0x7B2C
            isDenied = last == 0x6CA1
            // 月 路 街 道 弄 巷 村 幢 栋 号 楼 室 区 园 城
            isPlaceOrMonth = [
                0x6708, 0x8DEF, 0x8857, 0x9053, 0x5F04, 0x5DF7, 0x6751, 0x5E62, 0x680B, 0x53F7, 0x697C, 0x5BA4, 0x533A,
                0x56ED, 0x57CE,
            ].contains(last)
            guard index > 1 else { return }
            let pair = (characters[index - 2].value, last)
            if pair == (0x6CA1, 0x6709) { isDenied = true }
            // 不到 不足 不满 未满 没到
            isUpperBound =
                (pair.0 == 0x4E0D && (last == 0x5230 || last == 0x8DB3 || last == 0x6EE1))
                || pair == (0x672A, 0x6EE1) || pair == (0x6CA1, 0x5230)
        }
    }
}
