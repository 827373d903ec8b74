package import CaseModel

/// What became of the tasks under one routing key, which is the only evidence for its binding (路由凭据).
package struct RouteProof: Hashable, Sendable {
    package var lane: Lane
    package var routingKey: String
    /// When a task under it was confirmed last; nil when none was.
    package var lastConfirmedAt: Timestamp?
    /// Tasks set aside because no queue took them.
    package var unroutable: Int
    /// When the last of those was set aside; nil when there is none.
    package var lastUnroutableAt: Timestamp?

    /// A proof.
    package init(
        lane: Lane,
        routingKey: String,
        lastConfirmedAt: Timestamp?,
        unroutable: Int,
        lastUnroutableAt: Timestamp?
    ) {
        self.lane = lane
        self.routingKey = routingKey
        self.lastConfirmedAt = lastConfirmedAt
        self.unroutable = unroutable
        self.lastUnroutableAt = lastUnroutableAt
    }
}

/// What can be asked of the keys tasks left under.
package protocol RouteProofView {
    /// One proof for each lane and routing key that was ever used, by lane, then by key. Looks through all tasks: for
    /// people, not for work.
    func routeProofs() throws -> [RouteProof]
}
