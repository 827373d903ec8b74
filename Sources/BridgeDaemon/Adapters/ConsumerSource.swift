package import AMQPClient
package import BridgePipeline
import Synchronization

/// A queue of a broker as the pipeline sees it.
package struct ConsumerSource: MessageSource {
    package let queue: String
    private let consumer: AMQPConsumer

    /// The deliveries of `consumer`, which consumes `queue`.
    package init(consumer: AMQPConsumer, queue: String) {
        self.consumer = consumer
        self.queue = queue
    }

    package func nextBatch(upTo limit: Int) async -> (any InboundBatch)? {
        guard let batch = await consumer.nextBatch(upTo: limit) else { return nil }
        return ConsumedBatch(batch, queue: queue)
    }

    package func pause() async {
        await consumer.pause()
    }

    package func resume() async {
        await consumer.resume()
    }

    package func limit(prefetch: Int?) async {
        await consumer.limit(prefetch: prefetch.flatMap(UInt16.init(exactly:)))
    }
}

/// Keeps a batch that can be settled once where copies are made.
private final class ConsumedBatch: InboundBatch {
    let deliveries: [InboundDelivery]
    private let unsettled: Mutex<DeliveryBatch?>

    init(_ batch: consuming DeliveryBatch, queue: String) {
        deliveries = batch.deliveries.map { InboundDelivery($0, queue: queue) }
        unsettled = Mutex(batch)
    }

    func acknowledge() {
        unsettled.withLock { batch in
            if let taken = batch.take() { taken.acknowledge() }
        }
    }

    func returnToQueue() {
        unsettled.withLock { batch in
            if let taken = batch.take() { taken.returnToQueue() }
        }
    }
}
