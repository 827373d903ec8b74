import BridgePipeline
import ServiceLifecycle
import UnixSignals

/// Reloads rules and directory at SIGHUP, and when their files have changed and come to rest.
struct ReloadService: Service {
    let decisions: DecisionsInForce
    let clock: any BridgeClock

    /// How often the files are looked at. A change counts when two looks in a row see the same, so that a folder in the
    /// middle of being copied is not read.
    private static let interval = Duration.seconds(2)

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await reloadAtSignal() }
            group.addTask { await reloadAfterChange() }
            await group.next()
            group.cancelAll()
        }
    }

    private func reloadAtSignal() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { decisions.reload() }
    }

    private func reloadAfterChange() async {
        var loaded = decisions.stamps
        var seen = loaded
        while (try? await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.interval) }) != nil {
            let now = decisions.stamps
            if now != loaded, now == seen {
                loaded = now
                decisions.reload()
            }
            seen = now
        }
    }
}
