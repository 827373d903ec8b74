import BridgePipeline

/// A queue of the broker with at most one consumer: what is not acknowledged is delivered again, marked and counted.
final class BrokerQueue: @unchecked Sendable {
    struct Message {
        var delivery: InboundDelivery
        /// How often it was given back or taken away.
        var count = 0
    }

    let name: String
    private let lot: Lot
    /// After so many returns the broker gives a message up; nil for never.
    private let deliveryLimit: Int?
    private(set) var ready: [Message] = []
    private(set) var unacked: [Int: Message] = [:]
    private var nextTag = 0
    /// Rises when the deliveries that are out become void.
    private(set) var generation = 0
    /// Called when something has become ready.
    var wake: () -> Void = {}
    /// Where a message goes that is given up.
    var giveUp: (Message, String) -> Void = { _, _ in }

    init(name: String, lot: Lot, deliveryLimit: Int?) {
        self.name = name
        self.lot = lot
        self.deliveryLimit = deliveryLimit
    }

    /// Nothing is ready or out.
    var isEmpty: Bool { ready.isEmpty && unacked.isEmpty }

    /// A message arrives.
    func push(_ delivery: InboundDelivery) {
        ready.append(Message(delivery: delivery))
        wake()
    }

    /// Delivers at most `limit` messages.
    func deliver(_ limit: Int) -> [(tag: Int, delivery: InboundDelivery)] {
        let taken = ready.prefix(limit)
        ready.removeFirst(taken.count)
        return taken.map { message in
            nextTag += 1
            unacked[nextTag] = message
            return (nextTag, message.delivery)
        }
    }

    /// The consumer owns these.
    func acknowledge(_ tags: [Int], of generation: Int) {
        guard generation == self.generation else { return }
        for tag in tags { unacked[tag] = nil }
    }

    /// The consumer gives these back.
    func reject(_ tags: [Int], of generation: Int) {
        guard generation == self.generation else { return }
        requeue(tags)
    }

    /// The consumer is gone: everything that is out goes back.
    func takeBack() {
        generation += 1
        requeue(unacked.keys.sorted())
    }

    private func requeue(_ tags: [Int]) {
        for tag in tags.reversed() {
            guard var message = unacked.removeValue(forKey: tag) else { continue }
            message.count += 1
            if let deliveryLimit, message.count > deliveryLimit {
                giveUp(message, "delivery_limit")
                continue
            }
            message.delivery.properties.redelivered = true
            message.delivery.properties.headers = "{\"x-delivery-count\":\(message.count)}"
            // 通常回到队首；几个消费者时次序会变。Mostly to its old place.
            ready.insert(message, at: lot.chance(80) ? 0 : lot.below(ready.count + 1))
        }
        wake()
    }
}
