import CaseModel
import RuleEngine
import Testing

@testable import Commands

/// An explanation can be read aloud.
@Suite struct `Sentences of an explanation` {
    private static func word(_ words: String, _ offset: Int = 0) -> Evidence {
        Evidence(field: .content, offset: offset, length: words.unicodeScalars.count, words: words, rule: "t")
    }

    private static let names = RuleNames(
        catalog: DisputeCatalog(types: [
            DisputeType(code: "D0401", name: "消费纠纷", govCode: "0401", channel: "J", lead: "市场监管"),
            DisputeType(code: "D0502", name: "货款纠纷", govCode: "0502", channel: "Q", lead: "司法所"),
        ]),
        indicators: [
            IndicatorRule(id: "R05", title: "扬言毁坏财物", signs: []),
            IndicatorRule(id: "R12", title: "涉酒", wording: "当事人说到{words}", signs: []),
        ]
    )

    private static func explanation(
        type: String? = "D0401",
        band: Band = .yellow,
        indicators: [IndicatorFinding] = [],
        signs: [SignTrace] = [],
        opinion: OpinionVote? = nil
    ) -> Explanation {
        Explanation(
            assessment: TextAssessment(
                isDispute: type != nil,
                type: TypeJudgement(code: type ?? "D9900", margin: 8),
                also: type == nil ? [] : [TypeJudgement(code: "D0502", margin: 0)],
                indicators: indicators,
                band: band,
                ruleSetVersion: "t"
            ),
            dispute: DisputeSupport(
                points: 12,
                threshold: 6,
                words: [
                    WeightedEvidence(points: 8, evidence: word("退货")),
                    WeightedEvidence(points: -3, evidence: word("咨询")),
                ]
            ),
            types: [
                TypeSupport(code: "D0401", points: 20, words: [WeightedEvidence(points: 8, evidence: word("退货"))]),
                TypeSupport(code: "D0502", points: 12, words: []),
            ],
            signs: signs,
            opinion: opinion
        )
    }

    private func told(_ explanation: Explanation, _ language: KeyPath<Text, String> = \.zh) -> String {
        Sentences(explanation: explanation, names: Self.names).sections.flatMap(\.sentences)
            .map { $0[keyPath: language] }.joined(separator: "\n")
    }

    @Test func `a dispute is told with its words, its type and the second`() {
        let told = told(Self.explanation(band: .blue))
        #expect(told.contains("是矛盾纠纷，类型为消费纠纷（D0401），风险等级为蓝。"))
        #expect(told.contains("纠纷得分 12 分，达到认定所需的 6 分。"))
        #expect(told.contains("支持的有「退货」8 分。"))
        #expect(told.contains("反对的有「咨询」-3 分。"))
        #expect(told.contains("消费纠纷（D0401）得 20 分，比货款纠纷（D0502）的 12 分高 8 分，依据是「退货」8 分。"))
        #expect(told.contains("还涉及货款纠纷（D0502），其主管部门可以协助。"))
        #expect(told.contains("没有发现风险迹象，定为蓝。"))
    }

    @Test func `what is no dispute but bears signs asks for a second look`() {
        let finding = IndicatorFinding(id: "R05", title: "", band: .yellow, evidence: [Self.word("砸车")])
        #expect(told(Self.explanation(type: nil, indicators: [finding])).contains("请再看一眼"))
        #expect(told(Self.explanation(type: nil)).contains("登记备查，不立案。"))
    }

    @Test func `the band is told with every contribution`() {
        let findings = [
            IndicatorFinding(id: "R05", title: "", band: .blue, isHearsay: true, evidence: [Self.word("砸车")]),
            IndicatorFinding(id: "R12", title: "", band: nil, weight: 2, evidence: [Self.word("喝了酒")]),
        ]
        let told = told(Self.explanation(indicators: findings))
        #expect(told.contains("R05 扬言毁坏财物：依据是「砸车」，只是听说或担心，低一档，定蓝。"))
        #expect(told.contains("R12 涉酒：当事人说到「喝了酒」，计 2 分。"))
        #expect(told.contains("计分合计 2 分，够定黄。"))
        let threat = IndicatorFinding(id: "R05", title: "", band: .yellow, evidence: [Self.word("砸车")])
        #expect(self.told(Self.explanation(band: .yellow, indicators: [threat])).contains("取最高的一项，定为黄。"))
        #expect(self.told(Self.explanation(band: .red, indicators: [threat])).contains("合在一起比单独一项严重，定为红。"))
    }

    @Test(arguments: [
        (SignTrace.Outcome.inContext(.negated, by: Self.word("没有")), "前面说了「没有」，「动刀」被否认了"),
        (.inContext(.past, by: nil), "「动刀」是过去的事"),
        (.inContext(.hearsay, by: Self.word("听说")), "只是听说或担心"),
        (.inContext(.question, by: nil), "是在问，不是在说"),
        (.inContext(.trade, by: Self.word("店")), "后面是「店」，是店名、地名或行业名"),
        (.insideException(Self.word("动刀叉")), "是「动刀叉」的一部分，另有所指"),
        (.missing(group: 1, examples: ["砍", "捅"]), "近处没有「砍」、「捅」之类的词"),
        (.excluded(by: Self.word("切菜")), "旁边有「切菜」，排除了"),
        (.ruledOut(by: Self.word("拍戏")), "文中有「拍戏」，说明「动刀」不是那回事"),
        (.number(kind: .people, atLeast: 5, found: 3), "只有 3 人，不到 5 人"),
        (.count(atLeast: 2, found: 1), "出现 1 次，不到 2 次"),
        (.field(name: "weapon"), "字段 weapon 不符合"),
    ])
    func `what nearly fired says why it did not`(outcome: SignTrace.Outcome, words: String) {
        let trace = SignTrace(indicator: "R01", sign: "持刀", outcome: outcome, evidence: [Self.word("动刀")])
        let told = told(Self.explanation(signs: [trace]))
        #expect(told.contains(words), "\(told)")
        #expect(told.contains("R01没有算：") || told.contains("R01 没有算："))
    }

    @Test func `what fired is not among what nearly did, and the nearest come first`() {
        let word = [Self.word("刀")]
        let traces = [
            SignTrace(indicator: "R01", sign: "a", outcome: .missing(group: 0, examples: ["x"]), evidence: word),
            SignTrace(indicator: "R01", sign: "b", outcome: .missing(group: 0, examples: ["y"]), evidence: word),
            SignTrace(indicator: "R01", sign: "c", outcome: .inContext(.negated, by: nil), evidence: word),
            SignTrace(indicator: "R05", sign: "d", outcome: .fired(hearsay: false), evidence: word),
        ]
        let finding = IndicatorFinding(id: "R05", title: "", band: .yellow, evidence: word)
        let sentences = NearMisses(
            Sentences(explanation: Self.explanation(indicators: [finding], signs: traces), names: Self.names)
        ).sentences.map(\.zh)
        #expect(sentences.count == 1)
        #expect(sentences.first?.contains("否认") == true)
        #expect(!sentences.contains { $0.contains("R05") })
    }

    @Test(arguments: [
        (true, true, "是否纠纷和类型都采用了它的意见"), (false, true, "类型采用了它的意见"), (false, false, "没有采用它的意见"),
    ])
    func `the second opinion is shown as what it is`(dispute: Bool, type: Bool, words: String) {
        let vote = OpinionVote(
            disputeScore: -4,
            disputeGrams: [WeightedEvidence(points: -4, evidence: Self.word("咨询"))],
            types: [TypeSupport(code: "D0502", points: 3, words: [])],
            decidedDispute: dispute,
            decidedType: type
        )
        let told = told(Self.explanation(opinion: vote))
        #expect(told.contains("从不决定或降低风险等级"))
        #expect(told.contains("它认为不是纠纷（-4 分），主要看「咨询」-4 分。"))
        #expect(told.contains(words))
        #expect(self.told(Self.explanation(opinion: vote), \.en).contains("never sets or lowers a band"))
    }
}
