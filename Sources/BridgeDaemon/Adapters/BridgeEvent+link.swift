import AMQPClient
import Telemetry

extension BridgeEvent {
    /// What happened to the connection of `role`.
    init(_ event: LinkEvent, role: String) {
        switch event {
        case .connected(let address): self = .linkUp(role: role, address: address)
        case .disconnected(let error), .channelClosed(let error):
            self = .linkDown(role: role, reason: error.description)
        case .reconnecting(let attempt, let delay): self = .linkRetry(role: role, attempt: attempt, delay: delay)
        case .blocked(let reason): self = .linkBlocked(role: role, reason: reason)
        case .unblocked: self = .linkUnblocked(role: role)
        case .consuming(let queue): self = .consuming(queue: queue)
        case .consumerCancelled(let queue): self = .linkDown(role: role, reason: "the broker cancelled \(queue)")
        case .consumeRefused(let queue, let error, let retryIn):
            self = .consumeRefused(queue: queue, reason: error.description, retryIn: retryIn)
        }
    }
}
