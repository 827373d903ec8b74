import CaseModel

extension Order {
    /// Reads a canonical `order`, with the fields its kind needs.
    init(_ fields: FieldReader) throws(Refusal) {
        let caseID = try fields.text("caseId", limit: 64)
        let alertNo = try fields.text("alertNo", limit: 30)
        guard caseID != nil || alertNo != nil else { throw fields.missingIdentifier("caseId") }
        self.init(
            kind: try fields.requiredCode("order"),
            caseID: caseID,
            alertNo: alertNo,
            by: try fields.requiredName("by", limit: 50),
            reason: try fields.requiredName("reason", limit: 1_000)
        )
        at = try fields.time("at")
        push = try fields.digit("push", in: 2...3)
        typeCode = try fields.text("typeCode", limit: 8)
        department = try fields.text("department", limit: 50)
        band = try fields.code("band")
        assignee = try fields.text("assignee", limit: 50)
        target = try fields.text("target", limit: 64)
        eventID = try fields.text("eventId", limit: 64)
        if let key = missingField { throw fields.missing(key) }
    }

    /// The field this order cannot do without and does not have.
    private var missingField: String? {
        switch kind {
        case .push where push == nil: "push"
        case .assign where assignee == nil: "assignee"
        case .redirect where department == nil: "department"
        case .retype where typeCode == nil: "typeCode"
        case .raiseBand where band == nil, .lowerBand where band == nil: "band"
        case .link where target == nil, .unlink where target == nil, .linkCrime where target == nil: "target"
        case .correct where eventID == nil: "eventId"
        default: nil
        }
    }
}
