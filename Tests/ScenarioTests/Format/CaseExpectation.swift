import CaseModel

@testable import RuleFile

/// How a case is to stand after a step.
struct CaseExpectation {
    var line: Int
    var values: [(key: String, value: String)] = []
    /// By the word for the kind: a limit such as `02-14 12:30`, or 已完成, 已取消, 已超期, 无.
    var deadlines: [(kind: String, state: String)] = []

    init(_ value: YAMLValue) throws(RuleFileError) {
        line = value.line
        let fields = try value.fields(
            required: [],
            optional: [
                "stage", "phase", "band", "outcome", "type", "marks", "complexity", "returns", "openCallBacks",
                "deadlines",
            ]
        )
        let words: [(String, Words)] = [
            ("stage", .stages), ("phase", .phases), ("band", .bands), ("outcome", .caseOutcomes),
            ("complexity", .complexities),
        ]
        for (key, words) in words {
            if let value = fields[key] { values.append((key, try words.code(of: value))) }
        }
        for key in ["type", "returns", "openCallBacks"] {
            if let value = fields[key] { values.append((key, try value.string())) }
        }
        if let value = fields["marks"] {
            var marks: [String] = []
            for item in try value.list() { marks.append(try Words.marks.code(of: item)) }
            values.append(("marks", marks.sorted().joined(separator: ",")))
        }
        for (_, keyValue, state) in try fields["deadlines"]?.pairs() ?? [] {
            let text = try state.string()
            guard Words.states.code(text) != nil || ScenarioTime.instant("2026-\(text)") != nil else {
                throw state.error(.badValue, "expected a limit such as 02-14 12:30, or 已完成, 已取消, 已超期, 无")
            }
            deadlines.append((try Words.deadlines.code(of: keyValue), text))
        }
    }

    /// What of the case is otherwise, in words; empty when nothing is.
    func differences(from subject: Case) -> [String] {
        let others = values.compactMap { key, expected in
            let found = CaseExpectation.value(key, of: subject)
            return found == expected ? nil : "\(key): expected \(expected), found \(found)"
        }
        let clocks = deadlines.compactMap { kind, expected in
            let found = CaseExpectation.state(kind, of: subject)
            let name = Words.deadlines.word(kind)
            return found == expected ? nil : "\(name): expected \(expected), found \(found)"
        }
        return others + clocks
    }

    private static func value(_ key: String, of subject: Case) -> String {
        switch key {
        case "stage": String(subject.stage.rawValue)
        case "phase": subject.phase.rawValue
        case "band": subject.band.rawValue
        case "outcome": subject.outcome?.rawValue ?? ""
        case "type": subject.typeCode
        case "complexity": subject.departmentWork?.complexity.rawValue ?? ""
        case "returns": String(subject.departmentWork?.returns ?? 0)
        case "openCallBacks": String(subject.callBacks.count { $0.state == .open })
        case "marks": marks(of: subject).sorted().joined(separator: ",")
        default: ""
        }
    }

    private static func marks(of subject: Case) -> [String] {
        [
            subject.isWithoutFeedback ? "withoutFeedback" : nil,
            subject.expedited ? "expedited" : nil,
            subject.suspension == nil ? nil : "suspended",
            subject.departmentWork?.awaitsAdjudication == true ? "adjudication" : nil,
        ].compactMap(\.self)
    }

    /// The newest deadline of the kind.
    private static func state(_ kind: String, of subject: Case) -> String {
        guard let deadline = subject.deadlines.last(where: { $0.kind.rawValue == kind }) else { return "无" }
        switch deadline.state {
        case .met: return "已完成"
        case .cancelled: return "已取消"
        case .running: return deadline.missedAt == nil ? ScenarioTime.short(deadline.limitAt) : "已超期"
        }
    }
}
