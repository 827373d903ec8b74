import CaseModel
import ServiceLifecycle
package import Telemetry

/// Tries messages again that were accepted and could not be applied yet, when they fall due.
package final class WaitingMessages: Service {
    private let acceptance: MessageAcceptance
    private let clock: any BridgeClock
    private let journal: Journal

    private static let batchLimit = 100
    private static let longestSleep = Duration.seconds(5)

    /// A service over the messages that `acceptance` has made wait.
    package init(acceptance: MessageAcceptance, clock: any BridgeClock, journal: Journal) {
        self.acceptance = acceptance
        self.clock = clock
        self.journal = journal
    }

    /// Runs until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown { await self.sweepUntilCancelled() }
    }

    private func sweepUntilCancelled() async {
        var failures = 0
        while !Task.isCancelled {
            let delay: Duration
            do {
                delay = try await sweep()
                failures = 0
            } catch {
                failures += 1
                delay = Backoff.store.delay(failures: failures)
                journal.record(.storeRefused(service: "waiting", reason: "\(error)", retryIn: delay))
            }
            guard (try? await clock.sleep(for: delay)) != nil else { return }
        }
    }

    /// Tries what is due.
    ///
    /// - Returns: the time until the next look.
    private func sweep() async throws -> Duration {
        guard let due = try await acceptance.nextRetryDue() else { return WaitingMessages.longestSleep }
        let now = clock.now
        guard due <= now else { return min(due - now, WaitingMessages.longestSleep) }
        let report = try await acceptance.retryDue(at: now, limit: WaitingMessages.batchLimit)
        journal.record(report, queue: "waiting", process: .zero, commit: .zero)
        return .zero
    }
}
