import BridgePipeline
import CaseModel
import RuleEngine
import Testing

/// Every stable rule must be seen at work.
@Suite struct `Rule coverage` {
    private static let definition = RuleSetDefinition(
        version: "t",
        digest: "",
        vocabulary: [:],
        context: ContextWords(),
        indicators: [
            IndicatorRule(
                id: "R05",
                title: "扬言",
                band: .yellow,
                signs: [Sign(groups: [[.word("砸车")]])],
                tests: [
                    RuleExample(text: "扬言砸车", fires: true, line: 1), RuleExample(text: "洗车", fires: false, line: 2),
                    RuleExample(text: "修车", fires: true, line: 3),
                ]
            ),
            IndicatorRule(id: "R01", title: "持刀", signs: [Sign(groups: [[.word("持刀")]])]),
            IndicatorRule(id: "R02", title: "火", status: .test, signs: [Sign(groups: [[.word("放火")]])]),
            IndicatorRule(id: "R03", title: "旧", status: .deprecated, signs: [Sign(groups: [[.word("旧")]])]),
        ],
        bandPolicy: BandPolicy(
            yellowFromWeight: 2,
            officer: BandPolicy.Basis(id: "R24", title: "民警研判", reason: "t")
        ),
        types: [],
        typeDecision: TypeDecision(minimumPoints: 5, alsoFrom: 10, sureMargin: 3),
        dispute: DisputeRule(threshold: 5, sureMargin: 3, typePointsAtMost: 5, support: Supports(words: []))
    )

    @Test func `a stable rule without a test is named, one on trial or deprecated is not`() {
        var coverage = RuleCoverage(of: Self.definition)
        #expect(coverage.uncovered.map(\.id) == ["R05", "R01", "R24"])
        coverage.count(["R05", "R99"])
        #expect(coverage.uncovered.map(\.id) == ["R01", "R24"])
        #expect(coverage.rules.map(\.tests) == [1, 0, 0, 0])
    }

    @Test func `examples of a rule run`() throws {
        let results = RuleExampleResult.all(of: Self.definition, with: try RuleSet.compile(Self.definition))
        #expect(results.map(\.isPassed) == [true, true, false])
    }
}
