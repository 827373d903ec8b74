import CaseModel
package import CaseStorage
import ServiceLifecycle
package import Telemetry

/// Writes the head of the trail outside the store once a day and at shutdown, so that nobody who can change the store
/// can shorten the trail unseen.
package final class TrailHeadExport: Service {
    private let store: any CaseStore
    private let clock: any BridgeClock
    private let journal: Journal
    private let write: @Sendable (TrailHead) throws -> Void

    private static let interval = Duration.days(1)

    /// - Parameter write: keeps a head; it must be durable when this returns.
    package init(
        store: any CaseStore,
        clock: any BridgeClock,
        journal: Journal,
        write: @escaping @Sendable (TrailHead) throws -> Void
    ) {
        self.store = store
        self.clock = clock
        self.journal = journal
        self.write = write
    }

    /// Runs until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await self.export() } while (try? await self.clock.sleep(for: TrailHeadExport.interval)) != nil
        }
        await export()
    }

    /// Writes the head as it is now.
    package func export() async {
        do {
            let now = clock.now
            guard let head = try await store.read({ try TrailHead(of: $0, at: now) }) else { return }
            try write(head)
        } catch {
            journal.record(
                .storeRefused(service: "trail head", reason: "\(error)", retryIn: TrailHeadExport.interval)
            )
        }
    }
}
