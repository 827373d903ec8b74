/// A method of AMQP 0-9-1 by its numbers.
struct ScriptedMethod: Hashable {
    var classID: UInt16
    var id: UInt16

    static let start = ScriptedMethod(classID: 10, id: 10)
    static let startOk = ScriptedMethod(classID: 10, id: 11)
    static let tune = ScriptedMethod(classID: 10, id: 30)
    static let open = ScriptedMethod(classID: 10, id: 40)
    static let openOk = ScriptedMethod(classID: 10, id: 41)
    static let connectionClose = ScriptedMethod(classID: 10, id: 50)
    static let connectionCloseOk = ScriptedMethod(classID: 10, id: 51)
    static let channelOpen = ScriptedMethod(classID: 20, id: 10)
    static let channelOpenOk = ScriptedMethod(classID: 20, id: 11)
    static let channelClose = ScriptedMethod(classID: 20, id: 40)
    static let channelCloseOk = ScriptedMethod(classID: 20, id: 41)
    static let declareExchange = ScriptedMethod(classID: 40, id: 10)
    static let declareExchangeOk = ScriptedMethod(classID: 40, id: 11)
    static let declareQueue = ScriptedMethod(classID: 50, id: 10)
    static let declareQueueOk = ScriptedMethod(classID: 50, id: 11)
    static let qos = ScriptedMethod(classID: 60, id: 10)
    static let qosOk = ScriptedMethod(classID: 60, id: 11)
    static let consume = ScriptedMethod(classID: 60, id: 20)
    static let consumeOk = ScriptedMethod(classID: 60, id: 21)
    /// From the client, and from a broker that ends a consumer.
    static let cancel = ScriptedMethod(classID: 60, id: 30)
    static let cancelConsumer = cancel
    static let cancelOk = ScriptedMethod(classID: 60, id: 31)
    static let publish = ScriptedMethod(classID: 60, id: 40)
    static let deliver = ScriptedMethod(classID: 60, id: 60)
    static let acknowledge = ScriptedMethod(classID: 60, id: 80)
    static let nack = ScriptedMethod(classID: 60, id: 120)
    static let confirmSelect = ScriptedMethod(classID: 85, id: 10)
    static let confirmSelectOk = ScriptedMethod(classID: 85, id: 11)
}

/// How a broker compares a declaration with what exists: only what the type of the queue has a use for, as 3.12 and
/// newer do.
enum ScriptedComparison {
    private static let classic = [
        "x-expires", "x-message-ttl", "x-dead-letter-exchange", "x-dead-letter-routing-key", "x-max-length",
        "x-max-length-bytes", "x-max-priority", "x-overflow", "x-queue-mode", "x-single-active-consumer",
        "x-queue-type", "x-queue-leader-locator",
    ]
    private static let quorum = [
        "x-dead-letter-exchange", "x-dead-letter-routing-key", "x-dead-letter-strategy", "x-expires", "x-max-length",
        "x-max-length-bytes", "x-overflow", "x-single-active-consumer", "x-queue-type", "x-quorum-initial-group-size",
        "x-delivery-limit", "x-message-ttl", "x-queue-leader-locator",
    ]

    /// The first difference in the broker's words; nil when there is none.
    static func difference(
        _ current: [String: String],
        _ wanted: [String: ScriptedField],
        queue: String
    ) -> String? {
        for key in current["x-queue-type"] == "quorum" ? quorum : classic {
            let offered = wanted[key].map(text)
            guard offered != current[key] else { continue }
            let received = offered.map { "the value '\($0)' of type 'longstr'" } ?? "none"
            let found = current[key].map { "the value '\($0)' of type 'longstr'" } ?? "none"
            return
                "inequivalent arg '\(key)' for queue '\(queue)' in vhost '/': received \(received) but current is \(found)"
        }
        return nil
    }

    private static func text(_ field: ScriptedField) -> String {
        switch field {
        case .text(let text): text
        case .number(let number): String(number)
        case .truth(let truth): String(truth)
        case .table: "table"
        }
    }
}
