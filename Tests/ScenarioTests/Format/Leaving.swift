@testable import RuleFile

/// One thing that leaves, as a file says it: `02-14 10:30 通知 → 责任民警：回执 受理`. Words may be left out, and the time
/// of what leaves at the time of its step.
struct Leaving {
    var line: Int
    /// `02-14 10:30`; nil for the time of the step.
    var time: String?
    /// A word of ``Words/kinds``.
    var kind: String
    /// A post, a police number, a station with a post, or a township.
    var receiver: String
    /// What must stand in it.
    var words: [String]

    init(_ value: YAMLValue) throws(RuleFileError) {
        let text = try value.string()
        let sides = text.split(separator: " → ", maxSplits: 1).map(String.init)
        guard sides.count == 2, var left = sides.first?.split(separator: " ").map(String.init),
            let kind = left.popLast()
        else { throw value.error(.badValue, "expected 通知 → 责任民警：回执 受理, with a time in front if wanted") }
        guard Words.kinds.code(kind) != nil else {
            throw value.error(.badValue, "\(kind) is nothing that leaves")
        }
        guard left.isEmpty || ScenarioTime.instant("2020-\(left.joined(separator: " "))") != nil else {
            throw value.error(.badValue, "expected a time such as 02-14 10:30 in front of \(kind)")
        }
        let right = sides[1].split(separator: "：", maxSplits: 1).map(String.init)
        line = value.line
        time = left.isEmpty ? nil : left.joined(separator: " ")
        self.kind = kind
        receiver = right[0]
        words = right.count > 1 ? right[1].split(separator: " ").map(String.init) : []
    }

    var text: String {
        let body = words.isEmpty ? "" : "：" + words.joined(separator: " ")
        return (time.map { "\($0) " } ?? "") + "\(kind) → \(receiver)\(body)"
    }

    /// Whether this is what left.
    func fits(_ task: LeftTask, at stepTime: String) -> Bool {
        kind == task.kind && task.receivers.contains(receiver) && (time ?? stepTime) == task.time
            && words.allSatisfy(task.says)
    }
}
