import CaseModel

/// Reads one mode of an area and a push.
enum ModeReader {
    static func read(_ value: YAMLValue) throws(RuleFileError) -> ModeRule {
        let fields = try value.fields(required: ["area", "push", "mode"], optional: ["standingOrder"])
        let area = try fields.required("area")
        let code = try area.string()
        guard code == "*" || (code.utf8.allSatisfy { (0x30...0x39).contains($0) } && code.utf8.count <= 12) else {
            throw area.error(.badValue, "expected the beginning of a station or township code, or * for everywhere")
        }
        let name = try fields.required("mode")
        guard let mode = PushMode(rawValue: try name.string()) else {
            let modes = PushMode.allCases.map(\.rawValue).joined(separator: ", ")
            throw name.error(.badValue, "expected one of \(modes)")
        }
        let push = try fields.required("push").int(in: 1...3)
        let order = try fields["standingOrder"].map { value throws(RuleFileError) in try standingOrder(value) }
        if mode == .inform {
            guard push == 3 else { throw name.error(.badValue, "only push 3 can inform") }
            guard order != nil else {
                throw value.error(.missingKey, "inform rests on a standingOrder with approver, from, until, legalBasis")
            }
        } else if let order = fields["standingOrder"] {
            throw order.error(.unknownKey, "only the mode inform rests on a standing order")
        }
        return ModeRule(area: code == "*" ? "" : code, push: push, mode: mode, standingOrder: order)
    }

    private static func standingOrder(_ value: YAMLValue) throws(RuleFileError) -> ModeRule.StandingOrder {
        let fields = try value.fields(required: ["approver", "from", "until", "legalBasis"])
        func instant(_ key: String) throws(RuleFileError) -> Timestamp {
            let value = try fields.required(key)
            guard let instant = Timestamp(rfc3339: try value.string()) else {
                throw value.error(.badValue, "expected a time such as 2026-11-01T00:00:00+08:00")
            }
            return instant
        }
        let order = ModeRule.StandingOrder(
            approver: try fields.required("approver").string(),
            from: try instant("from"),
            until: try instant("until"),
            legalBasis: try fields.required("legalBasis").string()
        )
        guard order.from < order.until else { throw value.error(.badValue, "from must be before until") }
        return order
    }
}
