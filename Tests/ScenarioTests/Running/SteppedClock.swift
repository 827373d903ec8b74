import BridgePipeline
import CaseModel
import Synchronization

/// A clock that stands where it is put.
final class SteppedClock: BridgeClock {
    private let instant: Mutex<Timestamp>

    init(_ start: Timestamp) {
        instant = Mutex(start)
    }

    var now: Timestamp { instant.withLock(\.self) }
    var elapsed: Duration { now - Timestamp(milliseconds: 0) }

    func sleep(for duration: Duration) async throws {}

    /// Puts the clock forward to `time`; it never goes back.
    func advance(to time: Timestamp) {
        instant.withLock { $0 = max($0, time) }
    }
}
