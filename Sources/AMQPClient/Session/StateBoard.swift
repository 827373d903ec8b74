import Synchronization

/// The state of a link as others may read it, from any thread.
final class StateBoard: Sendable {
    private let state = Mutex(LinkState())

    var current: LinkState { state.withLock { $0 } }

    func update(_ change: (inout LinkState) -> Void) {
        state.withLock { change(&$0) }
    }
}
