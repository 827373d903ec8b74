import Synchronization

extension Intake {
    /// Whether messages are taken one at a time.
    var isGuarded: Bool { guardState.withLock { $0.isOn } }

    /// Looks at what has come; under guard the broker sends no more ahead.
    func beginGuard(over deliveries: [InboundDelivery]) async -> Bool {
        let (was, isOn) = guardState.withLock { state in
            let before = state.isOn
            state.look(at: deliveries)
            return (before, state.isOn)
        }
        if isOn, !was { await source.limit(prefetch: 1) }
        return isOn
    }

    /// Messages went well; after enough of them the queue is taken in batches again.
    func endGuard(after count: Int) async {
        let isOver = guardState.withLock { state in
            guard state.isOn else { return false }
            for _ in 0..<count { state.settle() }
            return !state.isOn
        }
        if isOver { await source.limit(prefetch: nil) }
    }
}
