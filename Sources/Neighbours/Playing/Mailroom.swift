import AMQPClient

/// Sends the messages of one side's neighbours and enters them in the ledger.
struct Mailroom: Sendable {
    let publisher: AMQPPublisher
    let ledger: SimulationLedger
    /// The login of the publisher, when the bridge asks who sends.
    private let login: String?
    private let clock = ContinuousClock()

    init(_ endpoint: AMQPEndpoint, _ ledger: SimulationLedger, showsLogin: Bool = false) throws(AMQPError) {
        publisher = try AMQPPublisher(endpoint: endpoint)
        self.ledger = ledger
        login = showsLogin ? endpoint.addresses.first?.user : nil
    }

    /// Sends one message until the broker has it: a neighbour does not lose its own.
    func send(_ message: OutgoingMessage, _ sender: SimulationLedger.Sender) async {
        while !Task.isCancelled {
            switch await publisher.publish(message.publication(as: login)) {
            case .confirmed: return ledger.sent(message, sender, at: clock.now)
            case .returned: return ledger.notSent("no queue \(message.queue)")
            case .failed(let error) where !error.isRetryable: return ledger.notSent(error.code.rawValue)
            case .nacked, .failed: _ = await publisher.waitUntilReady()
            }
        }
    }

    /// Sends many messages with several hundred unconfirmed at a time. Those of one alert keep their order.
    ///
    /// - Parameters:
    ///   - rate: messages a second at most.
    ///   - progress: called after every part.
    func send(_ messages: [OutgoingMessage], rate: Int?, progress: @Sendable () -> Void) async {
        let beat = Duration.milliseconds(250)
        let window = rate.map { max(1, $0 / 4) } ?? 250
        var rest = messages[...]
        while !rest.isEmpty, !Task.isCancelled {
            let start = clock.now
            let part = Mailroom.part(of: rest, upTo: window)
            rest = rest.dropFirst(part.count)
            await withDiscardingTaskGroup { group in
                for message in part {
                    group.addTask { await send(message, .platform) }
                }
            }
            progress()
            if rate != nil { try? await clock.sleep(until: start + beat) }
        }
    }

    /// The messages before the first that is about an alert already among them.
    private static func part(of messages: ArraySlice<OutgoingMessage>, upTo limit: Int) -> ArraySlice<OutgoingMessage> {
        var seen: Set<String> = []
        return messages.prefix(limit).prefix { message in
            message.alertNo.map { seen.insert($0).inserted } ?? true
        }
    }
}
