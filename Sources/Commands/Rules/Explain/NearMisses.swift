import CaseModel
import RuleEngine

/// Why indicators that nearly fired did not.
struct NearMisses {
    private let explanation: Explanation
    private let names: RuleNames

    /// So many reasons are told of one indicator.
    private static let limit = 1

    init(_ sentences: Sentences) {
        explanation = sentences.explanation
        names = sentences.names
    }

    /// For each indicator that did not fire, the reasons that came nearest.
    var sentences: [Text] {
        let found = Set(explanation.assessment.indicators.map(\.id))
        var order: [String] = []
        var traces: [String: [SignTrace]] = [:]
        for trace in explanation.signs where !found.contains(trace.indicator) {
            guard trace.outcome.isNear, trace.saysSomething else { continue }
            if traces[trace.indicator] == nil { order.append(trace.indicator) }
            traces[trace.indicator, default: []].append(trace)
        }
        return order.flatMap { id in reasons(of: traces[id] ?? [], for: id) }
    }

    private func reasons(of traces: [SignTrace], for id: String) -> [Text] {
        let nearest = traces.enumerated().sorted { left, right in
            (left.element.outcome.distance, left.offset) < (right.element.outcome.distance, right.offset)
        }
        var told: [Text] = []
        for (_, trace) in nearest {
            let reason = trace.reason
            let sentence = Text(
                zh: "\(names.indicator(id))没有算：\(reason.zh)。",
                en: "\(names.indicator(id)) did not count: \(reason.en)."
            )
            if !told.contains(sentence) { told.append(sentence) }
            if told.count == Self.limit { break }
        }
        return told
    }
}

extension SignTrace {
    /// A group that is wanting is worth telling only beside a word that means something by itself: 他 and 要 stand in
    /// every call.
    fileprivate var saysSomething: Bool {
        guard case .missing = outcome else { return true }
        return evidence.contains { $0.length >= 2 }
    }
}

extension SignTrace.Outcome {
    /// Whether it is worth telling: without any number told, a rule that counts was not near.
    fileprivate var isNear: Bool {
        switch self {
        case .fired, .number(_, _, found: nil): false
        default: true
        }
    }

    /// How far from firing, for order only: the words were all there, one number or word was wanting, and so on.
    fileprivate var distance: Int {
        switch self {
        case .fired: 0
        case .inContext, .excluded, .ruledOut: 1
        case .number, .count, .field: 2
        case .insideException: 3
        case .missing: 4
        }
    }
}

extension SignTrace {
    /// Why the sign did not fire.
    var reason: Text {
        let words =
            evidence.isEmpty ? Text(zh: "相关词", en: "its words") : Text(evidence.map { "「\($0.words)」" }.joined())
        switch outcome {
        case .fired: return Text(zh: "\(words.zh)已经算了", en: "\(words.en) counted")
        case .inContext(let context, let cause): return context.reason(words, cause)
        case .insideException(let longer):
            return Text(
                zh: "\(words.zh)是「\(longer.words)」的一部分，另有所指",
                en: "\(words.en) is part of 「\(longer.words)」, which means something else"
            )
        case .missing(_, let examples):
            let wanted = examples.map { "「\($0)」" }
            return Text(
                zh: "有\(words.zh)，但近处没有\(wanted.joined(separator: "、"))之类的词",
                en: "\(words.en) is there, but no word such as \(wanted.joined(separator: ", ")) is near it"
            )
        case .excluded(let other):
            return Text(
                zh: "\(words.zh)旁边有「\(other.words)」，排除了",
                en: "「\(other.words)」 beside \(words.en) rules it out"
            )
        case .ruledOut(let other):
            return Text(
                zh: "文中有「\(other.words)」，说明\(words.zh)不是那回事",
                en: "「\(other.words)」 in the text says that \(words.en) was none of this"
            )
        case .number(let kind, let least, let found): return kind.reason(words, atLeast: least, found: found)
        case .count(let least, let found):
            return Text(
                zh: "\(words.zh)出现 \(found) 次，不到 \(least) 次",
                en: "\(words.en) comes \(found) times, not \(least)"
            )
        case .field(let name):
            return Text(
                zh: "有\(words.zh)，但警情的字段 \(name) 不符合",
                en: "\(words.en) is there, but the field \(name) of the alert is not as asked"
            )
        }
    }
}

extension ContextClass {
    fileprivate func reason(_ words: Text, _ cause: Evidence?) -> Text {
        let by = cause.map { "「\($0.words)」" } ?? ""
        switch self {
        case .negated:
            return Text(
                zh: "\(by.isEmpty ? "" : "前面说了\(by)，")\(words.zh)被否认了",
                en: "\(words.en) is denied\(by.isEmpty ? "" : " by \(by)")"
            )
        case .past:
            return Text(
                zh: "\(by.isEmpty ? "" : "前面说了\(by)，")\(words.zh)是过去的事",
                en: "\(words.en) is told of the past\(by.isEmpty ? "" : " (\(by))")"
            )
        case .hearsay:
            return Text(
                zh: "\(by.isEmpty ? "" : "前面说了\(by)，")\(words.zh)只是听说或担心",
                en: "\(words.en) is only heard of or feared\(by.isEmpty ? "" : " (\(by))")"
            )
        case .question:
            return Text(
                zh: "\(words.zh)是在问，不是在说\(by.isEmpty ? "" : "（\(by)）")",
                en: "\(words.en) is asked, not told\(by.isEmpty ? "" : " (\(by))")"
            )
        case .conditional:
            return Text(
                zh: "\(by.isEmpty ? "" : "前面说了\(by)，")\(words.zh)是有条件的",
                en: "\(words.en) stands under a condition\(by.isEmpty ? "" : " (\(by))")"
            )
        case .quoted:
            return Text(zh: "\(words.zh)是转述别人的话", en: "\(words.en) is somebody's words, quoted")
        case .trade:
            return Text(
                zh: "\(words.zh)\(by.isEmpty ? "" : "后面是\(by)，")是店名、地名或行业名",
                en: "\(words.en) names a trade or a place\(by.isEmpty ? "" : " (\(by))")"
            )
        }
    }
}

extension NumberKind {
    fileprivate func reason(_ words: Text, atLeast least: Int, found: Int?) -> Text {
        let (zh, en): (String, String) =
            switch self {
            case .people: ("人", "people")
            case .money: ("元", "yuan")
            case .years: ("年", "years")
            case .times: ("次", "times")
            }
        guard let found else {
            return Text(
                zh: "有\(words.zh)，但没有说到 \(least) \(zh)以上",
                en: "\(words.en) is there, but not \(least) \(en) or more"
            )
        }
        return Text(
            zh: "有\(words.zh)，但只有 \(found) \(zh)，不到 \(least) \(zh)",
            en: "\(words.en) is there, but \(found) \(en) are fewer than \(least)"
        )
    }
}
