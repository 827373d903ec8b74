import Testing

@testable import RuleEngine

@Suite
struct `Text is normalised and every character keeps its origin` {
    @Test(
        arguments: [
            ("ＫＴＶ４Ｓ店", "ktv4s店"),
            ("要 砸 车", "要砸车"),
            ("刀，枪。", "刀,枪。"),
            ("　全角空格", "全角空格"),
            ("", ""),
        ]
    )
    func `full width becomes half width and blanks go`(original: String, expected: String) {
        #expect(String(decoding: NormalizedText.bytes(of: original), as: UTF8.self) == expected)
    }

    @Test func `offsets point into the text as it arrived`() {
        let text = NormalizedText("他 说　要砸😀车")
        #expect(text.characters.map(\.scalar) == [0, 2, 4, 5, 6, 7])
        #expect(text.characters.map(\.byte) == [0, 4, 10, 13, 16, 20])
        #expect(text.afterBlank == [1, 2])
    }
}

@Suite
struct `Clauses end at marks, blanks and turning words` {
    @Test(
        arguments: [
            ("没打人，但动了刀。走了", [0, 4, 9], 2),
            ("10:30到场 3.5万", [0, 7], 1),
            ("他说“砍死你”走了", [0, 2, 7], 1),
            ("无标点", [0], 1),
        ] as [(String, [Int32], Int)]
    )
    func `clause starts`(original: String, starts: [Int32], sentences: Int) {
        let text = NormalizedText(original)
        var hits: [KeywordHit] = []
        let map = ClauseMap(text, hits: &hits)
        #expect(map.clauses.map(\.start) == starts)
        #expect(Int(map.clauses.last?.sentence ?? 0) + 1 >= sentences)
        #expect(map.clauses.last?.end == Int32(text.characters.count))
    }
}

@Suite
struct `Numbers are read as people say them` {
    @Test(
        arguments: [
            ("三十多", 30), ("十几", 10), ("几十", 20), ("3", 3), ("二十三", 23), ("四万六", 46_000), ("两千多", 2_000),
            ("三千五", 3_500), ("18万", 180_000), ("2.5万", 25_000), ("0.5万", 5_000), ("十万", 100_000), ("二十多万", 200_000),
            ("一百万", 1_000_000), ("1,200", 1_200), ("二三十", 20),
            ("三五", 3), ("一二十", 10),
            ("叁拾", 30), ("廿几", 20), ("二〇二三", 2_023), ("150,000", 150_000), ("一百零三", 103), ("十", 10), ("几", 2),
            ("99999999999999", 1_000_000_000), ("三亿", 300_000_000),
        ]
    )
    func `its lower bound counts`(text: String, value: Int) {
        #expect(NumeralReader(NormalizedText(text).characters).numeral(at: 0)?.value == value)
    }
}
