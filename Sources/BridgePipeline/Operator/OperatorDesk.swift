package import CaseModel
package import CaseStorage

/// Acts of people who are known by name: the command line and the console use the same door.
package protocol OperatorActions: Sendable {
    /// Takes a message of `messages.md` (an order, an approval, a follow-up) as an act of an authenticated person.
    ///
    /// - Parameters:
    ///   - body: the message, canonical.
    ///   - person: police number; the message must name no other.
    /// - Returns: what became of it, with the refusal when it is dead.
    /// - Throws: `StoreError` when nothing of it is kept.
    func submit(_ body: [UInt8], by person: String) async throws -> OperatorReceipt
}

/// What became of an act.
package struct OperatorReceipt: Sendable {
    package var disposition: MessageDisposition
    package var refusal: Refusal?
}

/// Accepts acts of people through the same door as messages of the queues.
package struct OperatorDesk: OperatorActions {
    /// Stands where a queue's name stands for what people do here.
    package static let queue = "operator"

    private let acceptance: MessageAcceptance
    private let clock: any BridgeClock

    /// A desk before `acceptance`.
    package init(acceptance: MessageAcceptance, clock: any BridgeClock) {
        self.acceptance = acceptance
        self.clock = clock
    }

    package func submit(_ body: [UInt8], by person: String) async throws -> OperatorReceipt {
        let delivery = InboundDelivery(
            queue: OperatorDesk.queue,
            body: body,
            properties: InboundProperties(userID: person)
        )
        let report = try await acceptance.accept(acceptance.prepare([delivery], at: clock.now))
        return OperatorReceipt(
            disposition: report.dispositions.keys.first ?? .dead,
            refusal: report.deaths.first?.refusal
        )
    }
}
