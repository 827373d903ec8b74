/// Whatever comes in and may change a case.
package enum Event: Hashable, Codable, Sendable {
    case alert(Alert)
    case disposition(Disposition)
    case signed(Signature)
    case followUp(FollowUp)
    case approval(ApprovalDecision)
    case order(Order)
    case receipt(Receipt)
    /// A rung of a deadline has come.
    case deadline(DeadlineDue)
    /// A task could not be handed over, and a person must see to it.
    case taskSetAside(SetAsideTask)
}

extension InboundMessage {
    /// The events of this message, in the order they are applied.
    package var events: [Event] {
        switch self {
        case .alert(let alert, let feedback): [.alert(alert)] + (feedback.map { [.disposition($0)] } ?? [])
        case .disposition(let disposition): [.disposition(disposition)]
        case .signed(let signature): [.signed(signature)]
        case .followUp(let followUp): [.followUp(followUp)]
        case .approval(let decision): [.approval(decision)]
        case .order(let order): [.order(order)]
        case .receipt(let receipt): [.receipt(receipt)]
        }
    }
}

extension Event {
    /// What the store must look up to find the case this event belongs to, most specific first.
    package var references: [CaseReference] {
        switch self {
        case .alert(let alert):
            [.alert(alert.alertNo)]
                + (alert.relation == .chaser || alert.relation == .repeat
                    ? alert.mainAlertNo.map { [.alert($0)] } ?? [] : [])
        case .disposition(let disposition): [.alert(disposition.alertNo)]
        case .signed(let signature): [.task(signature.taskID)]
        case .followUp(let followUp):
            (followUp.taskID.map { [.task($0)] } ?? []) + (followUp.caseID.map { [.case($0)] } ?? [])
        case .approval(let decision): [.task(decision.requestID)]
        case .order(let order):
            (order.caseID.map { [.case($0)] } ?? []) + (order.alertNo.map { [.alert($0)] } ?? [])
        case .receipt(let receipt):
            (receipt.taskID.map { [.task($0)] } ?? []) + (receipt.externalNo.map { [.externalNo($0)] } ?? [])
                + (receipt.caseCode.map { [.caseCode($0)] } ?? [])
        case .deadline(let due): [.case(due.caseID)]
        case .taskSetAside(let fault): [.task(fault.taskID)]
        }
    }
}

/// A way to name a case.
package enum CaseReference: Hashable, Codable, Sendable {
    case `case`(String)
    case alert(String)
    case task(String)
    case caseCode(String)
    /// The governance side's event number.
    case externalNo(String)
    /// A dead letter; not a case, but what answers of its case wait behind.
    case letter(Int64)

    /// The reference as one text, such as `alert:3307…`; equal references have equal texts.
    package var key: String {
        switch self {
        case .case(let id): "case:\(id)"
        case .alert(let number): "alert:\(number)"
        case .task(let id): "task:\(id)"
        case .caseCode(let code): "code:\(code)"
        case .externalNo(let number): "external:\(number)"
        case .letter(let id): "letter:\(id)"
        }
    }
}
