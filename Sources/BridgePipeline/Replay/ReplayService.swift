import CaseStorage
import ServiceLifecycle
package import Telemetry

/// Works through the replay jobs that run, one after the other, beside intake.
package final class ReplayService: Service {
    private let runner: ReplayRunner
    private let clock: any BridgeClock
    private let journal: Journal
    private let wake = WakeSignal()

    private static let longestSleep = Duration.seconds(30)

    /// A service that goes on with what a crash left.
    package init(runner: ReplayRunner, clock: any BridgeClock, journal: Journal) {
        self.runner = runner
        self.clock = clock
        self.journal = journal
    }

    /// A job has been told to run.
    package func start() {
        wake.signal()
    }

    /// Runs until graceful shutdown; a job in work goes on with the next start.
    package func run() async throws {
        await cancelWhenGracefulShutdown { await self.work() }
    }

    private func work() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                let pause = try await runner.step()
                failures = 0
                guard let pause else {
                    await wake.wait(atMost: ReplayService.longestSleep, clock)
                    continue
                }
                await Task.yield()
                try await clock.sleep(for: pause)
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                let delay = Backoff.store.delay(failures: failures)
                journal.record(.storeRefused(service: "replay", reason: "\(error)", retryIn: delay))
                guard (try? await clock.sleep(for: delay)) != nil else { return }
            }
        }
    }
}
