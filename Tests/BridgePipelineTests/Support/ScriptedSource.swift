import BridgePipeline
import Synchronization

/// A queue in memory with the manners of a broker: what is not acknowledged is delivered again.
final class ScriptedSource: MessageSource {
    let queue: String

    private struct State {
        var ready: [InboundDelivery] = []
        var unacked = 0
        var acknowledged = 0
        var returned = 0
        var isPaused = false
        var pauses = 0
        var isFinished = false
        var prefetches: [Int?] = []
    }

    private let state = Mutex(State())

    init(queue: String, _ deliveries: [InboundDelivery] = []) {
        self.queue = queue
        state.withLock { $0.ready = deliveries }
    }

    var acknowledged: Int { state.withLock { $0.acknowledged } }
    var unacked: Int { state.withLock { $0.unacked } }
    var returned: Int { state.withLock { $0.returned } }
    var pauses: Int { state.withLock { $0.pauses } }
    var isPaused: Bool { state.withLock { $0.isPaused } }

    func send(_ deliveries: [InboundDelivery]) {
        state.withLock { $0.ready += deliveries }
    }

    /// Ends the source once it is empty.
    func finish() {
        state.withLock { $0.isFinished = true }
    }

    func nextBatch(upTo limit: Int) async -> (any InboundBatch)? {
        while !Task.isCancelled {
            let taken = state.withLock { state -> [InboundDelivery]? in
                if state.ready.isEmpty { return state.isFinished ? [] : nil }
                if state.isPaused { return nil }
                let taken = Array(state.ready.prefix(limit))
                state.ready.removeFirst(taken.count)
                state.unacked += taken.count
                return taken
            }
            if let taken { return taken.isEmpty ? nil : Batch(deliveries: taken, source: self) }
            await Task.yield()
        }
        return nil
    }

    func limit(prefetch: Int?) async {
        state.withLock { $0.prefetches.append(prefetch) }
    }

    /// What the source was told to send ahead, in order.
    var prefetches: [Int?] { state.withLock { $0.prefetches } }

    func pause() async {
        state.withLock { state in
            state.isPaused = true
            state.pauses += 1
        }
    }

    func resume() async {
        state.withLock { $0.isPaused = false }
    }

    private struct Batch: InboundBatch {
        var deliveries: [InboundDelivery]
        var source: ScriptedSource

        func acknowledge() {
            source.state.withLock { state in
                state.unacked -= deliveries.count
                state.acknowledged += deliveries.count
            }
        }

        func returnToQueue() {
            source.state.withLock { state in
                state.unacked -= deliveries.count
                state.returned += deliveries.count
                state.ready = deliveries + state.ready
            }
        }
    }
}
