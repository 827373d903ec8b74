package import CaseModel
import Glibc

/// The clock of the machine.
package struct SystemBridgeClock: BridgeClock {
    private let start = ContinuousClock.now

    /// A clock whose elapsed time begins now.
    package init() {}

    package var now: Timestamp {
        var spec = timespec()
        clock_gettime(CLOCK_REALTIME, &spec)
        return Timestamp(milliseconds: Int64(spec.tv_sec) * 1_000 + Int64(spec.tv_nsec) / 1_000_000)
    }

    package var elapsed: Duration { ContinuousClock.now - start }

    package func sleep(for duration: Duration) async throws {
        guard duration > .zero else { return }
        try await ContinuousClock().sleep(for: duration)
    }
}
