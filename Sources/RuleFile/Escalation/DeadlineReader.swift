import CaseModel

/// Reads deadlines and the ladders they name.
enum DeadlineReader {
    /// A rule for every kind of deadline.
    static func rules(
        _ value: YAMLValue,
        _ ladders: [String: DeadlineRule.Ladder]
    ) throws(RuleFileError) -> [Deadline.Kind: DeadlineRule] {
        let fields = try value.fields(required: Deadline.Kind.allCases.map(\.rawValue))
        var rules: [Deadline.Kind: DeadlineRule] = [:]
        for kind in Deadline.Kind.allCases {
            rules[kind] = try rule(fields.required(kind.rawValue), kind, ladders)
        }
        return rules
    }

    private static func rule(
        _ value: YAMLValue,
        _ kind: Deadline.Kind,
        _ ladders: [String: DeadlineRule.Ladder]
    ) throws(RuleFileError) -> DeadlineRule {
        let fields = try value.fields(required: [], optional: EscalationFile.urgencies + ["ladder"])
        var ladder = DeadlineRule.Ladder(normal: [], red: [])
        if let name = fields["ladder"] {
            guard let known = ladders[try name.string()] else {
                let names = ladders.keys.sorted().joined(separator: ", ")
                throw name.error(.unknownReference, "no such ladder; there are \(names)")
            }
            ladder = known
        }
        var limits: [String: TimeSpan] = [:]
        for urgency in EscalationFile.urgencies { limits[urgency] = try fields[urgency]?.timeSpan() }
        if limits.isEmpty, kind != .finish {
            throw value.error(.missingKey, "the deadline has no limit; write normal, expedited or red")
        }
        return DeadlineRule(
            limit: DeadlineRule.Limit(
                normal: limits["normal"],
                expedited: limits["expedited"],
                red: limits["red"]
            ),
            ladder: ladder
        )
    }

    /// Ladders by name.
    static func ladders(_ value: YAMLValue) throws(RuleFileError) -> [String: DeadlineRule.Ladder] {
        var ladders: [String: DeadlineRule.Ladder] = [:]
        for (name, key, value) in try value.pairs() {
            guard ladders[name] == nil else { throw key.error(.duplicate, "the ladder \(name) stands here twice") }
            let fields = try value.fields(required: ["normal", "red"])
            ladders[name] = DeadlineRule.Ladder(
                normal: try rungs(fields.required("normal")),
                red: try rungs(fields.required("red"))
            )
        }
        return ladders
    }

    private static func rungs(_ value: YAMLValue) throws(RuleFileError) -> [DeadlineRule.Rung] {
        var rungs: [DeadlineRule.Rung] = []
        for item in try value.list() {
            let fields = try item.fields(required: ["to"], optional: ["at", "after"])
            let name = try fields.required("to")
            guard let level = Deadline.Level(rawValue: try name.string()) else {
                let levels = Deadline.Level.allCases.map(\.rawValue).joined(separator: ", ")
                throw name.error(.badValue, "expected one of \(levels)")
            }
            guard rungs.last.map({ $0.level < level }) ?? true else {
                throw name.error(.badValue, "each rung must reach higher than the one before")
            }
            switch (fields["at"], fields["after"]) {
            case (let share?, nil): rungs.append(DeadlineRule.Rung(level, at: .percent(try share.percent())))
            case (nil, let span?): rungs.append(DeadlineRule.Rung(level, at: .afterLimit(try span.timeSpan())))
            default: throw item.error(.badValue, "a rung has either at (a share of the limit) or after (a time)")
            }
        }
        return rungs
    }
}
