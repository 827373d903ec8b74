/// The deliveries of one channel that are not settled: those that wait to be handed out, and those that are out.
struct DeliveryLedger {
    /// What to tell the broker.
    enum Settlement: Equatable {
        case upTo(UInt64)
        case each([UInt64])
    }

    private struct Batch {
        let tags: [UInt64]
        let bytes: Int
    }

    /// Bytes of bodies that may be held, handed out or not.
    private let byteLimit: Int
    private var arrived: [Delivery] = []
    private var out: [Batch] = []
    private var heldBytes = 0

    init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    /// Nothing waits to be handed out.
    var isEmpty: Bool { arrived.isEmpty }

    /// So much was settled that deliveries may flow again.
    var hasRoom: Bool { heldBytes <= byteLimit / 2 }

    /// Keeps the delivery; false when there is no room for it. One alone always has room.
    mutating func arrive(_ delivery: Delivery) -> Bool {
        guard heldBytes == 0 || heldBytes + delivery.body.count <= byteLimit else { return false }
        heldBytes += delivery.body.count
        arrived.append(delivery)
        return true
    }

    /// Hands out the oldest deliveries, at most so many; empty when there is none.
    mutating func handOut(upTo limit: Int) -> [Delivery] {
        let deliveries = Array(arrived.prefix(limit))
        guard !deliveries.isEmpty else { return [] }
        arrived.removeFirst(deliveries.count)
        out.append(Batch(tags: deliveries.map(\.deliveryTag), bytes: deliveries.reduce(0) { $0 + $1.body.count }))
        return deliveries
    }

    /// The batch that begins with this delivery is settled; nil when it is not out.
    ///
    /// `multiple` settles everything up to a tag, so it may be used only for the oldest batch.
    mutating func settle(batchFrom first: UInt64) -> Settlement? {
        guard let index = out.firstIndex(where: { $0.tags.first == first }) else { return nil }
        let batch = out.remove(at: index)
        heldBytes -= batch.bytes
        guard let last = batch.tags.last, index == 0 else { return .each(batch.tags) }
        return .upTo(last)
    }

    /// The channel has gone, and its deliveries with it.
    mutating func forget() {
        self = DeliveryLedger(byteLimit: byteLimit)
    }
}
