package import CaseModel

/// A clock whose time of day runs faster, so that a demonstration can show days in seconds. Intervals between programs
/// (confirms, reconnects) stay what they are.
package struct TimeLapseClock: BridgeClock {
    private let base = SystemBridgeClock()
    private let start: Timestamp
    private let factor: Int

    /// - Parameter factor: so many seconds of the day pass in one second; 1 at least.
    package init(factor: Int) {
        self.factor = max(1, factor)
        start = base.now
    }

    package var now: Timestamp { start + (base.now - start) * factor }

    package var elapsed: Duration { base.elapsed }

    package func sleep(for duration: Duration) async throws { try await base.sleep(for: duration) }

    package func sleep(until instant: Timestamp) async throws {
        try await base.sleep(for: (instant - now) / factor)
    }
}
