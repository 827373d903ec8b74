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
        // One after the other, so that an older reading never takes the place of a newer one.
        let (requests, request) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
                    request.yield()
                }
            }
            group.addTask { await watch { request.yield() } }
            group.addTask { for await _ in requests.cancelOnGracefulShutdown() { decisions.reload() } }
            await group.next()
            group.cancelAll()
        }
    }

    /// Calls `changed` when the files are others than those in force.
    private func watch(_ changed: () -> Void) async {
        var seen = decisions.stamps
        while (try? await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.interval) }) != nil {
            let now = decisions.stamps
            if now == seen, now != decisions.readStamps { changed() }
            seen = now
        }
    }
}
