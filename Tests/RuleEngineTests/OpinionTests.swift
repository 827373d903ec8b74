import CaseModel
import Testing

@testable import RuleEngine

@Suite
struct `The second opinion speaks only where the rules are unsure` {
    private static let examples: [OpinionTrainer.Example] = (0..<40).map { number in
        switch number % 4 {
        case 0: .init(text: "工地老板拖着薪水不给第\(number)回", type: "D0301")
        case 1: .init(text: "夫妻为家务吵嘴要分开过\(number)", type: "D0101")
        case 2: .init(text: "路上捡到钱包一个交派出所\(number)", type: nil)
        default: .init(text: "咨询身份证怎么补办\(number)", type: nil)
        }
    }
    private static let model = OpinionTrainer(classes: ["D0301", "D0101"], fewestExamples: 2)
        .train(examples, typePoints: 100, disputePoints: 100)

    private static func rules(
        typeMinimum: Int = 0,
        edit: (inout RuleSetDefinition) -> Void = { _ in }
    ) throws -> RuleSet {
        var definition = SampleRules.definition
        definition.typeDecision.sureMargin = 3
        definition.dispute.sureMargin = 4
        definition.opinion = model
        definition.opinion?.typeMinimum = typeMinimum
        edit(&definition)
        return try RuleSet.compile(definition)
    }

    private static func input(_ text: String) -> AssessmentInput { AssessmentInput(texts: [(.content, text)]) }

    @Test func `the same examples give the same weights`() {
        let again = OpinionTrainer(classes: ["D0301", "D0101"], fewestExamples: 2)
            .train(Self.examples, typePoints: 100, disputePoints: 100)
        #expect(again == Self.model)
        #expect(Self.model.allGrams.contains { $0.text == "薪水" })
        #expect(!Self.model.allGrams.contains { $0.text == "39" })
    }

    @Test(arguments: [("老板拖着薪水", true, "D0301"), ("夫妻吵嘴", true, "D0101"), ("捡到钱包", false, "D0301")])
    func `it has learnt what the examples say`(text: String, isDispute: Bool, type: String) {
        let verdict = Self.model.judge(text)
        #expect(verdict.isDispute == isDispute)
        if isDispute { #expect(verdict.type == type) }
    }

    @Test func `it names a type the rules have no word for`() throws {
        let text = "老板拖着薪水不给"
        #expect(try Self.rules().withoutOpinion.assess(Self.input(text)).type.code == "D9900")
        #expect(try Self.rules().assess(Self.input(text)).type.code == "D0301")
        #expect(try Self.rules(typeMinimum: 1_000).assess(Self.input(text)).type.code == "D9900")
    }

    @Test func `where the rules are sure of the type it is not heard`() throws {
        let text = "讨薪，夫妻为家务吵嘴要分开过"
        #expect(try Self.rules().assess(Self.input(text)).type.code == "D0301")
        let vote = try #require(try Self.rules().explain(Self.input(text)).opinion)
        #expect(vote.types.first?.code == "D0101")
        #expect(!vote.decidedType)
    }

    @Test func `it may take back an unsure dispute, but never one in red`() throws {
        let calm = "吵，咨询身份证怎么补办，捡到钱包一个交派出所"
        #expect(try Self.rules().withoutOpinion.assess(Self.input(calm)).isDispute)
        #expect(try !Self.rules().assess(Self.input(calm)).isDispute)
        let red = "吵，他动刀，咨询身份证怎么补办，捡到钱包一个交派出所"
        let found = try Self.rules().assess(Self.input(red))
        #expect(found.isDispute)
        #expect(found.band == .red)
    }

    @Test func `a band is the same with and without it`() throws {
        for text in ["老板拖着薪水，他动刀", "听说他要动刀", "喝酒吵", "捡到钱包"] {
            let with = try Self.rules().assess(Self.input(text))
            let without = try Self.rules().withoutOpinion.assess(Self.input(text))
            #expect(with.band == without.band)
            #expect(with.indicators == without.indicators)
        }
    }

    @Test func `its vote is explained by n-grams of the text`() throws {
        let explanation = try Self.rules().explain(Self.input("老板拖着薪水不给"))
        let vote = try #require(explanation.opinion)
        #expect(vote.decidedType)
        #expect(vote.disputeGrams.contains { "老板拖着薪水不给".contains($0.evidence.words) })
        #expect(vote.types.first?.words.isEmpty == false)
        #expect(try Self.rules().withoutOpinion.explain(Self.input("老板")).opinion == nil)
    }

    @Test func `weights no training gives cannot break it`() throws {
        var wild = Self.model
        wild.typeBias = [.greatestFiniteMagnitude, .nan]
        wild.disputeBias = -.infinity
        let found = try Self.rules { $0.opinion = wild }.assess(Self.input("老板拖着薪水"))
        #expect(["D0301", "D0101", "D9900"].contains(found.type.code))
    }
}

@Suite
struct `A long text hides nothing` {
    @Test func `a knife behind a thousand decoys is found`() throws {
        let text = String(repeating: "他拿着，", count: 1_000) + "他拿着菜刀"
        #expect(try SampleRules.assess(text).band == .red)
    }

    @Test func `more groups than a text can count are refused`() {
        var definition = SampleRules.definition
        definition.indicators[0].signs[0].groups = (0..<31_000).map { [.word("词\($0)")] }
        let error = #expect(throws: RuleSetError.self) { try RuleSet.compile(definition) }
        #expect(error?.code == .tooLarge)
    }
}
