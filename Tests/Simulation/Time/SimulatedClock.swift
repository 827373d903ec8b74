import BridgePipeline
import CaseModel

/// The clock of one incarnation: the time of the timeline, and a clock on the wall that may be set wrong.
final class SimulatedClock: BridgeClock, @unchecked Sendable {
    private let timeline: Timeline
    private let start: Timestamp
    private var sleepers: [Int: UnsafeContinuation<Void, any Error>] = [:]
    private var nextID = 0

    /// A clock that shows `start` at the beginning of the timeline.
    init(timeline: Timeline, start: Timestamp) {
        self.timeline = timeline
        self.start = start
    }

    var now: Timestamp { start + timeline.elapsed + timeline.wallOffset }
    var elapsed: Duration { timeline.elapsed }

    func sleep(for duration: Duration) async throws {
        guard duration > .zero else { return }
        nextID += 1
        let id = nextID
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                sleepers[id] = continuation
                timeline.after(duration, ofWorld: false) { self.sleepers.removeValue(forKey: id)?.resume() }
            }
        } onCancel: {
            sleepers.removeValue(forKey: id)?.resume(throwing: CancellationError())
        }
    }
}
