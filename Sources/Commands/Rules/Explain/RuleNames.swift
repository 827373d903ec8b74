import CaseModel
import RuleEngine

/// The names under which types and indicators are told.
struct RuleNames {
    private let catalog: DisputeCatalog
    private let indicators: [String: IndicatorRule]

    init(catalog: DisputeCatalog, indicators: [IndicatorRule]) {
        self.catalog = catalog
        self.indicators = Dictionary(indicators.map { ($0.id, $0) }) { first, _ in first }
    }

    /// 消费纠纷（D0401）; the code alone when the catalogue lacks it.
    func type(_ code: String) -> Text {
        guard let name = catalog.types[code]?.name else { return Text(code) }
        return Text(zh: "\(name)（\(code)）", en: "\(name) (\(code))")
    }

    /// R05 扬言毁坏财物
    func indicator(_ id: String) -> String {
        indicators[id].map { "\(id) \($0.title)" } ?? id
    }

    /// What an officer reads of a finding in the rule's own words, or nil when the rule has none.
    func wording(_ finding: IndicatorFinding) -> String? {
        guard let wording = indicators[finding.id]?.wording, !wording.isEmpty else { return nil }
        return wording.replacing("{words}", with: finding.evidence.map { "「\($0.words)」" }.joined(separator: "、"))
    }
}
