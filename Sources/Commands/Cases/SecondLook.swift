import CaseModel
import JSONTree

/// Alerts that are no dispute but bear risk signs, for a person to look at again (二次研判).
struct SecondLook {
    var alerts: [RecordedAlert]

    /// Ids, codes and titles of signs; no words of the call, which may name people.
    var json: JSONValue { .array(alerts.map(\.summary)) }

    /// The same for people.
    var table: String {
        var table = TextTable(
            .text(zh: "警情编号", en: "ALERT"),
            .text(zh: "报警时间", en: "REPORTED"),
            .text(zh: "派出所", en: "STATION"),
            .text(zh: "风险", en: "BAND"),
            .text(zh: "风险迹象", en: "SIGNS")
        )
        for one in alerts {
            table.add(
                one.alert.alertNo,
                one.alert.reportedAt.rfc3339,
                one.alert.jurisdiction.name ?? one.alert.jurisdiction.code,
                one.textBand.term.shown,
                one.indicators.map(\.words).joined(separator: " ")
            )
        }
        return table.rendered
    }
}

extension RecordedAlert {
    fileprivate var summary: JSONValue {
        .object([
            "alertNo": .string(alert.alertNo), "reportedAt": JSONValue(alert.reportedAt),
            "station": .string(alert.jurisdiction.code), "band": .string(textBand.rawValue),
            "indicators": .array(
                indicators.map { sign in
                    .object([
                        "id": .string(sign.id), "title": .string(sign.title), "hearsay": .bool(sign.isHearsay),
                    ])
                }
            ),
        ])
    }
}

extension IndicatorFinding {
    /// R03 扬言杀人（听说）
    fileprivate var words: String {
        "\(id) \(title)" + (isHearsay ? Text(zh: "（听说）", en: " (hearsay)").shown : "")
    }
}
