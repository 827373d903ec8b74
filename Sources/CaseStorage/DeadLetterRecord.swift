package import CaseModel

/// A message that could not be processed, kept whole with the reason.
package struct NewDeadLetter: Hashable, Sendable {
    /// The accepted message.
    package var sequence: Int64
    package var queue: String
    package var refusal: Refusal
    package var at: Timestamp
    /// The case it belongs to, when that is known.
    package var caseID: String?
    /// Body size as it came; the stored body may be its first MiB.
    package var bodySize: Int

    /// A dead letter.
    package init(
        sequence: Int64,
        queue: String,
        refusal: Refusal,
        at: Timestamp,
        caseID: String?,
        bodySize: Int
    ) {
        self.sequence = sequence
        self.queue = queue
        self.refusal = refusal
        self.at = at
        self.caseID = caseID
        self.bodySize = bodySize
    }
}

/// A stored dead letter.
package struct DeadLetterRecord: Hashable, Sendable {
    package var id: Int64
    package var letter: NewDeadLetter
    package var state: State

    /// A stored dead letter.
    package init(id: Int64, letter: NewDeadLetter, state: State) {
        self.id = id
        self.letter = letter
        self.state = state
    }

    /// Where it stands.
    package enum State: String, Codable, Sendable, CaseIterable {
        case dead, claimed, resolved, returned, archived, purged
    }
}

/// Which dead letters are wanted; nil is any.
package struct DeadLetterFilter: Hashable, Sendable {
    package var queue: String?
    package var code: Refusal.Code?
    package var caseID: String?
    package var state: DeadLetterRecord.State?
    package var limit: Int

    /// A filter.
    package init(
        queue: String? = nil,
        code: Refusal.Code? = nil,
        caseID: String? = nil,
        state: DeadLetterRecord.State? = nil,
        limit: Int = 100
    ) {
        self.queue = queue
        self.code = code
        self.caseID = caseID
        self.state = state
        self.limit = limit
    }
}
