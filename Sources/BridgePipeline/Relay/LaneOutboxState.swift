import CaseModel
import CaseStorage

/// What a lane knows of its tasks.
struct LaneOutboxState {
    var queue: LaneQueue
    var gate = LaneGate()
    /// Who has paused the lane, and why.
    var orderedPause: String?
    var records: [LaneRecord] = []
    var firstRecordAt: Duration?
    var lastRecordAt: Duration = .zero
    /// Records that a transaction is writing.
    var leased = 0
    var leasedIDs: [String: Int] = [:]
    /// The store holds tasks of this lane that are not in memory.
    var isPartial = true
    /// Tasks were left out that the load under way may not find.
    var hasMissed = false
    var hasMissedRed = false
    /// Transactions whose tasks were left out and that have not ended yet.
    var missedTickets: Set<LaneTicket> = []
    /// A load found nothing; the tasks left out come with a transaction that has not ended yet.
    var isAwaitingMissed = false
    var nextTicket: UInt64 = 0
    /// Cases of the tasks that a transaction which has not ended yet brings.
    var staged: [LaneTicket: [String]] = [:]
    /// Tasks of transactions whose commit failed: the store alone knows whether they are durable.
    var uncertain: Set<LaneTicket> = []
    var settled = 0
    var lastConfirmedAt: Timestamp?
}

extension LaneOutboxState {
    /// How many tasks to load: when the queue runs low, and a few at once when a red one is among those left out.
    var wantedLoad: Int? {
        guard isPartial, !isAwaitingMissed else { return nil }
        if queue.room >= queue.count { return queue.room }
        return hasMissedRed ? 64 : nil
    }

    /// When a task may go that may not go now, unless a signal comes first.
    func nextSend(after elapsed: Duration) -> Duration? {
        guard orderedPause == nil else { return nil }
        return switch gate.condition {
        case .open: queue.nextDelay
        case .paused: nil
        case .probing: nil
        case .blocked(_, _, let probeAt) where probeAt > elapsed: queue.count > 0 ? probeAt : nil
        case .blocked: queue.inFlight == 0 ? queue.nextDelay : nil
        }
    }

    mutating func endMissed(_ ticket: LaneTicket) {
        if missedTickets.remove(ticket) != nil { isAwaitingMissed = false }
    }

    mutating func add(_ record: LaneRecord, elapsed: Duration) {
        records.append(record)
        firstRecordAt = firstRecordAt ?? elapsed
        lastRecordAt = elapsed
    }
}

/// When confirms are recorded without a batch to go with.
enum RecordTiming {
    static let afterLast = Duration.milliseconds(20)
    static let afterFirst = Duration.milliseconds(200)
    static let most = 500
}
