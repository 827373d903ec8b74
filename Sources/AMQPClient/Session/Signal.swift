/// Lets tasks of one actor wait for the next change. Confined to that actor.
final class Signal {
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Waits for the next `fire`.
    func wait() async {
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Lets everybody who waits look again.
    func fire() {
        guard !waiting.isEmpty else { return }
        let woken = waiting
        waiting = []
        for continuation in woken { continuation.resume() }
    }
}
