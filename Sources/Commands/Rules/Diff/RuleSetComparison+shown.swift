import BridgePipeline
import CaseModel
import JSONTree

extension RuleSetComparison {
    private func count(_ aspect: JudgedAspect) -> Int { changes.count { $0.aspects.contains(aspect) } }

    private func count(_ verdict: Change.Verdict) -> Int { changes.count { $0.verdict == verdict } }

    var json: JSONValue {
        var aspects = JSONObject()
        for aspect in JudgedAspect.allCases { aspects[aspect.rawValue] = JSONValue(count(aspect)) }
        return .object([
            "alerts": JSONValue(count), "changed": JSONValue(changes.count), "by": .object(aspects),
            "better": JSONValue(count(.better)), "worse": JSONValue(count(.worse)),
            "changes": .array(changes.map(\.json)),
        ])
    }

    /// Each change with what was and what is, then the sums.
    var text: String {
        changes.map(\.shown).joined() + summary.shown + "\n"
    }

    private var summary: Text {
        guard !changes.isEmpty else {
            return Text(zh: "\(count) 条警情，判断全部相同", en: "\(count) alerts, all judged alike")
        }
        let sums = JudgedAspect.allCases.map { ($0.term, count($0)) }.filter { $0.1 > 0 }
        let (better, worse) = (count(.better), count(.worse))
        let isLabelled = better + worse > 0
        return Text(
            zh: "\(count) 条警情，\(changes.count) 条判断不同："
                + sums.map { "\($0.0.zh) \($0.1) 条" }.joined(separator: "，")
                + (isLabelled ? "；按标注，改好 \(better) 条，改坏 \(worse) 条" : ""),
            en: "\(count) alerts, \(changes.count) judged differently: "
                + sums.map { "\($0.0.en) \($0.1)" }.joined(separator: ", ")
                + (isLabelled ? "; by the labels \(better) better, \(worse) worse" : "")
        )
    }
}

extension RuleSetComparison.Change {
    fileprivate var json: JSONValue {
        .object([
            "alert": .string(name), "differs": .array(aspects.map { .string($0.rawValue) }),
            "verdict": JSONValue(verdict?.rawValue), "old": old.decision, "new": new.decision,
        ])
    }

    fileprivate var shown: String {
        let mark =
            switch verdict {
            case .better: Text(zh: "  改好", en: "  better")
            case .worse: Text(zh: "  改坏", en: "  worse")
            case nil: Text("")
            }
        var lines = "\(name.printable)\(mark.shown)  \(input.texts.map(\.text).joined(separator: " ").printable)\n"
        for aspect in aspects {
            let (before, after) = (old.words(for: aspect).shown, new.words(for: aspect).shown)
            let term = aspect.term.shown
            lines +=
                Text(zh: "    \(term)：\(before) → \(after)", en: "    \(term): \(before) → \(after)").shown.printable
            lines += "\n"
        }
        return lines + "\n"
    }
}

extension JudgedAspect {
    fileprivate var term: Text {
        switch self {
        case .dispute: Text(zh: "是否纠纷", en: "dispute")
        case .type: Text(zh: "类型", en: "type")
        case .band: Text(zh: "等级", en: "band")
        case .indicators: Text(zh: "指标", en: "indicators")
        }
    }
}

extension TextAssessment {
    fileprivate var decision: JSONValue {
        .object([
            "dispute": .bool(isDispute), "type": .string(type.code), "band": .string(band.rawValue),
            "indicators": .array(indicators.map { .string($0.id) }),
            "hearsay": .array(indicators.filter(\.isHearsay).map { .string($0.id) }),
        ])
    }

    fileprivate func words(for aspect: JudgedAspect) -> Text {
        switch aspect {
        case .dispute:
            return isDispute
                ? Text(zh: "是（\(type.code)，\(band.term.zh)）", en: "yes (\(type.code), \(band.term.en))")
                : Text(zh: "否", en: "no")
        case .type: return Text("\(type.code)\(type.evidence.quoted)")
        case .band: return band.term
        case .indicators:
            let found = indicators.map { finding in
                let mark = finding.isHearsay ? Text(zh: "（听说）", en: " (hearsay)").shown : ""
                return "\(finding.id)\(mark)\(finding.evidence.quoted)"
            }
            return Text(found.isEmpty ? "-" : found.joined(separator: " "))
        }
    }
}
