import CaseModel

@testable import RuleFile

/// One step: when, what comes in, and what must leave because of it or has left since the step before.
struct ScenarioStep: Sendable {
    var line: Int
    var at: Timestamp
    /// The bridge was down since the step before: what fell due meanwhile fires at once now.
    var isAfterDowntime: Bool
    /// 断开 or 恢复 of the broker of the governance side, before anything else.
    var governanceLane: String?
    var event: Event?
    /// Alert number of the case that is meant; nil for the one of the step before.
    var of: String?
    var leaves: [Leaving]
    /// Words that stand in nothing that leaves.
    var nowhere: [String]
    /// `applied`, `recorded`, `waiting`, `duplicate`, `noted CODE`, `refused CODE`.
    var outcome: String
    var trail: [String]
    /// What has become of earlier messages by now, by step.
    var became: [(step: Int, outcome: String)] = []
    var expectation: CaseExpectation?

    /// What comes in.
    struct Event: Sendable {
        var line: Int
        var kind: Kind
        var fields: EventFields
        var found: FoundByRules?
        /// The step whose message comes once more.
        var repeated: Int?
    }

    /// Kinds of events, by the key a file writes.
    enum Kind: String, CaseIterable {
        case alert, disposition, signed, followUp, approval, order, receipt, again
    }

    init(_ value: YAMLValue, after previous: Timestamp?) throws(RuleFileError) {
        let fields = try value.fields(
            required: ["at"],
            optional: Kind.allCases.map(\.rawValue) + [
                "down", "governance", "of", "leaves", "nowhere", "outcome", "trail", "became", "case",
            ]
        )
        line = value.line
        at = try ScenarioTime.read(fields.required("at"), after: previous)
        isAfterDowntime = try fields["down"]?.bool() ?? false
        governanceLane = try fields["governance"].map { value throws(RuleFileError) in try Words.lanes.code(of: value) }
        event = try ScenarioStep.event(fields)
        of = try fields["of"]?.string()
        var leaves: [Leaving] = []
        for item in try fields["leaves"]?.list() ?? [] { leaves.append(try Leaving(item)) }
        self.leaves = leaves
        nowhere = try fields["nowhere"]?.strings() ?? []
        outcome = try fields["outcome"]?.string() ?? "applied"
        trail = try fields["trail"]?.strings() ?? []
        for (key, keyValue, outcome) in try fields["became"]?.pairs() ?? [] {
            guard let step = Int(key) else { throw keyValue.error(.badValue, "expected the number of a step") }
            became.append((step, try outcome.string()))
        }
        expectation = try fields["case"].map { value throws(RuleFileError) in try CaseExpectation(value) }
        if event == nil, let outcome = fields["outcome"] {
            throw outcome.error(.badValue, "nothing comes in, so nothing can come of it")
        }
    }

    private static func event(_ fields: YAMLFields) throws(RuleFileError) -> Event? {
        var event: Event?
        for kind in Kind.allCases {
            guard let value = fields[kind.rawValue] else { continue }
            if event != nil { throw value.error(.badValue, "one event a step") }
            if kind == .again {
                event = Event(line: value.line, kind: kind, fields: EventFields(), repeated: try value.int(in: 1...999))
                continue
            }
            var rest = EventFields.forms(of: kind)
            var found: FoundByRules?
            if let rules = try value.pairs().first(where: { $0.key == "rules" })?.value {
                found = try FoundByRules(rules)
            }
            rest["rules"] = rest["rules"].map { _ in .object(FoundByRules.forms) }
            event = Event(line: value.line, kind: kind, fields: try EventFields(value, forms: rest), found: found)
        }
        return event
    }
}
