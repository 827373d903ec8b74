import CaseModel

extension Event {
    /// The event in one line, for the report of a failure.
    var line: String {
        switch self {
        case .alert(let alert):
            "alert \(alert.alertNo) \(alert.eventKind) rel=\(alert.relation.map { "\($0)" } ?? "-") "
                + "station=\(alert.jurisdiction.code) township=\(alert.township ?? "-") "
                + "confidential=\(alert.confidential) case=\(alert.caseNo ?? "-") officer=\(alert.officer?.id ?? "-") "
                + "tags=\(alert.tags)"
        case .disposition(let answer):
            "disposition \(answer.result) by=\(answer.by ?? "-") needsFollowUp=\(answer.needsFollowUp) "
                + "band=\(answer.officerBand?.rawValue ?? "-") mediation=\(answer.securityMediation)"
        case .signed(let signature): "signed \(signature.taskID) by=\(signature.by)"
        case .followUp(let answer):
            "followUp \(answer.outcome) by=\(answer.by) task=\(answer.taskID ?? "-") party=\(answer.party ?? "-") "
                + "satisfied=\(answer.satisfied.map(String.init) ?? "-") "
                + "consent=\(answer.contactConsent.map(String.init) ?? "-") dueDates=\(answer.agreement?.dueDates.count ?? 0)"
        case .approval(let decision):
            "approval \(decision.requestID) \(decision.isApproved) by=\(decision.by) "
                + "edits=\(decision.edits.map { "\($0)" } ?? "-")"
        case .order(let order):
            "order \(order.kind) by=\(order.by) push=\(order.push.map(String.init) ?? "-") "
                + "type=\(order.typeCode ?? "-") department=\(order.department ?? "-") band=\(order.band?.rawValue ?? "-") "
                + "assignee=\(order.assignee ?? "-") event=\(order.eventID ?? "-")"
        case .receipt(let receipt):
            "receipt \(receipt.action) task=\(receipt.taskID ?? "-") outcome=\(receipt.outcome?.rawValue ?? "-") "
                + "reason=\(receipt.reasonCode ?? "-")"
        case .deadline(let due): "deadline \(due.deadlineID) afterOutage=\(due.isAfterOutage)"
        case .taskSetAside(let fault): "set aside \(fault.taskID) \(fault.code.rawValue)"
        }
    }
}
