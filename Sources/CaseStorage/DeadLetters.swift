package import CaseModel

/// What can be asked of the dead letters (死信).
package protocol DeadLetterView {
    /// Dead letters, newest first, at most `filter.limit`.
    func deadLetters(_ filter: DeadLetterFilter) throws -> [DeadLetterRecord]
    /// How many there are, whatever the limit.
    func deadLetterCount(_ filter: DeadLetterFilter) throws -> Int
    /// The dead letter with this id.
    func deadLetter(_ id: Int64) throws -> DeadLetterRecord?
    /// The newest dead letter of a message.
    func deadLetter(ofMessage sequence: Int64) throws -> DeadLetterRecord?
    /// Groups of equal faults among the letters in these states, the largest first.
    func deadLetterGroups(_ states: Set<DeadLetterRecord.State>) throws -> [DeadLetterGroup]
    /// How many letters are in each state.
    func deadLetterStates() throws -> [DeadLetterRecord.State: Int]
    /// When the oldest letter that nobody has dealt with died.
    func oldestOpenDeadLetter() throws -> Timestamp?
    /// When the last hold there is ends by itself; nil when there is none.
    func lastHoldEnd() throws -> Timestamp?
    /// Letters that hold others up at `now`, of one case or of all, oldest first.
    func holds(onCase caseID: String?, at now: Timestamp) throws -> [DeadLetterHold]
    /// Letters of which an edited copy was confirmed.
    func editedLetters() throws -> Set<Int64>
    /// How many letters died at `since` or later.
    func deadLetterCount(since: Timestamp) throws -> Int
}

/// What can be written of the dead letters.
package protocol DeadLetterTransaction: DeadLetterView {
    /// Adds a dead letter and returns its id.
    func insert(_ deadLetter: NewDeadLetter) throws -> Int64
    /// Changes where a letter stands, who said so, and why it is dead.
    ///
    /// - Throws: `StoreError` with code `conflict` when there is no such letter.
    func update(deadLetter id: Int64, _ change: DeadLetterChange) throws
    /// Makes an archived letter what it was before.
    ///
    /// - Returns: what it is now; nil when it was not archived.
    func restore(deadLetter id: Int64, by: String, at: Timestamp) throws -> DeadLetterRecord.State?
    /// The letter holds nothing up any more; false when it did not.
    func endHold(ofLetter id: Int64, at now: Timestamp) throws -> Bool
    /// Makes a claimed letter what it was before.
    func unclaim(deadLetter id: Int64) throws
    /// Drops the bytes of a message; its digest stays.
    func dropBody(message sequence: Int64) throws
    /// Takes a task that was set aside out of the lists, or puts it back.
    func archive(task id: String, _ isArchived: Bool) throws
}

/// What changes of a dead letter; nil leaves it as it is.
package struct DeadLetterChange: Hashable, Sendable {
    package var state: DeadLetterRecord.State?
    /// The new reason, after it was tried again.
    package var refusal: Refusal?
    package var note: String?
    package var by: String
    package var at: Timestamp

    /// A change by the person `by`.
    package init(
        state: DeadLetterRecord.State? = nil,
        refusal: Refusal? = nil,
        note: String? = nil,
        by: String,
        at: Timestamp
    ) {
        self.state = state
        self.refusal = refusal
        self.note = note
        self.by = by
        self.at = at
    }
}

/// Dead letters with the same class, code, rule, place and normalised detail.
package struct DeadLetterGroup: Hashable, Sendable {
    /// `Refusal.groupID`.
    package var id: String
    /// A refusal of the group.
    package var refusal: Refusal
    package var count: Int
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    /// A letter of the group, the newest.
    package var example: Int64

    /// A group.
    package init(
        id: String,
        refusal: Refusal,
        count: Int,
        firstSeen: Timestamp,
        lastSeen: Timestamp,
        example: Int64
    ) {
        self.id = id
        self.refusal = refusal
        self.count = count
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.example = example
    }
}
