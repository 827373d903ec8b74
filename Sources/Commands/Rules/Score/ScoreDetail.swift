import BridgePipeline
import JSONTree

/// A score by type and by indicator.
struct ScoreDetail {
    let score: RuleScore

    var json: [(key: String, value: JSONValue)] {
        [("types", Self.json(score.types)), ("indicators", Self.json(score.indicators))]
    }

    var tables: String {
        Self.table(score.types, zh: "类型", en: "TYPE") + "\n" + Self.table(score.indicators, zh: "指标", en: "INDICATOR")
    }

    private static func json(_ tallies: [String: RuleScore.Tally]) -> JSONValue {
        var object = JSONObject()
        for (name, tally) in tallies.sorted(by: { $0.key < $1.key }) {
            object[name] = .object([
                "labelled": JSONValue(tally.labelled), "found": JSONValue(tally.found), "right": JSONValue(tally.right),
                "recall": JSONValue(rounding: tally.recall), "precision": JSONValue(rounding: tally.precision),
                "f1": JSONValue(rounding: tally.f1),
            ])
        }
        return .object(object)
    }

    private static func table(_ tallies: [String: RuleScore.Tally], zh: String, en: String) -> String {
        var table = TextTable(
            .text(zh: zh, en: en),
            .number(zh: "标注", en: "LABELLED"),
            .number(zh: "判出", en: "FOUND"),
            .number(zh: "判对", en: "RIGHT"),
            .number(zh: "查全率", en: "RECALL"),
            .number(zh: "查准率", en: "PRECISION"),
            .number(zh: "F1", en: "F1")
        )
        for (name, tally) in tallies.sorted(by: { $0.key < $1.key }) {
            table.add(
                name,
                String(tally.labelled),
                String(tally.found),
                String(tally.right),
                Percent.text(tally.recall),
                Percent.text(tally.precision),
                Percent.text(tally.f1)
            )
        }
        return table.rendered
    }
}

extension RuleScore.Tally {
    fileprivate var recall: Double? { labelled == 0 ? nil : Double(right) / Double(labelled) }
    fileprivate var precision: Double? { found == 0 ? nil : Double(right) / Double(found) }
}
