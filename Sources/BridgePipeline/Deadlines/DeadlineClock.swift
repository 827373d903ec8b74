package import CaseModel
import ServiceLifecycle
package import Telemetry

/// Fires deadlines when they fall due: each rung once, late ones after an outage once and together.
package final class DeadlineClock: Service {
    private let acceptance: MessageAcceptance
    private let clock: any BridgeClock
    private let journal: Journal

    /// At most so many in one transaction: a digest tells those of one, and an alert that arrives meanwhile waits for it.
    private static let batchLimit = 500
    private static let longestSleep = Duration.seconds(5)
    /// When nothing that is due can be told.
    private static let stuckSleep = Duration.seconds(60)

    /// A clock over the deadlines of the store behind `acceptance`.
    package init(acceptance: MessageAcceptance, clock: any BridgeClock, journal: Journal) {
        self.acceptance = acceptance
        self.clock = clock
        self.journal = journal
    }

    /// Runs until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown { await self.fireUntilCancelled() }
    }

    private func fireUntilCancelled() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                let next = try await fireDue()
                failures = 0
                guard (try? await clock.sleep(until: next)) != nil else { return }
            } catch {
                failures += 1
                let delay = Backoff.store.delay(failures: failures)
                journal.record(.storeRefused(service: "deadlines", reason: "\(error)", retryIn: delay))
                guard (try? await clock.sleep(for: delay)) != nil else { return }
            }
        }
    }

    /// Fires what is due.
    ///
    /// - Returns: the time of the next look: deadlines may be set meanwhile.
    package func fireDue() async throws -> Timestamp {
        let now = clock.now
        guard let due = try await acceptance.nextDeadlineDue() else { return now + DeadlineClock.longestSleep }
        guard due <= now else { return min(due, now + DeadlineClock.longestSleep) }
        let report = try await acceptance.fireDeadlines(at: now, limit: DeadlineClock.batchLimit)
        journal.record(report, queue: "deadlines", process: .zero, commit: .zero)
        if report.deadlinesStuck > 0 {
            let detail = "\(report.deadlinesStuck) deadlines cannot be told: the profile refuses their tasks"
            journal.record(.messageFailed(queue: "deadlines", detail: detail))
        }
        return report.deadlinesFired > 0 ? now : now + DeadlineClock.stuckSleep
    }
}
