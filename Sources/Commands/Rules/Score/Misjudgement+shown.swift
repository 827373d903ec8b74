import BridgePipeline
import CaseModel
import JSONTree

extension Misjudgement {
    var json: JSONValue {
        .object([
            "id": .string(alert.id), "wrong": .array(aspects.map { .string($0.rawValue) }),
            "expected": .object([
                "dispute": .bool(alert.labels.isDispute), "type": JSONValue(alert.labels.type),
                "accept": .array(alert.labels.accepted.sorted().map(JSONValue.string)),
                "band": JSONValue(alert.labels.band?.rawValue),
                "indicators": .array(alert.labels.indicators.sorted().map(JSONValue.string)),
                "hearsay": .array(alert.labels.hearsay.sorted().map(JSONValue.string)),
            ]),
            "found": .object([
                "dispute": .bool(found.isDispute), "type": .string(found.type.code),
                "margin": JSONValue(found.type.margin),
                "words": .array(found.type.evidence.map { .string($0.words) }), "band": .string(found.band.rawValue),
                "indicators": .array(found.indicators.map(\.json)),
            ]),
            "narrative": .string(alert.narrative), "note": JSONValue(alert.labels.note),
        ])
    }

    /// The alert, and a line for each aspect with what was expected and what was found.
    var lines: String {
        var lines = "\(alert.id)  \(alert.narrative.printable)\n"
        if let note = alert.labels.note { lines += "    (\(note.printable))\n" }
        for aspect in aspects { lines += "    \(text(of: aspect).shown.printable)\n" }
        return lines
    }

    private func text(of aspect: JudgedAspect) -> Text {
        let labels = alert.labels
        switch aspect {
        case .dispute:
            let type = found.isDispute ? " \(found.type.code)\(found.type.evidence.quoted)" : ""
            let expected = labels.type.map { " \($0)" } ?? ""
            return Text(
                zh: "纠纷：应\(labels.isDispute ? "是" : "否")\(expected)，判\(found.isDispute ? "是" : "否")\(type)",
                en:
                    "dispute: expected \(labels.isDispute ? "yes" : "no")\(expected), found \(found.isDispute ? "yes" : "no")\(type)"
            )
        case .type:
            let expected = ([labels.type ?? "-"] + labels.accepted.sorted()).joined(separator: "/")
            let judged = "\(found.type.code)\(found.type.evidence.quoted)"
            return Text(
                zh: "类型：应 \(expected)，判 \(judged)，领先 \(found.type.margin) 分",
                en: "type: expected \(expected), found \(judged), ahead by \(found.type.margin)"
            )
        case .band:
            let expected = labels.band?.term ?? Text("-")
            return Text(
                zh: "等级：应\(expected.zh)，判\(found.band.term.zh)",
                en: "band: expected \(expected.en), found \(found.band.term.en)"
            )
        case .indicators:
            let certain = found.certainIndicators
            let missed = labels.indicators.subtracting(certain).sorted().map { "-\($0)" }
            let extra = found.indicators.filter { !$0.isHearsay && !labels.indicators.contains($0.id) }
                .map { "+\($0.id)\($0.evidence.quoted)" }
            let words = (missed + extra).joined(separator: " ")
            return Text(zh: "指标：\(words)", en: "indicators: \(words)")
        }
    }
}

extension [Evidence] {
    /// ` 「…」「…」`, or nothing.
    var quoted: String { isEmpty ? "" : " " + map { "「\($0.words)」" }.joined() }
}

extension IndicatorFinding {
    var json: JSONValue {
        .object([
            "id": .string(id), "title": .string(title), "band": JSONValue(band?.rawValue), "weight": JSONValue(weight),
            "hearsay": .bool(isHearsay), "evidence": .array(evidence.map(\.json)),
        ])
    }
}

extension Evidence {
    var json: JSONValue {
        .object([
            "field": .string(field.rawValue), "offset": JSONValue(offset), "length": JSONValue(length),
            "words": .string(words), "rule": .string(rule),
        ])
    }
}
