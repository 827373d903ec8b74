package import CaseModel

/// How a lane stands, for readiness and for people.
package struct LaneStatus: Hashable, Sendable {
    package var lane: Lane
    package var condition: LaneCondition
    /// Tasks in memory, those in flight included.
    package var inMemory: Int
    /// Published and not confirmed.
    package var inFlight: Int
    /// Further tasks wait in the store.
    package var hasMoreInStore: Bool
    /// Confirmed and not recorded yet.
    package var unrecorded: Int
    /// Tasks confirmed or set aside since the start.
    package var settled: Int
    package var lastConfirmedAt: Timestamp?

    /// Nothing of the lane is under way.
    package var isIdle: Bool { inMemory == 0 && unrecorded == 0 && !hasMoreInStore }
}
