import CaseModel

/// Reads `escalation.yaml`: deadlines and call-backs.
enum EscalationFile {
    static func read(_ document: YAMLValue, version: String) throws(RuleFileError) -> EscalationPolicy {
        let fields = try document.fields(required: [
            "signPush1", "disposition", "signPush2", "firstContact", "approvalDecision", "accepted",
            "departmentSigned", "finish", "callBackDays", "callBackSampleOneIn", "courtCallBackDays", "lateAlertAfter",
        ])
        let finish = try fields.required("finish").fields(
            required: ApprovalDecision.Complexity.allCases.map(\.rawValue)
        )
        var limits: [ApprovalDecision.Complexity: Duration] = [:]
        for complexity in ApprovalDecision.Complexity.allCases {
            limits[complexity] = try finish.required(complexity.rawValue).duration()
        }
        return EscalationPolicy(
            version: version,
            signPush1: try limit(fields.required("signPush1")),
            disposition: try limit(fields.required("disposition")),
            signPush2: try limit(fields.required("signPush2")),
            firstContact: try limit(fields.required("firstContact")),
            approvalDecision: try limit(fields.required("approvalDecision")),
            accepted: try limit(fields.required("accepted")),
            departmentSigned: try limit(fields.required("departmentSigned")),
            finish: limits,
            callBackDays: try days(fields.required("callBackDays")),
            callBackSampleOneIn: try fields.required("callBackSampleOneIn").int(in: 0...10_000),
            courtCallBackDays: try fields.required("courtCallBackDays").int(in: 1...365),
            lateAlertAfter: try fields.required("lateAlertAfter").duration()
        )
    }

    private static let urgencies = ["normal", "expedited", "red"]

    private static func limit(_ value: YAMLValue) throws(RuleFileError) -> EscalationPolicy.Limit {
        let fields = try value.fields(required: urgencies)
        return EscalationPolicy.Limit(
            normal: try fields.required("normal").duration(),
            expedited: try fields.required("expedited").duration(),
            red: try fields.required("red").duration()
        )
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
