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
    /// The alert it names, when it names one.
    package var alertNo: String?
    /// Body size as it came; the stored body may be its first MiB.
    package var bodySize: Int
    /// The letter this one is an edited copy of.
    package var editedFrom: Int64?
    /// Who edited it, until a second person has confirmed; it cannot be replayed before.
    package var proposedBy: String?
    /// Until then later answers of its case wait behind it.
    package var holdsUntil: Timestamp?

    /// A dead letter.
    package init(
        sequence: Int64,
        queue: String,
        refusal: Refusal,
        at: Timestamp,
        caseID: String?,
        alertNo: String? = nil,
        bodySize: Int,
        editedFrom: Int64? = nil,
        proposedBy: String? = nil,
        holdsUntil: Timestamp? = nil
    ) {
        self.sequence = sequence
        self.queue = queue
        self.refusal = refusal
        self.at = at
        self.caseID = caseID
        self.alertNo = alertNo
        self.bodySize = bodySize
        self.editedFrom = editedFrom
        self.proposedBy = proposedBy
        self.holdsUntil = holdsUntil
    }
}

extension NewDeadLetter {
    /// How it begins: an edited copy waits for a second person.
    package var initialState: DeadLetterRecord.State { proposedBy == nil ? .dead : .proposed }
}

/// A dead letter that later answers of its case wait behind (压后).
package struct DeadLetterHold: Hashable, Sendable {
    package var letter: Int64
    package var caseID: String
    package var until: Timestamp

    /// A hold.
    package init(letter: Int64, caseID: String, until: Timestamp) {
        self.letter = letter
        self.caseID = caseID
        self.until = until
    }
}

/// A stored dead letter.
package struct DeadLetterRecord: Hashable, Sendable {
    package var id: Int64
    package var letter: NewDeadLetter
    package var state: State
    /// What people wrote on it.
    package var note: String?
    /// Who changed it last, and when.
    package var changedBy: String?
    package var changedAt: Timestamp?

    /// A stored dead letter.
    package init(id: Int64, letter: NewDeadLetter, state: State) {
        self.id = id
        self.letter = letter
        self.state = state
    }

    /// Where it stands (状态).
    package enum State: String, Codable, Sendable, CaseIterable {
        case dead
        /// An edited copy that a second person has yet to confirm.
        case proposed
        /// A replay job has it.
        case claimed
        case resolved
        /// It was tried again and came back, with the reason it has now.
        case returned
        case archived
        /// The bytes are gone; the row and the digest stay.
        case purged

        /// What the message of such a letter is; nil when the message has become something else.
        package var disposition: MessageDisposition? {
            switch self {
            case .dead, .proposed, .claimed, .returned: .dead
            case .resolved: nil
            case .archived: .archived
            case .purged: .purged
            }
        }

        /// Somebody has yet to deal with it.
        package static let open: Set<State> = [.dead, .returned]
    }
}

/// Which dead letters are wanted; nil is any.
package struct DeadLetterFilter: Hashable, Sendable {
    package var ids: [Int64]?
    package var queue: String?
    package var failureClass: Refusal.FailureClass?
    package var code: Refusal.Code?
    package var rule: String?
    package var group: String?
    package var caseID: String?
    package var states: Set<DeadLetterRecord.State>?
    package var from: Timestamp?
    /// Exclusive.
    package var until: Timestamp?
    /// Part of a code, detail, queue, case id, alert number, message id or note; letters of either case.
    package var text: String?
    /// Only letters older than this one, for the next page.
    package var before: Int64?
    package var limit: Int

    /// A filter.
    package init(
        ids: [Int64]? = nil,
        queue: String? = nil,
        failureClass: Refusal.FailureClass? = nil,
        code: Refusal.Code? = nil,
        rule: String? = nil,
        group: String? = nil,
        caseID: String? = nil,
        states: Set<DeadLetterRecord.State>? = nil,
        from: Timestamp? = nil,
        until: Timestamp? = nil,
        text: String? = nil,
        before: Int64? = nil,
        limit: Int = 100
    ) {
        self.ids = ids
        self.queue = queue
        self.failureClass = failureClass
        self.code = code
        self.rule = rule
        self.group = group
        self.caseID = caseID
        self.states = states
        self.from = from
        self.until = until
        self.text = text
        self.before = before
        self.limit = limit
    }
}
