import CaseStorage

/// Whether an incarnation of the daemon lives. Once it is over, nothing it still does has any effect.
final class Life: @unchecked Sendable {
    /// Counts from 1.
    let number: Int
    private(set) var isOver = false
    private var onEnd: [() -> Void] = []

    /// A life that begins.
    init(number: Int) {
        self.number = number
    }

    /// Does this when the life ends: what it waits for is answered, so that its tasks can end.
    func atEnd(_ release: @escaping () -> Void) { onEnd.append(release) }

    /// Ends it.
    func end() {
        isOver = true
        for release in onEnd { release() }
        onEnd = []
    }

    /// - Throws: `StoreError` when the life is over.
    func mustGoOn() throws {
        if isOver { throw StoreError(.closed, "the process has died") }
    }
}
