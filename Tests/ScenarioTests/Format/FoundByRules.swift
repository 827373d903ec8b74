import CaseModel

@testable import RuleFile

/// What the rules are to have found in a text (研判结果), so that a scenario does not hang on word lists.
struct FoundByRules: Sendable {
    /// Its keys, as an event knows them.
    static let forms: [String: EventFields.Form] = [
        "dispute": .flag, "type": .text, "band": .word(.bands), "indicators": .texts, "also": .texts,
    ]

    var assessment: TextAssessment

    /// Reads `{dispute, type, band, indicators, also}`; an indicator may bear a band: `R17 橙`.
    init(_ value: YAMLValue) throws(RuleFileError) {
        let fields = try value.fields(required: [], optional: ["dispute", "type", "band", "indicators", "also"])
        var indicators: [IndicatorFinding] = []
        for item in try fields["indicators"]?.list() ?? [] { indicators.append(try FoundByRules.indicator(item)) }
        assessment = TextAssessment(
            isDispute: try fields["dispute"]?.bool() ?? true,
            type: TypeJudgement(code: try fields["type"]?.string() ?? TypeJudgement.unknownCode, margin: 3),
            also: try fields["also"]?.strings().map { TypeJudgement(code: $0, margin: 2) } ?? [],
            indicators: indicators,
            band: try fields["band"].map(FoundByRules.band) ?? .blue,
            ruleSetVersion: "scenario"
        )
    }

    private static func indicator(_ value: YAMLValue) throws(RuleFileError) -> IndicatorFinding {
        let parts = try value.string().split(separator: " ").map(String.init)
        guard parts.count <= 2, let id = parts.first, id.hasPrefix("R") else {
            throw value.error(.badValue, "expected a sign such as R05 or R17 橙")
        }
        var band: Band?
        if parts.count == 2 {
            band = Words.bands.code(parts[1]).flatMap(Band.init(rawValue:))
            guard band != nil else { throw value.error(.badValue, "expected 蓝, 黄, 橙 or 红 after the sign") }
        }
        return IndicatorFinding(id: id, title: id, band: band, evidence: [])
    }

    private static func band(_ value: YAMLValue) throws(RuleFileError) -> Band {
        Band(rawValue: try Words.bands.code(of: value)) ?? .blue
    }
}
