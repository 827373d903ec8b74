import CaseModel

/// Reads `escalation.yaml`: deadlines with their ladders, call-backs, modes.
enum EscalationFile {
    static let urgencies = ["normal", "expedited", "red"]

    static func read(_ document: YAMLValue, version: String) throws(RuleFileError) -> EscalationPolicy {
        let fields = try document.fields(required: [
            "deadlines", "ladders", "finish", "callBackDays", "callBackSampleOneIn", "courtCallBackDays",
            "lateAlertAfter", "silenceAfterDisposition", "lateFiringAfter", "returnWindow", "modes", "reopenWithin",
        ])
        let ladders = try DeadlineReader.ladders(fields.required("ladders"))
        let finish = try fields.required("finish").fields(
            required: ApprovalDecision.Complexity.allCases.map(\.rawValue)
        )
        var limits: [ApprovalDecision.Complexity: Duration] = [:]
        for complexity in ApprovalDecision.Complexity.allCases {
            limits[complexity] = try finish.required(complexity.rawValue).duration()
        }
        var modes: [ModeRule] = []
        for item in try fields.required("modes").list() {
            let rule = try ModeReader.read(item)
            guard !modes.contains(where: { $0.area == rule.area && $0.push == rule.push }) else {
                throw item.error(.duplicate, "the area has a mode for this push already")
            }
            modes.append(rule)
        }
        var policy = EscalationPolicy(
            version: version,
            deadlines: try DeadlineReader.rules(fields.required("deadlines"), ladders),
            finish: limits,
            callBackDays: try days(fields.required("callBackDays")),
            callBackSampleOneIn: try fields.required("callBackSampleOneIn").int(in: 0...10_000),
            courtCallBackDays: try fields.required("courtCallBackDays").int(in: 1...365),
            lateAlertAfter: try fields.required("lateAlertAfter").duration(),
            silenceAfterDisposition: try fields.required("silenceAfterDisposition").duration(),
            lateFiringAfter: try fields.required("lateFiringAfter").duration(),
            returnWindow: try fields.required("returnWindow").timeSpan(),
            modes: modes
        )
        policy.reopenWithin = try window(fields.required("reopenWithin"))
        return policy
    }

    /// `{default: 30 d, D0109: 90 d}`
    private static func window(_ value: YAMLValue) throws(RuleFileError) -> ReopenWindow {
        var window: ReopenWindow?
        var byType: [String: Duration] = [:]
        for (key, keyValue, value) in try value.pairs() {
            if key == "default" {
                window = ReopenWindow(standard: try value.duration())
            } else {
                byType[try keyValue.code("D", digits: 4)] = try value.duration()
            }
        }
        guard var window else { throw value.error(.missingKey, "expected the window of all other types as default") }
        window.byType = byType
        return window
    }

    private static func days(_ value: YAMLValue) throws(RuleFileError) -> EscalationPolicy.DaysByUrgency {
        let fields = try value.fields(required: urgencies)
        func days(_ key: String) throws(RuleFileError) -> [Int] {
            var days: [Int] = []
            for item in try fields.required(key).list() {
                let day = try item.int(in: 1...365)
                guard day > days.last ?? 0 else { throw item.error(.badValue, "expected rising days, found \(day)") }
                days.append(day)
            }
            return days
        }
        return EscalationPolicy.DaysByUrgency(
            normal: try days("normal"),
            expedited: try days("expedited"),
            red: try days("red")
        )
    }
}
