import CaseModel
package import CaseStorage
import ServiceLifecycle
import Synchronization
package import Telemetry

/// Hands the tasks of one lane over to the broker: the only one that publishes.
///
/// A task stays pending in the store until its confirm is recorded. One of a case is out at a time; a red one goes first.
/// While the lane is blocked its tasks wait, and one is tried from time to time.
package final class Relay: Service {
    private let outbox: LaneOutbox
    private let publisher: any TaskPublisher
    private let store: any CaseStore
    private let recorder: MessageAcceptance
    private let clock: any BridgeClock
    private let journal: Journal
    private let limits: RelayLimits
    private let isStopping = Mutex(false)

    /// - Parameters:
    ///   - outbox: the lane; give the same one to the `MessageAcceptance` of the intakes.
    ///   - recorder: records what became of tasks when no batch does.
    package init(
        outbox: LaneOutbox,
        publisher: any TaskPublisher,
        store: any CaseStore,
        recorder: MessageAcceptance,
        clock: any BridgeClock,
        journal: Journal,
        limits: RelayLimits = RelayLimits()
    ) {
        self.outbox = outbox
        self.publisher = publisher
        self.store = store
        self.recorder = recorder
        self.clock = clock
        self.journal = journal
        self.limits = limits
    }

    /// Sends until graceful shutdown, then waits for what is in flight and records it.
    package func run() async throws {
        await withGracefulShutdownHandler {
            await send()
        } onGracefulShutdown: {
            self.isStopping.withLock { $0 = true }
            self.outbox.wake.signal()
        }
        // Confirms that came after the last turn; a failure leaves them to be published again.
        _ = try? await recorder.accept([])
    }

    private func send() async {
        await withDiscardingTaskGroup { group in
            var storeFailures = 0
            var storeRetryAt = Duration.zero
            while !Task.isCancelled {
                let stopping = isStopping.withLock { $0 }
                let elapsed = clock.elapsed
                let step = outbox.step(limit: limits.inFlight, elapsed: elapsed, isStopping: stopping)
                for entry in step.toSend {
                    group.addTask { await self.publish(entry) }
                }
                if stopping, outbox.status.inFlight == 0 { return }
                var nextAt = step.nextAt
                if step.load != nil || step.isRecordingDue || step.isDoubtful {
                    if storeRetryAt <= elapsed {
                        if await useStore(step, failures: storeFailures) {
                            storeFailures = 0
                            continue
                        }
                        storeFailures += 1
                        storeRetryAt = clock.elapsed + Backoff.store.delay(failures: storeFailures)
                    }
                    nextAt = [storeRetryAt, nextAt.flatMap { $0 > elapsed ? $0 : nil }].compactMap { $0 }.min()
                }
                await outbox.wake.wait(atMost: nextAt.map { $0 - clock.elapsed }, clock)
            }
        }
    }

    private func useStore(_ step: LaneOutbox.Step, failures: Int) async -> Bool {
        do {
            if step.isDoubtful { try await settleDoubts() }
            if step.isRecordingDue { _ = try await recorder.accept([]) }
            if let limit = step.load {
                let lane = outbox.lane
                let excluded = outbox.beginLoad()
                let tasks = try await store.read {
                    try $0.pendingTasks(lane: lane, limit: limit, excluding: excluded)
                }
                outbox.finishLoad(tasks, limit: limit)
            }
            return true
        } catch {
            journal.record(
                .storeRefused(
                    service: "relay.\(outbox.lane.rawValue)",
                    reason: "\(error)",
                    retryIn: Backoff.store.delay(failures: failures + 1)
                )
            )
            return false
        }
    }

    /// Asks the store about the tasks of transactions that failed: of a commit nobody knows how it ended but the store.
    private func settleDoubts() async throws {
        let asked = outbox.doubtful()
        let ids = asked.values.flatMap(\.self)
        let durable = try await store.read { view in
            try ids.filter { try view.task($0)?.state == .pending }
        }
        outbox.resolve(asked, durable: Set(durable))
    }

    private func publish(_ entry: LaneQueue.Entry) async {
        let start = clock.elapsed
        let outcome = await publisher.publish(OutboundMessage(entry.task))
        let now = clock.now
        let elapsed = clock.elapsed
        switch outcome {
        case .confirmed:
            let opened = outbox.confirm(entry, at: now, elapsed: elapsed)
            journal.record(
                .taskConfirmed(
                    lane: lane,
                    kind: entry.task.kind.rawValue,
                    confirm: elapsed - start,
                    sinceReceipt: now - entry.task.causedAt
                )
            )
            if opened { journal.record(.laneOpened(lane: lane)) }
        case .returned(let text): refuse(entry, .noRoute, text, now, elapsed)
        case .nacked: refuse(entry, .nacked, "the broker did not take it over", now, elapsed)
        case .failed(.noRoute, let text): refuse(entry, .noRoute, text, now, elapsed)
        case .failed(.nacked, let text): refuse(entry, .nacked, text, now, elapsed)
        case .failed(.frameTooLarge, let text): setAside(entry, .frameTooLarge, text, now, elapsed)
        case .failed(let code, let text):
            if let delay = outbox.block(entry, code, text: text, elapsed: elapsed) {
                journal.record(.laneBlocked(lane: lane, reason: "\(code.rawValue): \(text)", probeIn: delay))
            }
        }
        outbox.wake.signal()
    }

    private func refuse(
        _ entry: LaneQueue.Entry,
        _ code: Refusal.Code,
        _ text: String,
        _ now: Timestamp,
        _ elapsed: Duration
    ) {
        let attempt = entry.attempts + 1
        guard attempt < limits.attempts else { return setAside(entry, code, text, now, elapsed) }
        let retryAt = elapsed + Backoff.task.delay(failures: attempt)
        let opened = outbox.refuse(entry, code, retryAt: retryAt, at: now, elapsed: elapsed)
        journal.record(.taskRefused(lane: lane, taskID: entry.task.id, code: code.rawValue, attempt: attempt))
        if opened { journal.record(.laneOpened(lane: lane)) }
    }

    private func setAside(
        _ entry: LaneQueue.Entry,
        _ code: Refusal.Code,
        _ text: String,
        _ now: Timestamp,
        _ elapsed: Duration
    ) {
        let opened = outbox.setAside(entry, code, detail: text, at: now, elapsed: elapsed)
        journal.record(
            .taskSetAside(lane: lane, taskID: entry.task.id, kind: entry.task.kind.rawValue, code: code.rawValue)
        )
        if opened { journal.record(.laneOpened(lane: lane)) }
    }

    private var lane: String { outbox.lane.rawValue }
}

/// How much a relay does at once, and how often it tries.
package struct RelayLimits: Hashable, Sendable {
    /// Tasks published and not confirmed.
    package var inFlight: Int
    /// Attempts of a task that the broker refuses for its own sake before it is set aside.
    package var attempts: Int

    /// Limits; the defaults suit RabbitMQ.
    package init(inFlight: Int = 300, attempts: Int = 5) {
        self.inFlight = inFlight
        self.attempts = attempts
    }
}
