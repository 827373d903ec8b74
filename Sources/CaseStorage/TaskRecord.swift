package import CaseModel

/// A task as it will leave, byte for byte, on every attempt.
package struct NewTask: Hashable, Sendable {
    package var id: String
    package var kind: PushTask.Kind
    package var lane: Lane
    package var routingKey: String
    package var caseID: String
    package var band: Band
    package var typeCode: String
    package var issuedAt: Timestamp
    /// When the message that caused it was received.
    package var causedAt: Timestamp
    package var body: [UInt8]

    /// A task with its bytes.
    package init(task: PushTask, typeCode: String, causedAt: Timestamp, body: [UInt8]) {
        id = task.id
        kind = task.kind
        lane = task.lane
        routingKey = task.routingKey
        caseID = task.caseID
        band = task.band
        issuedAt = task.issuedAt
        self.typeCode = typeCode
        self.causedAt = causedAt
        self.body = body
    }

    /// A task read back from a store.
    package init(
        id: String,
        kind: PushTask.Kind,
        lane: Lane,
        routingKey: String,
        caseID: String,
        band: Band,
        typeCode: String,
        issuedAt: Timestamp,
        causedAt: Timestamp,
        body: [UInt8]
    ) {
        self.id = id
        self.kind = kind
        self.lane = lane
        self.routingKey = routingKey
        self.caseID = caseID
        self.band = band
        self.typeCode = typeCode
        self.issuedAt = issuedAt
        self.causedAt = causedAt
        self.body = body
    }
}

/// A task and where it is on its way.
package struct TaskRecord: Hashable, Sendable {
    package var task: NewTask
    package var state: State
    /// Rises by issue; the order per case and lane.
    package var sequence: Int64
    package var attempts: Int
    /// Code of the newest failed attempt.
    package var lastCode: String?
    package var confirmedAt: Timestamp?
    /// When and why it was set aside.
    package var setAside: SetAside?

    /// A stored task.
    package init(
        task: NewTask,
        state: State,
        sequence: Int64,
        attempts: Int = 0,
        lastCode: String? = nil,
        confirmedAt: Timestamp? = nil,
        setAside: SetAside? = nil
    ) {
        self.task = task
        self.state = state
        self.sequence = sequence
        self.attempts = attempts
        self.lastCode = lastCode
        self.confirmedAt = confirmedAt
        self.setAside = setAside
    }

    /// The fault a task was set aside for; its code is `lastCode`.
    package struct SetAside: Hashable, Sendable {
        package var at: Timestamp
        package var detail: String

        /// A fault at `at`.
        package init(at: Timestamp, detail: String) {
            self.at = at
            self.detail = detail
        }
    }

    /// Where a task is.
    package enum State: String, Codable, Sendable, CaseIterable {
        case pending
        /// Handed over: the broker confirmed it, routed.
        case confirmed
        /// Refused by the broker for its own sake.
        case setAside
    }
}

/// The broker's confirm of a task.
package struct TaskConfirmation: Hashable, Sendable {
    package var id: String
    package var at: Timestamp

    /// A confirm.
    package init(id: String, at: Timestamp) {
        self.id = id
        self.at = at
    }
}
