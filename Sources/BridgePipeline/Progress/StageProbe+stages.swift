import CaseModel

extension StageProbe {
    /// Intake of a queue: it gets on when it settles messages while some are ready.
    ///
    /// - Parameters:
    ///   - ready: messages ready in the queue, as the broker tells; nil when it does not.
    ///   - reconnect: ends the consumer's connection.
    package init(
        intake: Intake,
        ready: @escaping @Sendable () async -> Int?,
        reconnect: @escaping @Sendable () async -> Void
    ) {
        self.init(
            stage: "intake:\(intake.status.queue)",
            settled: { (intake.status.settled, intake.status.lastSettledAt) },
            waiting: { [intake] in
                let inHand = intake.status.inHand
                guard let ready = await ready() else { return inHand > 0 ? inHand : nil }
                return ready + inHand
            },
            pausedBy: { intake.status.pausedBy },
            suspicion: { "messages are ready and none is settled; the broker delivers nothing, or one takes for ever" },
            reconnect: reconnect
        )
    }

    /// A lane: it gets on when tasks are confirmed while some wait.
    ///
    /// - Parameter reconnect: ends the publisher's connection.
    package init(outbox: LaneOutbox, reconnect: @escaping @Sendable () async -> Void) {
        self.init(
            stage: "lane:\(outbox.lane.rawValue)",
            settled: { (outbox.status.settled, outbox.status.lastConfirmedAt) },
            waiting: { outbox.status.inMemory },
            pausedBy: { if case .paused(let words) = outbox.status.condition { words } else { nil } },
            suspicion: {
                switch outbox.status.condition {
                case .blocked(let code, let text, _): "\(code.rawValue): \(text)"
                case .probing(let code, let text): "\(code.rawValue): \(text)"
                case .open, .paused: "tasks are published and none is confirmed"
                }
            },
            reconnect: reconnect
        )
    }
}
