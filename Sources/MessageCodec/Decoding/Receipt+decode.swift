import CaseModel

extension Receipt {
    /// Reads a canonical `receipt`.
    init(_ fields: FieldReader) throws(Refusal) {
        let taskID = try fields.text("taskId", limit: 64)
        let externalNo = try fields.text("externalNo", limit: 64)
        let caseCode = try fields.text("caseCode", limit: 64)
        guard taskID != nil || externalNo != nil || caseCode != nil else { throw fields.missingIdentifier("taskId") }
        self.init(
            taskID: taskID,
            externalNo: externalNo,
            caseCode: caseCode,
            action: try fields.requiredCode("action"),
            at: try fields.requiredTime("at")
        )
        if let sender = try fields.object("by") {
            department = try sender.text("department", limit: 200)
            by = try sender.text("name", limit: 200)
        }
        reasonCode = try fields.text("reasonCode", limit: 50)
        outcome = try fields.code("outcome")
        if action == .resolved, outcome == nil { throw fields.missing("outcome") }
        way = try fields.text("way", limit: 200)
        mediator = try fields.text("mediator", limit: 200)
        if let agreement = try fields.object("agreement") { self.agreement = try Agreement(agreement) }
        until = try fields.time("until")
        approvedBy = try fields.text("approvedBy", limit: 200)
        text = try fields.text("text", limit: 4_000)
    }
}
