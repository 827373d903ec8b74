import CaseModel
import JSONTree

/// Why the broker gave a message up before anybody here had it (死信队列), and where it came from.
struct BrokerDeath: Hashable, Sendable {
    var code: Refusal.Code
    /// The queue in which it died first.
    var queue: String?

    /// The death that the headers tell of; `rejected` when they tell none.
    init(headers: String) {
        let tree = try? JSONValue(parsing: Array(headers.utf8))
        var first: JSONValue?
        if case .array(let deaths)? = tree?["x-death"] { first = deaths.last }
        func text(_ value: JSONValue?) -> String? { if case .string(let text)? = value { text } else { nil } }
        queue = text(tree?["x-first-death-queue"]) ?? text(first?["queue"])
        code =
            switch text(tree?["x-first-death-reason"]) ?? text(first?["reason"]) {
            case "expired": .expired
            case "maxlen": .maxlen
            case "delivery_limit": .deliveryLimit
            default: .rejected
            }
    }
}

extension Verdict {
    /// What becomes of a message the broker had given up: it counts when it can; otherwise it is dead for the broker's
    /// reason, and says for which of ours.
    func afterDeath(_ death: BrokerDeath?) -> Verdict {
        guard let death, let refusal else { return self }
        return .dead(
            Refusal(
                death.code,
                pointer: refusal.pointer,
                detail: "the broker gave it up; tried here: \(refusal.code.rawValue): \(refusal.detail)"
            ),
            caseID: caseID
        )
    }
}

/// The queue into which brokers put what they give up: every message is tried once more as one of its own queue.
package struct DeadQueueSource: MessageSource {
    package let queue: String
    private let base: any MessageSource
    private let known: Set<String>

    /// - Parameter known: the queues whose messages are understood; of others the reason alone is kept.
    package init(_ base: any MessageSource, known: Set<String>) {
        queue = base.queue
        self.base = base
        self.known = known
    }

    package func nextBatch(upTo limit: Int) async -> (any InboundBatch)? {
        await base.nextBatch(upTo: limit).map { Batch(base: $0, known: known) }
    }

    package func pause() async { await base.pause() }

    package func resume() async { await base.resume() }

    package func limit(prefetch: Int?) async { await base.limit(prefetch: prefetch) }

    private struct Batch: InboundBatch {
        let base: any InboundBatch
        let known: Set<String>

        var deliveries: [InboundDelivery] {
            base.deliveries.map { delivery in
                let death = BrokerDeath(headers: delivery.properties.headers)
                var returned = delivery
                returned.death = death
                if let origin = death.queue, known.contains(origin) { returned.queue = origin }
                return returned
            }
        }

        func acknowledge() { base.acknowledge() }

        func returnToQueue() { base.returnToQueue() }
    }
}
