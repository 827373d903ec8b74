import CaseModel
import Testing

@testable import RuleEngine

/// A small rule set, so that each test shows every word it depends on.
enum SampleRules {
    static var definition: RuleSetDefinition {
        RuleSetDefinition(
            version: "1.0",
            digest: "0123456789abcdef",
            vocabulary: ["刀": ["菜刀", "砍刀"], "持": ["拿着", "举着"]],
            context: ContextWords(
                negations: ["没", "没有", "未见"],
                doubleNegations: ["不是没有"],
                past: ["去年", "以前"],
                present: ["今天", "现在"],
                hearsay: ["听说", "担心"],
                questions: ["有没有", "是否"],
                questionEnds: ["吗"],
                affirmations: ["有", "是的"],
                breakers: ["但是", "今天", "现在"],
                trades: ["店", "厂"],
                homographs: ["砍价", "没收", "小三轮"],
                units: [
                    .init(word: "个", kind: .people), .init(word: "人", kind: .people),
                    .init(word: "个月", kind: nil), .init(word: "元", kind: .money),
                ]
            ),
            indicators: [
                IndicatorRule(
                    id: "R01",
                    title: "手持凶器",
                    band: .red,
                    signs: [Sign(groups: [[.word("动刀"), .word("砍")]]), Sign(groups: [[.list("持")], [.list("刀")]])],
                    except: [.word("拿着菜刀切菜")]
                ),
                IndicatorRule(id: "R12", title: "饮酒", weight: 1, signs: [Sign(groups: [[.word("酒")]])]),
                IndicatorRule(id: "R15", title: "婚外情", weight: 2, signs: [Sign(groups: [[.word("小三")]])]),
                IndicatorRule(
                    id: "R17",
                    title: "群体讨薪",
                    band: .yellow,
                    signs: [
                        Sign(
                            groups: [[.word("讨薪")]],
                            number: NumberCondition(
                                kind: .people,
                                within: .sentence,
                                levels: [
                                    .init(atLeast: 5), .init(atLeast: 10, band: .orange),
                                    .init(atLeast: 30, band: .red),
                                ]
                            )
                        )
                    ]
                ),
            ],
            bandPolicy: BandPolicy(yellowFromWeight: 2),
            types: [
                TypeRule(
                    code: "D0301",
                    title: "劳资",
                    support: Supports(words: [Support(points: 5, words: [.word("讨薪")])])
                ),
                TypeRule(
                    code: "D0101",
                    title: "婚姻",
                    support: Supports(words: [Support(points: 5, words: [.word("离婚")])], indicators: ["R15": 3])
                ),
            ],
            typeDecision: TypeDecision(minimumPoints: 4, alsoFrom: 5, sureMargin: 0),
            dispute: DisputeRule(
                threshold: 3,
                sureMargin: 0,
                typePointsAtMost: 2,
                support: Supports(
                    words: [Support(points: 3, words: [.word("吵")]), Support(points: -5, words: [.word("被偷")])]
                )
            )
        )
    }

    static func assess(_ text: String, people: Int? = nil) throws -> TextAssessment {
        try RuleSet.compile(definition).assess(AssessmentInput(texts: [(.content, text)], peopleInvolved: people))
    }
}

@Suite
struct `A keyword counts by the context it stands in` {
    @Test(
        arguments: [
            ("他拿着菜刀", "R01"),
            ("他举着一把砍刀冲过来", "R01"),
            ("没有动刀", nil),
            ("没拿着棍子也没动刀", nil),
            ("没打人，但是动刀了", "R01"),
            ("没打人但是动刀了", "R01"),
            ("不是没有动刀", "R01"),
            ("手机没收他就动刀", "R01"),
            ("去年动刀", nil),
            ("去年吵过今天动刀", "R01"),
            ("有没有动刀", nil),
            ("有没有动刀，有", "R01"),
            ("动刀了吗？没有", nil),
            ("动刀了吗？是的", "R01"),
            ("在店里砍价", nil),
            ("拿着菜刀切菜", nil),
            ("他拿着东西，对面菜刀", nil),
            ("他拿着菜刀店的单子", nil),
            ("我要砍他", "R01"),
            ("再不还钱就砍", "R01"),
            ("他没有 拿着菜刀", nil),
            ("没有\u{200B}拿着菜刀", nil),
            ("拿\u{2060}着菜刀", "R01"),
            ("以前，他动刀砍过我", nil),
            ("没有，他动刀了", "R01"),
            ("他讲“再来就砍”", "R01"),
        ] as [(String, String?)]
    )
    func `denied, past, asked and trade words do not count`(text: String, id: String?) throws {
        #expect(try SampleRules.assess(text).indicators.first?.id == id)
    }

    @Test func `hearsay and fear count one band lower`() throws {
        let found = try SampleRules.assess("听说他要动刀")
        #expect(found.indicators.map(\.isHearsay) == [true])
        #expect(found.band == .orange)
        #expect(try SampleRules.assess("听说他要动刀，现在他拿着菜刀").band == .red)
    }

    @Test(
        arguments: [
            ("3个人讨薪", nil, .blue), ("五个工友讨薪", nil, .yellow), ("十几个人在讨薪", nil, .orange), ("三十多人讨薪", nil, .red),
            ("三个月没发，讨薪", nil, .blue), ("工友讨薪", 12, .orange), ("讨薪没有30人", nil, .blue),
            ("第30个人讨薪", nil, .blue), ("不到30人讨薪", nil, .orange), ("1,200人讨薪", nil, .red),
            ("二三十个人讨薪", nil, .orange),
        ] as [(String, Int?, Band)]
    )
    func `numbers of people decide the band`(text: String, people: Int?, band: Band) throws {
        #expect(try SampleRules.assess(text, people: people).band == band)
    }

    @Test(
        arguments: [("喝酒", Band.blue), ("小三", .yellow), ("小三轮", .blue), ("担心小三", .blue), ("没喝酒", .blue)]
    )
    func `weights add up to yellow`(text: String, band: Band) throws {
        #expect(try SampleRules.assess(text).band == band)
    }
}

@Suite
struct `An assessment says what it rests on` {
    @Test func `evidence is cut from the text as it arrived`() throws {
        let text = "😀 他　举着菜刀！"
        let found = try SampleRules.assess(text)
        let place = try #require(found.indicators.first?.evidence.first)
        #expect(place.words == "举着菜刀")
        #expect(place.offset == 4)
        let scalars = Array(text.unicodeScalars)[place.offset..<place.offset + place.length]
        #expect(String(String.UnicodeScalarView(scalars)) == place.words)
    }

    @Test func `too little support is D9900 without margin`() throws {
        let found = try SampleRules.assess("有人吵")
        #expect(found.type == TypeJudgement(code: "D9900", margin: 0))
        #expect(found.isDispute)
    }

    @Test func `the best type has its margin and the next is named`() throws {
        let found = try SampleRules.assess("小三的事离婚，又说讨薪")
        #expect(found.type.code == "D0101")
        #expect(found.type.margin == 3)
        #expect(found.also.map(\.code) == ["D0301"])
        #expect(found.type.evidence.map(\.words) == ["离婚"])
    }

    @Test func `a theft is no dispute but keeps its indicators`() throws {
        let found = try SampleRules.assess("被偷了，他举着砍刀跑")
        #expect(!found.isDispute)
        #expect(found.indicators.map(\.id) == ["R01"])
    }

    @Test func `several texts are read apart and counted together`() throws {
        let rules = try RuleSet.compile(SampleRules.definition)
        let found = rules.assess(AssessmentInput(texts: [(.content, "他举着"), (.feedback, "菜刀，离婚，吵")]))
        #expect(found.indicators.isEmpty)
        #expect(found.type.evidence.map(\.field) == [.feedback])
        #expect(found.ruleSetVersion == "1.0+01234567")
    }

    @Test(arguments: ["", "　", "。", "？？？", "没", String(repeating: "没举着菜刀，", count: 3_000)])
    func `any text is answered`(text: String) throws {
        #expect(try SampleRules.assess(text).band <= .red)
    }
}

@Suite
struct `A rule set that cannot work is refused` {
    enum Mistake: CaseIterable {
        case unknownList, blankWord, noSign, noGroup, noWords, sameCode, strangeIndicator, strangeIndicatorForDispute

        var code: RuleSetError.Code {
            switch self {
            case .unknownList: .unknownList
            case .blankWord: .emptyWord
            case .noSign, .noGroup, .noWords: .unreachable
            case .sameCode: .duplicate
            case .strangeIndicator, .strangeIndicatorForDispute: .unknownIndicator
            }
        }

        func make(in definition: inout RuleSetDefinition) {
            switch self {
            case .unknownList: definition.indicators[0].signs[0].groups = [[.list("枪")]]
            case .blankWord: definition.indicators[0].signs[0].groups = [[.word("　")]]
            case .noSign: definition.indicators[0].signs = []
            case .noGroup: definition.indicators[0].signs[0].groups = []
            case .noWords: definition.types[0].support = Supports(words: [])
            case .sameCode: definition.types[1].code = "D0301"
            case .strangeIndicator: definition.types[0].support.indicators = ["R99": 1]
            case .strangeIndicatorForDispute: definition.dispute.support.indicators = ["R99": 1]
            }
        }
    }

    @Test(arguments: Mistake.allCases)
    func `with the rule and the reason`(mistake: Mistake) {
        var definition = SampleRules.definition
        mistake.make(in: &definition)
        let error = #expect(throws: RuleSetError.self) { try RuleSet.compile(definition) }
        #expect(error?.code == mistake.code)
        #expect(error?.reason.isEmpty == false)
    }
}
