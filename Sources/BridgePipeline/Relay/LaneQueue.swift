import CaseModel
import CaseStorage

/// The tasks of a lane that are in memory: one line per case, the head of which may be in flight.
///
/// Red lines come first, then the oldest. What does not fit stays in the store and is loaded when there is room.
struct LaneQueue {
    /// A task in its line.
    struct Entry: Sendable {
        var task: NewTask
        var attempts: Int
        /// Place in the order of arrival.
        var order: UInt64
        /// The transaction that brings it and has not ended yet.
        var ticket: LaneTicket?
        /// Elapsed time before which it is not tried again.
        var notBefore: Duration?
    }

    private struct Line {
        var entries: [Entry] = []
        var isInFlight = false
        var isRed: Bool { entries.contains { $0.task.band == .red } }
    }

    private var lines: [String: Line] = [:]
    private var red = ReadyHeap<UInt64>()
    private var other = ReadyHeap<UInt64>()
    private var delayed = ReadyHeap<Duration>()
    private var nextOrder: UInt64 = 0
    private let capacity: Int
    /// Tasks in memory, those in flight included.
    private(set) var count = 0
    private(set) var inFlight = 0
    /// Ids of the tasks in memory.
    private(set) var ids: Set<String> = []

    /// - Parameter capacity: tasks in memory beyond which nothing is staged.
    init(capacity: Int) {
        self.capacity = capacity
    }

    var room: Int { max(capacity - count, 0) }

    /// Elapsed time at which the next delayed task may go.
    var nextDelay: Duration? { delayed.firstKey }

    mutating func append(_ task: NewTask, attempts: Int = 0, ticket: LaneTicket? = nil) {
        guard ids.insert(task.id).inserted else { return adopt(task, ticket) }
        let entry = Entry(task: task, attempts: attempts, order: nextOrder, ticket: ticket, notBefore: nil)
        nextOrder += 1
        count += 1
        lines[task.caseID, default: Line()].entries.append(entry)
        offer(task.caseID)
    }

    /// The transaction is durable: its tasks may go.
    mutating func release(_ ticket: LaneTicket, cases: [String]) {
        for caseID in cases {
            guard var line = lines.removeValue(forKey: caseID) else { continue }
            for index in line.entries.indices where line.entries[index].ticket == ticket {
                line.entries[index].ticket = nil
            }
            lines[caseID] = line
            offer(caseID)
        }
    }

    /// Ids of the tasks that wait for this transaction.
    func ids(of ticket: LaneTicket) -> [String] {
        lines.values.flatMap(\.entries).filter { $0.ticket == ticket }.map(\.task.id)
    }

    /// The transaction has failed: what is durable may go all the same, the rest never was.
    mutating func resolve(_ ticket: LaneTicket, durable: Set<String>) {
        for caseID in lines.keys {
            guard var line = lines[caseID], line.entries.contains(where: { $0.ticket == ticket }) else { continue }
            for entry in line.entries where entry.ticket == ticket && !durable.contains(entry.task.id) { forget(entry) }
            line.entries.removeAll { $0.ticket == ticket && !durable.contains($0.task.id) }
            for index in line.entries.indices where line.entries[index].ticket == ticket {
                line.entries[index].ticket = nil
            }
            lines[caseID] = line
            offer(caseID)
        }
    }

    /// A task that is in doubt comes again with another transaction, whose end decides about it now.
    private mutating func adopt(_ task: NewTask, _ ticket: LaneTicket?) {
        guard let ticket, let line = lines[task.caseID],
            let index = line.entries.firstIndex(where: { $0.task.id == task.id && $0.ticket != nil })
        else { return }
        lines[task.caseID]?.entries[index].ticket = ticket
    }

    /// Takes up to `limit` tasks that may go now; each is in flight until it is finished or put back.
    mutating func take(upTo limit: Int, elapsed: Duration) -> [Entry] {
        while let due = delayed.firstKey, due <= elapsed, let next = delayed.removeFirst() {
            if let head = lines[next.caseID]?.entries.first, head.notBefore == next.key {
                lines[next.caseID]?.entries[0].notBefore = nil
            }
            offer(next.caseID)
        }
        var taken: [Entry] = []
        while taken.count < limit, let entry = takeFirst() { taken.append(entry) }
        return taken
    }

    /// The task is out of the lane for good.
    mutating func finish(_ entry: Entry) {
        let caseID = entry.task.caseID
        guard lines[caseID]?.entries.first?.task.id == entry.task.id else { return }
        lines[caseID]?.entries.removeFirst()
        lines[caseID]?.isInFlight = false
        inFlight -= 1
        forget(entry)
        offer(caseID)
    }

    /// The task stays the head of its line.
    mutating func putBack(_ entry: Entry, attempts: Int, notBefore: Duration?) {
        let caseID = entry.task.caseID
        guard lines[caseID]?.entries.first?.task.id == entry.task.id else { return }
        lines[caseID]?.entries[0].attempts = attempts
        lines[caseID]?.entries[0].notBefore = notBefore
        lines[caseID]?.isInFlight = false
        inFlight -= 1
        offer(caseID)
    }

    private mutating func takeFirst() -> Entry? {
        while let next = red.removeFirst() ?? other.removeFirst() {
            // A line is offered again whenever it changes; only an offer of its present head counts.
            guard let line = lines[next.caseID], !line.isInFlight, let head = line.entries.first,
                head.order == next.key, head.ticket == nil, head.notBefore == nil
            else { continue }
            lines[next.caseID]?.isInFlight = true
            inFlight += 1
            return head
        }
        return nil
    }

    private mutating func offer(_ caseID: String) {
        guard let line = lines[caseID] else { return }
        guard let head = line.entries.first else {
            lines[caseID] = nil
            return
        }
        guard !line.isInFlight, head.ticket == nil else { return }
        if let notBefore = head.notBefore {
            delayed.insert(caseID, at: notBefore)
        } else if line.isRed {
            red.insert(caseID, at: head.order)
        } else {
            other.insert(caseID, at: head.order)
        }
    }

    private mutating func forget(_ entry: Entry) {
        ids.remove(entry.task.id)
        count -= 1
    }
}

/// Names a transaction that stages tasks.
package struct LaneTicket: Hashable, Sendable {
    let number: UInt64
}
