package import CaseStorage

/// What flows through the daemon and can be stopped: the intakes and the lanes.
package struct Flow: Sendable {
    private let intakes: [Intake]
    private let outboxes: [LaneOutbox]

    /// The flow of a daemon; of nothing without one.
    package init(intakes: [Intake] = [], outboxes: [LaneOutbox] = []) {
        self.intakes = intakes
        self.outboxes = outboxes
    }

    /// Stops what people had stopped before the daemon started.
    ///
    /// - Throws: `StoreError`.
    package func takeUp(from store: any CaseStore) async throws {
        for target in FlowTarget.allCases {
            guard let words = try await store.read({ try $0.value(target.storedName) }) else { continue }
            await pause(target, because: words)
        }
    }

    /// Takes nothing more until `resume`; what is in hand is finished.
    func pause(_ target: FlowTarget, because words: String) async {
        if let lane = target.lane {
            for outbox in outboxes where outbox.lane == lane { outbox.pause(because: words) }
        } else {
            for intake in intakes { await intake.pause(.order, because: words) }
        }
    }

    func resume(_ target: FlowTarget) async {
        if let lane = target.lane {
            for outbox in outboxes where outbox.lane == lane { outbox.resume() }
        } else {
            for intake in intakes { await intake.resume(.order) }
        }
    }

    /// How much is still in hand; nil when there is no daemon.
    func work(of target: FlowTarget) -> Int? {
        guard !intakes.isEmpty else { return nil }
        if let lane = target.lane {
            return outboxes.filter { $0.lane == lane }.reduce(0) { $0 + $1.status.inFlight + $1.status.unrecorded }
        }
        return intakes.reduce(0) { $0 + $1.status.inHand }
    }
}
