import CPlatform
import Synchronization

/// Cuts a socket whose owner is stuck in a send.
///
/// librabbitmq sends without a limit: to a peer that stopped reading, a send never returns. This thread knows nothing but
/// a descriptor and a deadline; when the deadline passes it calls `shutdown(2)`, the stuck call returns with an error,
/// and the owner closes the descriptor itself.
final class Watchdog: Sendable {
    private struct State {
        var watched: (descriptor: Int32, deadline: ContinuousClock.Instant)?
        var isFinished = false
    }

    private let state = Mutex(State())
    private let wakeup: Int32

    /// How late a cut may come. The watch itself costs a lock, not a system call, because the thread looks by itself.
    private static let period: Int32 = 250

    init(name: String) throws(AMQPError) {
        wakeup = platform_make_wakeup()
        guard wakeup >= 0 else {
            throw AMQPError(.unreachable, "no eventfd for the watchdog (errno \(-wakeup)); raise LimitNOFILE")
        }
        try startThread(name: name) { [wakeup] in
            while self.look() { platform_wait(-1, wakeup, Self.period) }
        }
    }

    deinit {
        if wakeup >= 0 { platform_close(wakeup) }
    }

    /// Until `disarm`, the descriptor is cut when the time has passed.
    func arm(_ descriptor: Int32, for limit: Duration) {
        let deadline = ContinuousClock.now + limit
        state.withLock { $0.watched = (descriptor, deadline) }
    }

    /// The descriptor may be closed after this.
    func disarm() {
        state.withLock { $0.watched = nil }
    }

    /// Ends the thread.
    func finish() {
        state.withLock { $0.isFinished = true }
        platform_wake(wakeup)
    }

    private func look() -> Bool {
        state.withLock { state in
            // Under the lock: the owner cannot close the descriptor, and the system cannot give its number away.
            if let watched = state.watched, watched.deadline <= .now {
                platform_shutdown(watched.descriptor)
                state.watched = nil
            }
            return !state.isFinished
        }
    }
}
