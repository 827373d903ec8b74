package import CaseModel
package import CaseStorage

/// The exchange of a lane.
package protocol TaskPublisher: Sendable {
    /// Publishes a task, persistent and mandatory, and waits for what becomes of it.
    func publish(_ message: OutboundMessage) async -> PublishOutcome
}

/// A task on its way out, the same bytes on every attempt.
package struct OutboundMessage: Hashable, Sendable {
    /// AMQP message-id.
    package var id: String
    /// AMQP type.
    package var kind: PushTask.Kind
    package var routingKey: String
    package var issuedAt: Timestamp
    package var body: [UInt8]

    /// The message of `task`. Neither the case id nor anything else of the police side is part of it.
    package init(_ task: NewTask) {
        id = task.id
        kind = task.kind
        routingKey = task.routingKey
        issuedAt = task.issuedAt
        body = task.body
    }
}

/// What became of a publication.
package enum PublishOutcome: Hashable, Sendable {
    /// The broker has taken it into at least one queue.
    case confirmed
    /// No queue takes it.
    case returned(text: String)
    /// The broker could not take it over.
    case nacked
    /// It was not sent, or nobody knows; `code` says what stood in the way.
    case failed(Refusal.Code, text: String)
}
