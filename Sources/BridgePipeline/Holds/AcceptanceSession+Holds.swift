import CaseModel
import CaseStorage
import JSONTree

/// The order of a case (invariant 4): behind a message that was invalid later answers of its case wait, for a while.
extension AcceptanceSession {
    /// How long an invalid message holds others up at most.
    static let holdLimit = Duration.minutes(10)

    /// The dead letter behind which this message must wait; nil when it may go on. What can raise a band never waits, and
    /// nobody waits for what came after him, nor longer in all than one hold lasts.
    ///
    /// - Parameter since: when the message began to wait; nil when it has just come.
    func hold(on read: ReadMessage, since: Timestamp? = nil, at now: Timestamp) throws -> DeadLetterHold? {
        guard let holdingUntil, now < holdingUntil, read.message.canBeHeld else { return nil }
        let end = (since ?? now) + AcceptanceSession.holdLimit
        guard now < end else { return nil }
        for event in read.events {
            for reference in event.event.references {
                guard let caseID = try transaction.caseID(reference) else { continue }
                let holds = try transaction.holds(onCase: caseID, at: now)
                // A hold begins when its letter dies, and lasts as long as every other.
                return holds.first { since == nil || $0.until <= end }
            }
        }
        return nil
    }

    /// What waits behind this letter may go on.
    mutating func endHold(of letter: Int64) {
        fresh.append(.letter(letter))
    }

    /// The case an invalid message would have been about, by the names in it that are known.
    func caseID(ofInvalid prepared: PreparedMessage, _ refusal: Refusal) throws -> String? {
        guard refusal.failureClass == .invalid, let tree = try? JSONValue(parsing: prepared.delivery.body) else {
            return nil
        }
        for (key, reference) in AcceptanceSession.names {
            guard case .string(let text)? = tree[key], !text.isEmpty else { continue }
            if let found = try transaction.caseID(reference(text)) { return found }
        }
        return nil
    }

    /// The fields that name a case, in our words and in those of the shipped dialects.
    private static let names: [(key: String, reference: @Sendable (String) -> CaseReference)] = [
        ("taskId", { .task($0) }), ("requestId", { .task($0) }), ("caseId", { .case($0) }), ("alertNo", { .alert($0) }),
        ("caseCode", { .caseCode($0) }), ("externalNo", { .externalNo($0) }), ("JJDBH", { .alert($0) }),
        ("task_id", { .task($0) }), ("case_code", { .caseCode($0) }), ("event_num", { .externalNo($0) }),
    ]
}

extension InboundMessage {
    /// Answers that change nothing for the worse may wait a while; an alert, feedback, and whatever can raise a band or
    /// ask for more help never does.
    var canBeHeld: Bool {
        switch self {
        case .alert, .disposition: false
        case .signed, .approval: true
        case .followUp(let followUp):
            followUp.satisfied != false && ![.failed, .needsDepartments].contains(followUp.outcome)
        case .order(let order):
            [.assign, .redirect, .suspend, .resume, .link, .unlink, .lowerBand, .close, .adjudicate].contains(
                order.kind
            )
        case .receipt(let receipt): receipt.action != .escalating
        }
    }
}
