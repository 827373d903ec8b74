import CaseModel
import CaseStorage
import ServiceLifecycle
import Synchronization
package import Telemetry

/// Takes the messages of one queue: read, decided and durable first, acknowledged after.
///
/// It stops only for the store: then the source is paused, and the batch in hand is tried again until it goes through or
/// has been held for a minute, when it goes back to its queue.
package final class Intake: Service {
    let source: any MessageSource
    private let acceptance: MessageAcceptance
    private let clock: any BridgeClock
    private let journal: Journal
    private let batchLimit: Int
    private let current: Mutex<IntakeStatus>
    private let flow = Mutex(SourceFlow())
    let guardState: Mutex<IntakeGuard>

    private static let holdLimit = Duration.seconds(60)

    /// - Parameters:
    ///   - isGuarded: the last stop was unclean, so messages are taken one at a time at first.
    ///   - batchLimit: messages of one transaction at most.
    package init(
        source: any MessageSource,
        acceptance: MessageAcceptance,
        clock: any BridgeClock,
        journal: Journal,
        isGuarded: Bool = false,
        batchLimit: Int = 200
    ) {
        self.source = source
        self.acceptance = acceptance
        self.clock = clock
        self.journal = journal
        self.batchLimit = batchLimit
        current = Mutex(IntakeStatus(queue: source.queue))
        guardState = Mutex(IntakeGuard(isOn: isGuarded))
    }

    /// How intake of this queue stands.
    package var status: IntakeStatus { current.withLock { $0 } }

    /// Takes messages until graceful shutdown or the end of the source. A batch in hand is finished first.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            if self.isGuarded { await self.source.limit(prefetch: 1) }
            while !Task.isCancelled,
                let batch = await self.source.nextBatch(upTo: self.isGuarded ? 1 : self.batchLimit)
            {
                await self.take(batch)
            }
        }
    }

    /// Takes nothing more until the cause is gone; a batch in hand is finished.
    package func pause(_ cause: PauseCause, because reason: String) async {
        current.withLock { $0.pauses[cause] = reason }
        journal.record(.intakePaused(queue: source.queue, reason: cause.logged(reason)))
        await settleSource()
    }

    /// The cause is gone; messages flow again when no other is left.
    package func resume(_ cause: PauseCause) async {
        let isLast = current.withLock { status in
            status.pauses.removeValue(forKey: cause) != nil && status.pauses.isEmpty
        }
        guard isLast else { return }
        await settleSource()
        journal.record(.intakeResumed(queue: source.queue))
    }

    /// Brings the source into the state the causes ask for. One at a time tells it, and looks again afterwards: a pause and
    /// a resumption that cross leave it as the last of them wants.
    private func settleSource() async {
        while let isPaused = flow.withLock({ $0.begin(current.withLock { !$0.pauses.isEmpty }) }) {
            if isPaused {
                await source.pause()
            } else {
                await source.resume()
            }
            flow.withLock { $0.end(isPaused) }
        }
    }

    /// What the source was told.
    private struct SourceFlow {
        var isPaused = false
        var isBeingTold = false

        /// The state to tell it; nil when it knows, or somebody is telling it something.
        mutating func begin(_ wanted: Bool) -> Bool? {
            guard !isBeingTold, wanted != isPaused else { return nil }
            isBeingTold = true
            return wanted
        }

        mutating func end(_ told: Bool) {
            isBeingTold = false
            isPaused = told
        }
    }

    private func take(_ batch: any InboundBatch) async {
        current.withLock { $0.inHand = batch.deliveries.count }
        defer { current.withLock { $0.inHand = 0 } }
        let start = clock.elapsed
        var hold = Hold(since: start)
        if await beginGuard(over: batch.deliveries) {
            guard await takeAlone(batch, &hold) else { return }
            return await finish(batch, hold)
        }
        let prepared = acceptance.prepare(batch.deliveries, at: clock.now)
        var chunks = [prepared[...]]
        while let chunk = chunks.first {
            do {
                try await accept(chunk, since: start)
                chunks.removeFirst()
            } catch let error as StoreError where error.code != .conflict {
                guard await wait(for: error, &hold, batch) else { return }
            } catch {
                chunks.removeFirst()
                guard chunk.count > 1 else {
                    guard await bury(chunk, error, &hold, batch) else { return }
                    continue
                }
                // One of them breaks the transaction; the others must not suffer for it.
                chunks = chunk.indices.map { chunk[$0...$0] } + chunks
            }
        }
        await finish(batch, hold)
    }

    private func finish(_ batch: any InboundBatch, _ hold: Hold) async {
        batch.acknowledge()
        await resume(hold)
        await endGuard(after: batch.deliveries.count)
    }

    /// Under guard: each message alone, its bytes kept before it is read.
    ///
    /// - Returns: false when the batch has gone back to its queue.
    private func takeAlone(_ batch: any InboundBatch, _ hold: inout Hold) async -> Bool {
        for delivery in batch.deliveries {
            let now = clock.now
            guard let message = await readAlone(delivery, at: now, &hold, batch) else { return false }
            while true {
                do {
                    try await accept(message, since: clock.elapsed)
                    break
                } catch let error as StoreError where error.code != .conflict {
                    guard await wait(for: error, &hold, batch) else { return false }
                } catch {
                    guard await bury(message, error, &hold, batch) else { return false }
                    break
                }
            }
        }
        return true
    }

    /// Reads one message after its bytes are kept; a parked one is not read.
    ///
    /// - Returns: nil when the batch has gone back to its queue.
    private func readAlone(
        _ delivery: InboundDelivery,
        at now: Timestamp,
        _ hold: inout Hold,
        _ batch: any InboundBatch
    ) async -> ArraySlice<PreparedMessage>? {
        while true {
            do {
                guard let rawID = try await acceptance.keepRaw(delivery, at: now) else {
                    return [acceptance.park(delivery, at: now)]
                }
                return acceptance.prepare([delivery], at: now).map { prepared in
                    var prepared = prepared
                    prepared.rawID = rawID
                    return prepared
                }[...]
            } catch {
                guard await wait(for: error, &hold, batch) else { return nil }
            }
        }
    }

    private func accept(_ messages: ArraySlice<PreparedMessage>, since start: Duration) async throws {
        let commitStart = clock.elapsed
        let report = try await acceptance.accept(Array(messages))
        note(report, process: clock.elapsed - start, commit: clock.elapsed - commitStart)
    }

    private func bury(
        _ message: ArraySlice<PreparedMessage>,
        _ cause: any Error,
        _ hold: inout Hold,
        _ batch: any InboundBatch
    ) async -> Bool {
        journal.record(.messageFailed(queue: source.queue, detail: "\(type(of: cause))"))
        while let only = message.first {
            do {
                note(try await acceptOrBury(only), process: .zero, commit: .zero)
                return true
            } catch {
                guard await wait(for: error, &hold, batch) else { return false }
            }
        }
        return true
    }

    /// What broke the transaction may be a message that waited for this one.
    private func acceptOrBury(_ message: PreparedMessage) async throws -> AcceptanceReport {
        do {
            return try await acceptance.acceptAlone(message)
        } catch let error as StoreError where error.code != .conflict {
            throw error
        } catch {
            return try await acceptance.bury(message)
        }
    }

    // MARK: Pause

    /// How long the batch in hand has been held for the store.
    private struct Hold {
        var since: Duration
        var failures = 0
    }

    /// Waits for the next try with the batch in hand.
    ///
    /// - Returns: false when the batch has gone back to its queue.
    private func wait(for error: any Error, _ hold: inout Hold, _ batch: any InboundBatch) async -> Bool {
        hold.failures += 1
        if hold.failures == 1 {
            hold.since = clock.elapsed
            await pause(.store, because: "\(error)")
        }
        let delay = Backoff.store.delay(failures: hold.failures)
        let isOver = clock.elapsed + delay - hold.since > Intake.holdLimit
        if !isOver, (try? await clock.sleep(for: delay)) != nil { return true }
        batch.returnToQueue()
        journal.record(.batchReturned(queue: source.queue, count: batch.deliveries.count))
        await probe(after: &hold)
        return false
    }

    private func probe(after hold: inout Hold) async {
        while (try? await clock.sleep(for: Backoff.store.delay(failures: hold.failures))) != nil {
            do {
                try await acceptance.probe(at: clock.now)
                return await resume(hold)
            } catch {
                hold.failures += 1
            }
        }
    }

    private func resume(_ hold: Hold) async {
        if hold.failures > 0 { await resume(.store) }
    }

    private func note(_ report: AcceptanceReport, process: Duration, commit: Duration) {
        let accepted = report.dispositions.values.reduce(0, +)
        current.withLock { status in
            status.settled += accepted
            status.lastSettledAt = clock.now
        }
        journal.record(report, queue: source.queue, process: process, commit: commit)
    }
}
