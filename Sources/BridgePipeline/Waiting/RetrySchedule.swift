import CaseModel
import CaseStorage

/// When a message that cannot be applied yet is tried again: after 5 s, 30 s, 2 min, 10 min, then every hour, for a day.
///
/// Each wait is up to a tenth shorter or longer, so that what failed together does not come back together. How much depends
/// on the message and the try alone.
package enum RetrySchedule {
    /// The waits before the second, third … try; the last one repeats.
    package static let delays: [Duration] = [.seconds(5), .seconds(30), .minutes(2), .minutes(10), .hours(1)]
    /// From the first try to the last.
    package static let limit = Duration.hours(24)
    /// Part of a wait by which it may be shorter or longer, in per cent.
    package static let jitterPercent: Int64 = 10

    /// The wait after `attempt` tries of a message, from the end of the last one.
    static func delay(attempt: Int, of sequence: Int64) -> Duration {
        let delay = delays[min(max(attempt, 0), delays.count - 1)]
        var hash = UInt64(bitPattern: sequence) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(max(attempt, 0))
        hash = (hash ^ (hash >> 29)) &* 0xbf58_476d_1ce4_e5b9
        let permille = Int64(hash >> 33) % (2 * jitterPercent * 10 + 1) - jitterPercent * 10
        return delay + delay * Int(permille) / 1_000
    }

    /// When a message that still waits at `now` is tried again, or nil when its day is over.
    static func due(after waiting: WaitingRecord, at now: Timestamp) -> Timestamp? {
        let end = waiting.since + limit
        guard now < end else { return nil }
        return min(now + delay(attempt: waiting.attempt + 1, of: waiting.sequence), end)
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
            due: waiting.flatMap { due(after: $0, at: now) } ?? now + delay(attempt: 0, of: sequence),
            reason: reason,
            attempt: waiting.map { $0.attempt + 1 } ?? 0,
            releasedBy: releasedBy,
            since: waiting?.since ?? now
        )
    }
}

/// Every wait between two tries, for people to read (实际生效的重试安排).
package struct EffectiveSchedule: Sendable {
    package var key: String
    package var waits: [Duration]
    /// The whole, after which it is over; nil goes on for ever with the last wait.
    package var limit: Duration?

    /// The schedules of this program, in the order a message meets them.
    package static let all: [EffectiveSchedule] = [
        EffectiveSchedule(key: "schedule.waitingMessage", waits: RetrySchedule.delays, limit: RetrySchedule.limit),
        EffectiveSchedule(key: "schedule.hold", waits: [], limit: AcceptanceSession.holdLimit),
        EffectiveSchedule(
            key: "schedule.task",
            waits: (1..<RelayLimits().attempts).map(Backoff.task.delay(failures:)),
            limit: (1..<RelayLimits().attempts).map(Backoff.task.delay(failures:)).reduce(.zero, +)
        ),
        EffectiveSchedule(key: "schedule.lane", waits: (1...7).map(Backoff.lane.delay(failures:)), limit: nil),
        EffectiveSchedule(key: "schedule.store", waits: (1...6).map(Backoff.store.delay(failures:)), limit: nil),
    ]
}
