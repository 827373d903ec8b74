/// A queue of a neighbour.
package protocol MessageSource: Sendable {
    /// Name of the queue.
    var queue: String { get }

    /// Waits for at least one delivery and gives what has arrived, without waiting for more.
    ///
    /// - Returns: nil when the source has ended or the task is cancelled.
    func nextBatch(upTo limit: Int) async -> (any InboundBatch)?

    /// Stops deliveries; batches that are out stay with their holders.
    func pause() async

    /// Lets deliveries flow again.
    func resume() async

    /// Has the broker send that many ahead; nil is the usual number.
    func limit(prefetch: Int?) async
}

/// Deliveries that are settled together, exactly once.
package protocol InboundBatch: Sendable {
    /// In the order of the queue; never empty.
    var deliveries: [InboundDelivery] { get }

    /// Tells the broker that we own them.
    func acknowledge()

    /// Gives them back to the queue.
    func returnToQueue()
}
