import CaseModel
import RuleEngine

/// The names under which types and indicators are told.
struct RuleNames {
    let catalog: DisputeCatalog
    /// Titles of indicators, by id.
    let titles: [String: String]

    /// 消费纠纷（D0401）; the code alone when the catalogue lacks it.
    func type(_ code: String) -> Text {
        guard let name = catalog.types[code]?.name else { return Text(code) }
        return Text(zh: "\(name)（\(code)）", en: "\(name) (\(code))")
    }

    /// R05 扬言毁坏财物
    func indicator(_ id: String) -> String {
        titles[id].map { "\(id) \($0)" } ?? id
    }
}
