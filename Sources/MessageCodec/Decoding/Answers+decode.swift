import CaseModel

extension Signature {
    /// Reads a canonical `signed`.
    init(_ fields: FieldReader) throws(Refusal) {
        self.init(
            taskID: try fields.identifier("taskId"),
            by: try fields.requiredName("by", limit: 50),
            at: try fields.requiredTime("at")
        )
    }
}

extension FollowUp {
    /// Reads a canonical `followUp`.
    init(_ fields: FieldReader) throws(Refusal) {
        let taskID = try fields.text("taskId", limit: 64)
        let caseID = try fields.text("caseId", limit: 64)
        guard taskID != nil || caseID != nil else { throw fields.missingIdentifier("taskId") }
        self.init(
            taskID: taskID,
            caseID: caseID,
            by: try fields.requiredName("by", limit: 50),
            at: try fields.requiredTime("at"),
            outcome: try fields.requiredCode("outcome"),
            party: try fields.text("party", limit: 50),
            satisfied: try fields.flag("satisfied")
        )
        if let agreement = try fields.object("agreement") { self.agreement = try Agreement(agreement) }
        contactConsent = try fields.flag("contactConsent")
        safeToCall = try fields.flag("safeToCall")
        text = try fields.text("text", limit: 4_000)
    }
}

extension Agreement {
    /// Reads an `agreement` of a followUp or a receipt.
    init(_ fields: FieldReader) throws(Refusal) {
        self.init(
            signedAt: try fields.time("signedAt"),
            mediator: try fields.text("mediator", limit: 200),
            terms: try fields.text("terms", limit: 4_000),
            dueDates: try fields.times("dueDates")
        )
    }
}

extension ApprovalDecision {
    /// Reads a canonical `approval`.
    init(_ fields: FieldReader) throws(Refusal) {
        self.init(
            requestID: try fields.identifier("requestId"),
            draftDigest: try fields.requiredName("draftDigest", limit: 128),
            isApproved: try fields.requiredCode("decision", as: Decision.self) == .approved,
            by: try fields.requiredName("by", limit: 50),
            at: try fields.requiredTime("at"),
            reason: try fields.text("reason", limit: 1_000)
        )
        onBehalfOf = try fields.text("onBehalfOf", limit: 50)
        complexity = try fields.code("complexity")
        if let edits = try fields.object("edits") {
            self.edits = Edits(
                summary: try edits.text("summary", limit: 2_000),
                department: try edits.text("department", limit: 50),
                disclose: try edits.texts("disclose", limit: 50)
            )
        }
    }

    private enum Decision: String, CaseIterable { case approved, rejected }
}
