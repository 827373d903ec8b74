package import CaseModel

/// The three ways in, by what the neighbour behind each may say. The raw value is the default queue name.
package enum InboundQueue: String, Hashable, Sendable, CaseIterable {
    /// What a 110 platform can send.
    case alerts = "police110.alerts"
    /// Officers and leaders, through their gateway or the console.
    case answers = "police.answers"
    /// The grassroots-governance platform (综治平台).
    case receipts = "governance.receipts"

    /// The kinds taken from this queue. Any other is refused: the governance side must not be able to approve.
    package var kinds: [InboundMessage.Kind] {
        switch self {
        case .alerts: [.alert, .disposition]
        case .answers: [.signed, .followUp, .approval, .order]
        case .receipts: [.receipt]
        }
    }
}
