/// The time of the simulation and what happens when; it moves only when nothing else is left to do.
final class Timeline: @unchecked Sendable {
    private struct Entry {
        var at: Duration
        var order: Int
        /// Part of the world, and not a timer of the daemon.
        var isOfWorld: Bool
        var happen: () -> Void
    }

    private var entries: [Entry] = []
    private var nextOrder = 0
    /// Time since the beginning; never jumps.
    private(set) var elapsed = Duration.zero
    /// What has been set forward or back on the clock on the wall.
    var wallOffset = Duration.zero

    /// Something happens after `delay`.
    func after(_ delay: Duration, ofWorld isOfWorld: Bool = true, _ happen: @escaping () -> Void) {
        let entry = Entry(at: elapsed + max(delay, .zero), order: nextOrder, isOfWorld: isOfWorld, happen: happen)
        nextOrder += 1
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if (entries[middle].at, entries[middle].order) > (entry.at, entry.order) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        entries.insert(entry, at: low)
    }

    /// Lets the next thing happen if it is due before `limit`.
    ///
    /// - Returns: false when nothing is; then it is `limit`.
    func step(before limit: Duration) -> Bool {
        guard let next = entries.last, next.at < limit else {
            elapsed = max(elapsed, limit)
            return false
        }
        entries.removeLast()
        elapsed = next.at
        next.happen()
        return true
    }

    /// Something of the world is still to come.
    var hasMoreOfWorld: Bool { entries.contains(where: \.isOfWorld) }
}
