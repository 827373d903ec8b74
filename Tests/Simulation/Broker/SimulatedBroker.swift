import BridgePipeline
import CaseModel
import Neighbours

/// The brokers of both neighbours: four queues in, two exchanges out.
final class SimulatedBroker: @unchecked Sendable {
    static let alerts = "police110.alerts"
    static let answers = "police.answers"
    static let receipts = "governance.receipts"
    static let dead = "tripush.dead"

    private(set) var queues: [String: BrokerQueue] = [:]
    private let lot: Lot
    /// Called with every publication that was routed.
    var onRouted: (OutboundMessage, Lane) -> Void = { _, _ in }
    /// Digests of the bytes of every message that was sent, as far as they are kept.
    private(set) var sent: Set<String> = []

    /// A broker whose queues give a message up after a number of returns that is drawn.
    init(lot: Lot) {
        self.lot = lot
        let limit = lot.chance(50) ? nil : lot.among(6...20)
        for name in [Self.alerts, Self.answers, Self.receipts, Self.dead] {
            queues[name] = BrokerQueue(name: name, lot: lot, deliveryLimit: name == Self.dead ? nil : limit)
        }
        for (name, queue) in queues {
            queue.giveUp = { [unowned self] message, reason in bury(message.delivery, of: name, reason) }
        }
    }

    /// A neighbour's message arrives; now and then it dies before anybody has it.
    func receive(_ message: OutgoingMessage) {
        let delivery = InboundDelivery(
            queue: message.queue,
            body: Array(message.body.prefix(InboundDelivery.bodyLimit)),
            bodySize: message.body.count,
            properties: InboundProperties(
                messageID: message.messageID,
                type: message.type,
                contentType: message.contentType,
                contentEncoding: message.contentEncoding,
                userID: "mobile-gateway"
            )
        )
        sent.insert(SHA256Digest(of: delivery.body).text)
        if lot.chance(2) { return bury(delivery, of: message.queue, "expired") }
        queues[message.queue]?.push(delivery)
    }

    /// Everything is settled.
    var isEmpty: Bool { queues.values.allSatisfy(\.isEmpty) }

    private func bury(_ delivery: InboundDelivery, of queue: String, _ reason: String) {
        var delivery = delivery
        delivery.queue = Self.dead
        delivery.properties.redelivered = false
        delivery.properties.headers =
            "{\"x-first-death-queue\":\"\(queue)\",\"x-first-death-reason\":\"\(reason)\"}"
        queues[Self.dead]?.push(delivery)
    }
}
