package import CaseModel
import CaseStorage
import Synchronization

/// The tasks of one lane between the store and the broker.
///
/// Transactions stage their tasks while they run, so that tasks of one case keep the order of their transactions, and
/// release them when they are durable. Only the lane's relay takes them.
package final class LaneOutbox: Sendable {
    package let lane: Lane
    let wake = WakeSignal()
    private let state: Mutex<LaneOutboxState>

    /// An outbox that loads what is pending in the store first.
    ///
    /// - Parameter capacity: tasks kept in memory; further ones wait in the store.
    package init(lane: Lane, capacity: Int = 2_000) {
        self.lane = lane
        state = Mutex(LaneOutboxState(queue: LaneQueue(capacity: capacity)))
    }

    /// How the lane stands.
    package var status: LaneStatus {
        state.withLock { state in
            LaneStatus(
                lane: lane,
                condition: state.orderedPause.map { .paused($0) } ?? state.gate.condition,
                inMemory: state.queue.count,
                inFlight: state.queue.inFlight,
                hasMoreInStore: state.isPartial,
                unrecorded: state.records.count + state.leased,
                settled: state.settled,
                lastConfirmedAt: state.lastConfirmedAt
            )
        }
    }

    /// Has a blocked lane tried at once, as when a link came up.
    package func probeNow() {
        state.withLock { $0.gate.probeNow() }
        wake.signal()
    }

    /// Sends nothing more until `resume`; what is in flight is waited for.
    func pause(because words: String) {
        state.withLock { $0.orderedPause = words }
    }

    /// Sends again.
    func resume() {
        state.withLock { $0.orderedPause = nil }
        wake.signal()
    }

    // MARK: Transactions

    func makeTicket() -> LaneTicket {
        state.withLock { state in
            state.nextTicket += 1
            return LaneTicket(number: state.nextTicket)
        }
    }

    /// Takes the tasks of this lane in the order of their transactions. Called inside the transaction.
    func stage(_ tasks: [NewTask], _ ticket: LaneTicket) {
        let own = tasks.filter { $0.lane == lane }
        guard !own.isEmpty else { return }
        state.withLock { state in
            guard !state.isPartial, own.count <= state.queue.room else {
                state.isPartial = true
                state.hasMissed = true
                state.missedTickets.insert(ticket)
                if own.contains(where: { $0.band == .red }) { state.hasMissedRed = true }
                return
            }
            for task in own { state.queue.append(task, ticket: ticket) }
            state.staged[ticket] = own.map(\.caseID)
        }
    }

    func release(_ ticket: LaneTicket) {
        state.withLock { state in
            state.endMissed(ticket)
            if let cases = state.staged.removeValue(forKey: ticket) { state.queue.release(ticket, cases: cases) }
        }
        wake.signal()
    }

    /// The transaction failed. Its tasks keep their places until the store has told whether it has them: a commit that
    /// fails may be durable all the same.
    func doubt(_ ticket: LaneTicket) {
        state.withLock { state in
            state.endMissed(ticket)
            if state.staged.removeValue(forKey: ticket) != nil { state.uncertain.insert(ticket) }
        }
        wake.signal()
    }

    /// Tasks of failed transactions, by their tickets.
    func doubtful() -> [LaneTicket: [String]] {
        state.withLock { state in
            Dictionary(uniqueKeysWithValues: state.uncertain.map { ($0, state.queue.ids(of: $0)) })
        }
    }

    /// The store has told which of the `asked` tasks it has; the others never were.
    func resolve(_ asked: [LaneTicket: [String]], durable: Set<String>) {
        state.withLock { state in
            for ticket in asked.keys {
                state.uncertain.remove(ticket)
                state.queue.resolve(ticket, durable: durable)
            }
        }
        wake.signal()
    }

    // MARK: Records

    /// Gives out what the store has yet to learn; settle the lease when the transaction has ended.
    func leaseRecords() -> LaneRecordLease {
        state.withLock { state in
            let records = state.records
            state.records = []
            state.firstRecordAt = nil
            state.leased += records.count
            for record in records { state.leasedIDs[record.task.id, default: 0] += 1 }
            return LaneRecordLease(records: records)
        }
    }

    /// Ends a lease: what was not recorded is given out again first.
    func settle(_ lease: LaneRecordLease, recorded: Bool) {
        guard !lease.records.isEmpty else { return }
        state.withLock { state in
            state.leased -= lease.records.count
            for record in lease.records {
                let left = (state.leasedIDs[record.task.id] ?? 1) - 1
                state.leasedIDs[record.task.id] = left > 0 ? left : nil
            }
            if !recorded {
                state.records = lease.records + state.records
                state.firstRecordAt = state.firstRecordAt ?? state.lastRecordAt
            }
        }
    }

    // MARK: The relay

    /// What the relay is to do now.
    struct Step {
        var toSend: [LaneQueue.Entry]
        /// Load up to that many tasks from the store, without those of `excluding`.
        var load: Int?
        var isRecordingDue: Bool
        /// The store is to be asked about tasks whose transaction failed.
        var isDoubtful: Bool
        /// Elapsed time at which there may be more to do; nil when only a signal can bring it.
        var nextAt: Duration?
    }

    func step(limit: Int, elapsed: Duration, isStopping: Bool) -> Step {
        state.withLock { state in
            var toSend: [LaneQueue.Entry] = []
            if !isStopping, state.orderedPause == nil {
                let allowance = state.gate.allowance(limit: limit, inFlight: state.queue.inFlight, elapsed: elapsed)
                toSend = state.queue.take(upTo: allowance, elapsed: elapsed)
                if !toSend.isEmpty { state.gate.beginProbe() }
            }
            let recordAt = state.firstRecordAt.map { first in
                state.records.count >= RecordTiming.most
                    ? elapsed : min(state.lastRecordAt + RecordTiming.afterLast, first + RecordTiming.afterFirst)
            }
            let load = isStopping ? nil : state.wantedLoad
            let sendAt = isStopping ? nil : state.nextSend(after: elapsed)
            return Step(
                toSend: toSend,
                load: load,
                isRecordingDue: recordAt.map { $0 <= elapsed } ?? false,
                isDoubtful: !state.uncertain.isEmpty,
                nextAt: [sendAt, recordAt].compactMap { $0 }.min()
            )
        }
    }

    /// Ids that a load must leave out: in memory, or confirmed and not recorded yet.
    func beginLoad() -> Set<String> {
        state.withLock { state in
            state.hasMissed = !state.missedTickets.isEmpty
            state.hasMissedRed = false
            return state.queue.ids.union(state.records.map(\.task.id)).union(state.leasedIDs.keys)
        }
    }

    /// Takes what was loaded; `limit` is what was asked for.
    func finishLoad(_ tasks: [TaskRecord], limit: Int) {
        state.withLock { state in
            for record in tasks { state.queue.append(record.task, attempts: record.attempts) }
            state.isPartial = tasks.count >= limit || state.hasMissed
            state.isAwaitingMissed = tasks.isEmpty && !state.missedTickets.isEmpty
        }
    }

    /// The broker has the task.
    ///
    /// - Returns: whether the lane opened with it.
    func confirm(_ entry: LaneQueue.Entry, at now: Timestamp, elapsed: Duration) -> Bool {
        state.withLock { state in
            state.queue.finish(entry)
            state.lastConfirmedAt = now
            state.settled += 1
            state.add(.confirmed(entry.task, at: now), elapsed: elapsed)
            return state.gate.pass()
        }
    }

    /// The broker refuses the task for its own sake.
    func refuse(_ entry: LaneQueue.Entry, _ code: Refusal.Code, retryAt: Duration, at now: Timestamp, elapsed: Duration)
        -> Bool
    {
        state.withLock { state in
            state.queue.putBack(entry, attempts: entry.attempts + 1, notBefore: retryAt)
            state.add(.attempted(entry.task, code: code, at: now), elapsed: elapsed)
            return state.gate.pass()
        }
    }

    /// The task leaves the lane unsent.
    func setAside(
        _ entry: LaneQueue.Entry,
        _ code: Refusal.Code,
        detail: String,
        at now: Timestamp,
        elapsed: Duration
    ) -> Bool {
        state.withLock { state in
            state.queue.finish(entry)
            state.settled += 1
            state.add(.setAside(entry.task, code: code, detail: detail, at: now), elapsed: elapsed)
            return state.gate.pass()
        }
    }

    /// The lane cannot send.
    ///
    /// - Returns: the time to the next try, or nil when that was known already.
    func block(_ entry: LaneQueue.Entry, _ code: Refusal.Code, text: String, elapsed: Duration) -> Duration? {
        state.withLock { state in
            state.queue.putBack(entry, attempts: entry.attempts, notBefore: nil)
            return state.gate.fail(code, text: text, elapsed: elapsed)
        }
    }
}
