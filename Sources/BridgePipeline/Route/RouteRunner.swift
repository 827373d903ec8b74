package import CaseModel
package import CaseStorage
import MessageCodec

/// Plays messages through the same decisions as the daemon, without a broker and in the messages' own time.
///
/// Equal input gives equal bytes: the time is the message's, the random numbers come from the alert number.
package struct RouteRunner: Sendable {
    private let acceptance: MessageAcceptance
    private let queue: String
    private var last = Timestamp(milliseconds: 0)

    /// A runner over an empty store of its own.
    ///
    /// - Parameter queue: the queue in whose dialect the messages are.
    package init(store: any CaseStore, decisions: Decisions, queue: String) {
        acceptance = MessageAcceptance(store: store, decisions: { decisions }, entropy: DerivedEntropy())
        self.queue = queue
    }

    /// Takes one message and gives what it leads to.
    ///
    /// - Parameter message: one JSON text, without its newline.
    /// - Throws: `StoreError`.
    package mutating func route(_ message: [UInt8]) async throws -> Step {
        let before = last
        return try await take(InboundDelivery(queue: queue, body: message)) { $0?.occurredAt ?? before }
    }

    /// Takes a message as a neighbour that speaks the contract, or a person here, would have sent it at `time`.
    ///
    /// - Throws: `StoreError`.
    package mutating func route(_ message: InboundMessage, at time: Timestamp) async throws -> Step {
        let isFromPlatform = message.kind == .alert || message.kind == .disposition
        let delivery = InboundDelivery(
            queue: isFromPlatform ? queue : OperatorDesk.queue,
            body: MessageEncoder().encode(message),
            properties: InboundProperties(
                contentType: "application/json; profile=\(Profile.canonical.name)",
                userID: message.actor
            )
        )
        return try await take(delivery) { _ in time }
    }

    private mutating func take(
        _ delivery: InboundDelivery,
        receivedAt: (InboundMessage?) -> Timestamp
    ) async throws -> Step {
        let prepared = acceptance.prepare(delivery, receivedAt: receivedAt)
        last = prepared.receivedAt
        let report = try await acceptance.accept([prepared])
        return Step(
            disposition: report.dispositions.keys.first ?? .dead,
            refusal: report.deaths.first?.refusal,
            tasks: report.tasks
        )
    }

    /// What one message led to.
    package struct Step: Sendable {
        package var disposition: MessageDisposition
        package var refusal: Refusal?
        /// In the order of issue; `body` is the line to print.
        package var tasks: [NewTask]
    }
}

extension InboundMessage {
    /// When the message says it came about.
    fileprivate var occurredAt: Timestamp? {
        switch self {
        case .alert(let alert, _): alert.receivedAt ?? alert.reportedAt
        case .disposition(let disposition): disposition.finishedAt ?? disposition.arrivedAt
        case .signed(let signature): signature.at
        case .followUp(let followUp): followUp.at
        case .approval(let decision): decision.at
        case .order(let order): order.at
        case .receipt(let receipt): receipt.at
        }
    }
}
