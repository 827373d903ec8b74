package import CaseModel

/// The only source of time: wall clock for what people are promised, elapsed time for intervals.
package protocol BridgeClock: Sendable {
    /// The time of day.
    var now: Timestamp { get }
    /// Time since some fixed moment; never jumps, whatever happens to the time of day.
    var elapsed: Duration { get }
    /// Waits that long, not at all when it is zero or less.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before.
    func sleep(for duration: Duration) async throws
    /// Waits until that time of day, not at all when it has come.
    ///
    /// - Throws: `CancellationError` when the task is cancelled before.
    func sleep(until instant: Timestamp) async throws
}

extension BridgeClock {
    package func sleep(until instant: Timestamp) async throws { try await sleep(for: instant - now) }
}
