import CaseModel
import CaseStorage

/// A delivery that has been read, before any history is known.
package struct PreparedMessage: Sendable {
    var delivery: InboundDelivery
    var receivedAt: Timestamp
    /// Digest of the body.
    var digest: String
    /// The message, or why it is none.
    var content: Result<ReadMessage, Refusal>
    /// The decisions it was read with, which also decide what follows.
    var decisions: Decisions
    /// The bytes kept before it was read; they go when it has its row.
    var rawID: Int64?
}

/// A message and what was read in its events.
struct ReadMessage: Sendable {
    var message: InboundMessage
    var events: [ReadEvent]
}

/// An event with the assessment of its text.
struct ReadEvent: Sendable {
    var event: Event
    var assessment: TextAssessment?
    /// The keys its people and place may be known by; nil when the event is no alert.
    var wantedKeys: LinkKeys?
}

extension PreparedMessage {
    /// Reads a delivery. Nothing of the store is needed.
    ///
    /// - Parameter receivedAt: the time of receipt, given the message when it could be decoded.
    init(reading delivery: InboundDelivery, with decisions: Decisions, receivedAt: (InboundMessage?) -> Timestamp) {
        self.delivery = delivery
        self.decisions = decisions
        digest = SHA256Digest(of: delivery.body).text
        do throws(Refusal) {
            let message = try PreparedMessage.decode(delivery, decisions)
            self.receivedAt = receivedAt(message)
            content = .success(ReadMessage(message: message, events: message.events.map { ReadEvent($0, decisions) }))
        } catch {
            self.receivedAt = receivedAt(nil)
            content = .failure(error)
        }
    }

    /// Reads a message again that was kept as `stored`.
    init(rereading stored: NewMessage, with decisions: Decisions) {
        let delivery = InboundDelivery(
            queue: stored.identity.queue,
            body: stored.body,
            properties: InboundProperties(json: stored.properties)
        )
        self.init(reading: delivery, with: decisions) { _ in stored.receivedAt }
    }

    private static func decode(
        _ delivery: InboundDelivery,
        _ decisions: Decisions
    ) throws(Refusal) -> InboundMessage {
        guard delivery.bodySize <= InboundDelivery.bodyLimit else {
            throw Refusal(.tooLarge, detail: "the body is larger than 1 MiB; its first MiB is kept")
        }
        let message = try decisions.decode(delivery)
        if delivery.queue == OperatorDesk.queue {
            // However often it is read again: who was signed in is kept with it.
            guard let actor = message.actor, actor == delivery.properties.userID else {
                throw Refusal(.notPermitted, pointer: "/by", detail: "by must be the person who is signed in")
            }
            return message
        }
        let gateways = decisions.directory.gateways
        if message.kind.isActOfPerson, !gateways.isEmpty {
            guard let user = delivery.properties.userID, gateways.contains(user) else {
                throw Refusal(.notPermitted, detail: "user-id must be one of the directory's gateways")
            }
        }
        return message
    }

    /// What makes another delivery the same message.
    ///
    /// Alerts are told apart by their versions; what could not be read is known by its bytes alone.
    var identity: MessageIdentity {
        switch content {
        case .success(let read):
            MessageIdentity(queue: delivery.queue, kind: read.message.kind.rawValue, key: businessKey(of: read.message))
        case .failure:
            MessageIdentity(queue: delivery.queue, kind: PreparedMessage.unreadKind, key: digest)
        }
    }

    /// The kind of what could not be read.
    static let unreadKind = "unknown"

    private func businessKey(of message: InboundMessage) -> String {
        if case .alert(let alert, _) = message { return alert.alertNo }
        return delivery.properties.messageID ?? digest
    }
}

extension ReadEvent {
    /// Reads the texts of an event.
    init(_ event: Event, _ decisions: Decisions) {
        self.event = event
        switch event {
        case .alert(let alert):
            assessment = decisions.assess(alert.assessmentInput)
            wantedKeys = decisions.wantedKeys(of: alert)
        case .disposition(let disposition):
            assessment = disposition.assessmentInput.map(decisions.assess)
        case .signed, .followUp, .approval, .order, .receipt, .deadline, .taskSetAside:
            break
        }
    }
}

extension InboundMessage.Kind {
    /// Whether the sender must be a gateway that knows its people.
    fileprivate var isActOfPerson: Bool {
        switch self {
        case .signed, .followUp, .approval, .order: true
        case .alert, .disposition, .receipt: false
        }
    }
}

extension InboundMessage {
    /// Police number of the person whose act it is.
    var actor: String? {
        switch self {
        case .signed(let signature): signature.by
        case .followUp(let followUp): followUp.by
        case .approval(let decision): decision.by
        case .order(let order): order.by
        case .disposition(let disposition): disposition.by
        case .alert, .receipt: nil
        }
    }

    /// The alert it names, when it names one.
    var alertNo: String? {
        switch self {
        case .alert(let alert, _): alert.alertNo
        case .disposition(let disposition): disposition.alertNo
        case .order(let order): order.alertNo
        case .signed, .followUp, .approval, .receipt: nil
        }
    }
}
