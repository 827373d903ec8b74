/// The publications of one channel that wait for their confirm, in the order of their sequence numbers.
///
/// `Ticket` is what the caller gets back with the outcome.
struct ConfirmLedger<Ticket> {
    /// What a `basic.return` repeats of the message.
    struct Key: Equatable {
        var exchange: String
        var routingKey: String
        var messageID: String?
    }

    /// An outcome and whose it is.
    struct Settled {
        var ticket: Ticket
        var outcome: PublishOutcome
    }

    private struct Entry {
        let key: Key
        let deadline: ContinuousClock.Instant
        var ticket: Ticket?
        var returned: PublishOutcome?
    }

    /// Entry `index` has sequence number `first + index`; settled ones inside stay until all before them are settled.
    private var entries: [Entry] = []
    private var head = 0
    private var first: UInt64 = 1

    /// Publications without an outcome.
    private(set) var count = 0

    /// The next message sent on the channel.
    mutating func append(_ ticket: Ticket, key: Key, deadline: ContinuousClock.Instant) {
        entries.append(Entry(key: key, deadline: deadline, ticket: ticket))
        count += 1
    }

    /// A message came back. Its confirm follows, and decides nothing any more.
    ///
    /// A return carries no sequence number. Of several that cannot be told apart all count as returned: repeating one of
    /// them is safe, losing one is not.
    mutating func markReturned(_ message: ReturnedMessage) {
        let key = Key(exchange: message.exchange, routingKey: message.routingKey, messageID: message.messageID)
        for index in head..<entries.count where entries[index].ticket != nil && entries[index].key == key {
            entries[index].returned = .returned(code: message.replyCode, text: message.replyText)
        }
    }

    /// The broker confirmed or refused the number, or everything up to it.
    mutating func settle(_ tag: UInt64, multiple: Bool, positive: Bool) -> [Settled] {
        guard tag >= first, tag - first < UInt64(entries.count - head) else { return [] }
        let last = head + Int(tag - first)
        var settled: [Settled] = []
        for index in (multiple ? head : last)...last {
            take(at: index, positive ? .confirmed : .nacked, into: &settled)
        }
        dropSettled()
        return settled
    }

    /// Those whose time has passed.
    mutating func expire(now: ContinuousClock.Instant, outcome: PublishOutcome) -> [Settled] {
        var settled: [Settled] = []
        var index = head
        // Deadlines are in the order of sending.
        while index < entries.count, entries[index].deadline <= now {
            take(at: index, outcome, into: &settled)
            index += 1
        }
        dropSettled()
        return settled
    }

    /// The channel has gone: everything that is open gets this outcome.
    mutating func close(outcome: PublishOutcome) -> [Settled] {
        let settled = entries[head...].compactMap { entry in
            entry.ticket.map { Settled(ticket: $0, outcome: entry.returned ?? outcome) }
        }
        self = ConfirmLedger()
        return settled
    }

    /// When the oldest open one is late.
    var nextDeadline: ContinuousClock.Instant? {
        entries[head...].first { $0.ticket != nil }?.deadline
    }

    private mutating func take(at index: Int, _ outcome: PublishOutcome, into settled: inout [Settled]) {
        guard let ticket = entries[index].ticket else { return }
        settled.append(Settled(ticket: ticket, outcome: entries[index].returned ?? outcome))
        entries[index].ticket = nil
        count -= 1
    }

    private mutating func dropSettled() {
        while head < entries.count, entries[head].ticket == nil {
            head += 1
            first += 1
        }
        // The front is given back when it is at least half of the array: constant work per publication.
        if head > 64 && head * 2 >= entries.count {
            entries.removeFirst(head)
            head = 0
        }
    }
}
