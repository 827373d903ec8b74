/// A decoded message of a neighbour, or an order of a person.
package enum InboundMessage: Hashable, Codable, Sendable {
    /// An alert, with the feedback that came embedded in it, which is applied after it.
    case alert(Alert, feedback: Disposition?)
    case disposition(Disposition)
    case signed(Signature)
    case followUp(FollowUp)
    case approval(ApprovalDecision)
    case order(Order)
    case receipt(Receipt)

    /// The AMQP `type`, or `kind` in the body.
    package var kind: Kind {
        switch self {
        case .alert: .alert
        case .disposition: .disposition
        case .signed: .signed
        case .followUp: .followUp
        case .approval: .approval
        case .order: .order
        case .receipt: .receipt
        }
    }

    /// The closed list of kinds.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case alert, disposition, signed, followUp, approval, order, receipt
    }
}
