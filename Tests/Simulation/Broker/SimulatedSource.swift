import BridgePipeline

/// A queue as the consumer of one incarnation sees it.
final class SimulatedSource: MessageSource, @unchecked Sendable {
    let queue: String
    private let broker: BrokerQueue
    private let life: Life
    private let weather: Weather
    private let lot: Lot
    private let checker: Checker
    private var isPaused = false
    private var prefetch: Int?
    private var waiter: UnsafeContinuation<Void, Never>?

    init(_ broker: BrokerQueue, life: Life, weather: Weather, lot: Lot, checker: Checker) {
        queue = broker.name
        self.broker = broker
        self.life = life
        self.weather = weather
        self.lot = lot
        self.checker = checker
        broker.wake = { [weak self] in self?.wake() }
        life.atEnd { [weak self] in
            broker.takeBack()
            self?.wake()
        }
    }

    func nextBatch(upTo limit: Int) async -> (any InboundBatch)? {
        while !life.isOver, !Task.isCancelled {
            let room = min(limit, (prefetch ?? 200) - broker.unacked.count)
            if !isPaused, !weather.has(.intakeDown(queue: queue)), room > 0, !broker.ready.isEmpty {
                let taken = broker.deliver(lot.among(1...room))
                return Batch(
                    source: self,
                    tags: taken.map(\.tag),
                    generation: broker.generation,
                    deliveries: taken.map(\.delivery)
                )
            }
            await withTaskCancellationHandler {
                await withUnsafeContinuation { continuation in
                    if Task.isCancelled { return continuation.resume() }
                    waiter = continuation
                }
            } onCancel: {
                wake()
            }
        }
        return nil
    }

    func pause() async { isPaused = true }

    func resume() async {
        isPaused = false
        wake()
    }

    func limit(prefetch: Int?) async {
        self.prefetch = prefetch
        wake()
    }

    /// Something may have changed.
    func wake() {
        waiter?.resume()
        waiter = nil
    }

    private struct Batch: InboundBatch {
        let source: SimulatedSource
        let tags: [Int]
        let generation: Int
        let deliveries: [InboundDelivery]

        func acknowledge() {
            guard !source.life.isOver else { return }
            source.checker.acknowledged(deliveries)
            source.broker.acknowledge(tags, of: generation)
            source.wake()
        }

        func returnToQueue() {
            guard !source.life.isOver else { return }
            source.broker.reject(tags, of: generation)
        }
    }
}
