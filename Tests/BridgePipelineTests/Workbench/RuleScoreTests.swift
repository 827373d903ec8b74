import BridgePipeline
import CaseModel
import JSONTree
import Testing

/// A score counts as `LABELS.md` of the labelled files says.
@Suite struct `Rule scores` {
    private static func alert(_ labels: String) throws -> LabelledAlert {
        try LabelledAlert(
            reading: JSONValue(parsing: Array(#"{"id":"x","narrative":"邻居争吵","labels":\#(labels)}"#.utf8))
        )
    }

    private static func found(
        _ type: String?,
        _ band: Band = .blue,
        certain: [String] = [],
        hearsay: [String] = []
    ) -> TextAssessment {
        TextAssessment(
            isDispute: type != nil,
            type: TypeJudgement(code: type ?? "D9900", margin: 0),
            indicators: certain.map { IndicatorFinding(id: $0, title: "", band: nil, evidence: []) }
                + hearsay.map { IndicatorFinding(id: $0, title: "", band: nil, isHearsay: true, evidence: []) },
            band: band,
            ruleSetVersion: "t"
        )
    }

    private static let red = #"{"dispute":true,"type":"D0201","accept":["D0202"],"band":"red","indicators":["R01"]}"#
    private static let none = #"{"dispute":false,"type":null,"band":null,"indicators":[]}"#

    @Test func `an accepted type is right and counts for the labelled one`() throws {
        var score = RuleScore()
        score.add(try Self.alert(Self.red), Self.found("D0202", .red, certain: ["R01"]))
        #expect(score.type.value == 1)
        #expect(score.typeMacroF1 == 1)
        #expect(score.types["D0202"] == nil)
        #expect(score.misjudgements.isEmpty)
    }

    @Test func `a dispute judged none has no type and no band`() throws {
        var score = RuleScore()
        score.add(try Self.alert(Self.red), Self.found(nil, .red, certain: ["R01"]))
        #expect(score.dispute.value == 0)
        #expect(score.type.value == 0)
        #expect(score.band.value == 0)
        #expect(score.redRecall.value == 0)
        #expect(score.redPrecision.value == nil)
        #expect(score.orangeOrAboveRecall.value == 0)
        #expect(score.misjudgements.map(\.aspects) == [[.dispute]])
    }

    @Test func `a red where there is no dispute is a false red`() throws {
        var score = RuleScore()
        score.add(try Self.alert(Self.none), Self.found("D0201", .red))
        #expect(score.redPrecision.value == 0)
        #expect(score.type.total == 0)
    }

    @Test func `hearsay is neither right nor wrong`() throws {
        var score = RuleScore()
        let labels = #"{"dispute":true,"type":"D0201","band":"blue","indicators":[],"hearsay":["R01"]}"#
        score.add(try Self.alert(labels), Self.found("D0201", hearsay: ["R01"]))
        #expect(score.indicatorPrecision.total == 0)
        #expect(score.indicatorRecall.total == 0)
        score.add(try Self.alert(labels), Self.found("D0201", certain: ["R01"]))
        #expect(score.indicatorPrecision.value == 0)
        score.add(try Self.alert(Self.red), Self.found("D0201", .red, hearsay: ["R01"]))
        #expect(score.indicatorRecall.value == 0)
    }

    @Test func `types count alike in the mean of F1`() throws {
        var score = RuleScore()
        let other = Self.red.replacing("D0201", with: "D0301").replacing("D0202", with: "D0302")
        for _ in 0..<3 { score.add(try Self.alert(Self.red), Self.found("D0201", .red)) }
        score.add(try Self.alert(other), Self.found("D0201", .red))
        // D0201: 3 labelled, 4 found, 3 right; D0301: none right.
        #expect(abs((score.typeMacroF1 ?? 0) - 3.0 / 7) < 1e-9)
    }

    @Test(arguments: [(30, 30, 0.8865, 1.0), (0, 10, 0.0, 0.2775), (90, 100, 0.8256, 0.9448)])
    func `the interval is Wilson's`(hits: Int, total: Int, low: Double, high: Double) throws {
        var proportion = Proportion()
        for index in 0..<total { proportion.count(index < hits) }
        let interval = try #require(proportion.interval)
        #expect(abs(interval.lowerBound - low) < 0.0005)
        #expect(abs(interval.upperBound - high) < 0.0005)
    }

    @Test(arguments: [
        ("[]", "/labels"), (#"{"dispute":1}"#, "/labels/dispute"),
        (#"{"dispute":true,"type":null,"band":"red"}"#, "/labels/type"),
        (#"{"dispute":true,"type":"D0201","band":null}"#, "/labels/band"),
        (#"{"dispute":true,"type":"D0201","band":"pink"}"#, "/labels/band"),
        (#"{"dispute":false,"indicators":"R01"}"#, "/labels/indicators"),
        (#"{"dispute":false,"band":"blue"}"#, "/labels/band"),
    ])
    func `a wrong label is told with its place`(labels: String, pointer: String) throws {
        let error = try #require(throws: LabelError.self) { try Self.alert(labels) }
        #expect(error.pointer == pointer)
    }
}
