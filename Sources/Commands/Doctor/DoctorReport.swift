import BridgeDaemon
import JSONTree

/// What the doctor found, as people and programs read it.
struct DoctorReport {
    var results: [CheckResult]

    /// Findings of one level.
    func count(_ level: Finding.Level) -> Int {
        results.reduce(0) { $0 + $1.findings.count { $0.level == level } }
    }

    var json: JSONValue {
        .object([
            "faults": JSONValue(count(.fault)), "warnings": JSONValue(count(.warning)),
            "unknown": JSONValue(count(.unknown)),
            "findings": .array(results.flatMap { result in result.findings.map { $0.json(of: result.check) } }),
        ])
    }

    /// One finding a line, what to do below it, and a line that sums up.
    var page: String {
        var page = ""
        for result in results {
            for finding in result.findings {
                let says = Text(finding.says).shown
                page += "\(finding.level.term.shown)  \(result.check)  \(finding.subject): \(says)\n".printableLine
                if let advice = finding.advice { page += "      → \(Text(advice).shown)\n".printableLine }
            }
        }
        let counts = (count(.fault), count(.warning), count(.unknown))
        let sum = Text(
            zh: "故障 \(counts.0)，隐患 \(counts.1)，无从得知 \(counts.2)",
            en: "\(counts.0) faults, \(counts.1) warnings, \(counts.2) cannot be known"
        )
        return page + sum.shown + "\n"
    }
}

extension Finding {
    fileprivate func json(of check: String) -> JSONValue {
        .object([
            "check": .string(check), "level": .string(level.rawValue), "code": .string(code),
            "subject": .string(subject), "says": .string(Text(says).shown),
            "advice": advice.map { .string(Text($0).shown) } ?? .null,
        ])
    }
}

extension Finding.Level {
    /// The level as one word of the same width in each language.
    fileprivate var term: Text {
        switch self {
        case .ok: Text(zh: "好  ", en: "ok     ")
        case .unknown: Text(zh: "未知", en: "unknown")
        case .warning: Text(zh: "隐患", en: "warning")
        case .fault: Text(zh: "故障", en: "FAULT  ")
        }
    }
}

extension String {
    /// The line with what could move a terminal's cursor made harmless.
    fileprivate var printableLine: String { String(dropLast()).printable + "\n" }
}
