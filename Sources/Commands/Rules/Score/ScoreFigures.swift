import BridgePipeline
import JSONTree

/// The figures of a score with their names, in the order in which they are told.
struct ScoreFigures {
    let score: RuleScore
    /// Mean time of one assessment.
    let microsecondsPerAlert: Double?

    private struct Figure {
        var name: String
        var value: Double?
        var count: Int
        /// nil for figures that are no share of `count`.
        var interval: ClosedRange<Double>?
    }

    private var figures: [Figure] {
        let shares: [(String, Proportion)] = [
            ("disputeAccuracy", score.dispute), ("typeAccuracy", score.type), ("bandAccuracy", score.band),
            ("redRecall", score.redRecall), ("redPrecision", score.redPrecision),
            ("orangeOrAboveRecall", score.orangeOrAboveRecall), ("indicatorRecall", score.indicatorRecall),
            ("indicatorPrecision", score.indicatorPrecision),
        ]
        var figures = shares.map { Figure(name: $0, value: $1.value, count: $1.total, interval: $1.interval) }
        figures.insert(Figure(name: "typeMacroF1", value: score.typeMacroF1, count: score.type.total), at: 2)
        return figures
    }

    var json: JSONObject {
        var object: JSONObject = ["alerts": JSONValue(score.alerts)]
        var intervals = JSONObject()
        for figure in figures {
            object[figure.name] = JSONValue(rounding: figure.value)
            intervals[figure.name] = .object([
                "n": JSONValue(figure.count), "low": JSONValue(rounding: figure.interval?.lowerBound),
                "high": JSONValue(rounding: figure.interval?.upperBound),
            ])
        }
        object["microsecondsPerAlert"] = JSONValue(rounding: microsecondsPerAlert)
        object["intervals"] = .object(intervals)
        return object
    }

    var table: String {
        var table = TextTable(
            .text(zh: "指标", en: "FIGURE"),
            .number(zh: "值", en: "VALUE"),
            .number(zh: "样本数", en: "N"),
            .text(zh: "95 % 区间", en: "95 % INTERVAL")
        )
        table.add("alerts", String(score.alerts), "", "")
        for figure in figures {
            let interval = figure.interval.map { "\(Percent.text($0.lowerBound)) – \(Percent.text($0.upperBound))" }
            table.add(figure.name, Percent.text(figure.value), String(figure.count), interval ?? "-")
        }
        table.add("microsecondsPerAlert", Decimal.text(microsecondsPerAlert), String(score.alerts), "-")
        return table.rendered
    }
}

/// Shares as people read them.
enum Percent {
    /// Such as `98.3 %`; `-` for nothing.
    static func text(_ share: Double?) -> String { share.map { "\(Decimal.text($0 * 100)) %" } ?? "-" }
}

/// Numbers with one decimal.
enum Decimal {
    /// Such as `12.3`; `-` for nothing.
    static func text(_ number: Double?) -> String {
        guard let number else { return "-" }
        let tenths = Int((number * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}

extension JSONValue {
    /// A number with four decimals, or null for nil.
    init(rounding number: Double?) { self = number.map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null }
}
