/// Deliveries that are settled together, exactly once.
///
/// A batch that is dropped goes back to its queue. Settling a batch whose channel has gone does nothing: the broker has
/// put its messages back already.
package struct DeliveryBatch: ~Copyable, Sendable {
    /// In the order of the queue; never empty.
    package let deliveries: [Delivery]
    private var settle: (@Sendable (_ acknowledged: Bool) -> Void)?

    init(_ deliveries: [Delivery], settle: @escaping @Sendable (_ acknowledged: Bool) -> Void) {
        self.deliveries = deliveries
        self.settle = settle
    }

    /// The deliveries are durable with us; the broker may forget them. Does not wait for the broker.
    package consuming func acknowledge() {
        settle.take()?(true)
    }

    /// The broker is to deliver them again, to us or to somebody else. Does not wait for the broker.
    package consuming func returnToQueue() {
        settle.take()?(false)
    }

    deinit {
        settle?(false)
    }
}
