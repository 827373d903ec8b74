import CaseModel
import CaseStorage

/// When a message that cannot be applied yet is tried again: after 5 s, 30 s, 2 min, 10 min, then every hour, for a day.
enum RetrySchedule {
    private static let delays: [Duration] = [.seconds(5), .seconds(30), .minutes(2), .minutes(10)]
    private static let lastDelay = Duration.hours(1)
    static let limit = Duration.hours(24)

    /// The wait after `attempt` tries, from the end of the last one.
    static func delay(attempt: Int) -> Duration {
        attempt < delays.count ? delays[max(attempt, 0)] : lastDelay
    }

    /// When a message that still waits at `now` is tried again, or nil when its day is over.
    static func due(after waiting: WaitingRecord, at now: Timestamp) -> Timestamp? {
        let end = waiting.since + limit
        guard now < end else { return nil }
        return min(now + delay(attempt: waiting.attempt + 1), end)
    }

    /// The row of a message that waits from `now` on, after `waiting` when it waited before.
    static func next(
        after waiting: WaitingRecord?,
        sequence: Int64,
        reason: String,
        releasedBy: [String],
        at now: Timestamp
    ) -> WaitingRecord {
        WaitingRecord(
            sequence: sequence,
            due: waiting.flatMap { due(after: $0, at: now) } ?? now + delay(attempt: 0),
            reason: reason,
            attempt: waiting.map { $0.attempt + 1 } ?? 0,
            releasedBy: releasedBy,
            since: waiting?.since ?? now
        )
    }
}
