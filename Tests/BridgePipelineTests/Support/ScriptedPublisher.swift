import BridgePipeline
import Synchronization

/// An exchange in memory that answers as it is told.
final class ScriptedPublisher: TaskPublisher {
    private struct State {
        var answer: @Sendable (OutboundMessage) -> PublishOutcome = { _ in .confirmed }
        var confirmed: [OutboundMessage] = []
        var attempts: [String] = []
        var isHolding = false
        var held: [CheckedContinuation<Void, Never>] = []
        var mostInFlight = 0
        var inFlight: [String] = []
    }

    private let state = Mutex(State())

    init(_ answer: @escaping @Sendable (OutboundMessage) -> PublishOutcome = { _ in .confirmed }) {
        state.withLock { $0.answer = answer }
    }

    /// Messages the broker has taken, in order.
    var confirmed: [OutboundMessage] { state.withLock { $0.confirmed } }
    /// Ids of everything that was tried, in order.
    var attempts: [String] { state.withLock { $0.attempts } }
    var inFlight: [String] { state.withLock { $0.inFlight } }

    func answer(with answer: @escaping @Sendable (OutboundMessage) -> PublishOutcome) {
        state.withLock { $0.answer = answer }
    }

    /// Keeps every answer back until `letGo`.
    func hold() {
        state.withLock { $0.isHolding = true }
    }

    func letGo() {
        let held = state.withLock { state in
            state.isHolding = false
            defer { state.held = [] }
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    func publish(_ message: OutboundMessage) async -> PublishOutcome {
        state.withLock { state in
            state.attempts.append(message.id)
            state.inFlight.append(message.id)
        }
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if state.isHolding { state.held.append(continuation) }
                return state.isHolding
            }
            if !isHeld { continuation.resume() }
        }
        return state.withLock { state in
            state.inFlight.removeAll { $0 == message.id }
            let outcome = state.answer(message)
            if outcome == .confirmed { state.confirmed.append(message) }
            return outcome
        }
    }
}
