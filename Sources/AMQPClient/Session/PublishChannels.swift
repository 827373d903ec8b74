/// The channels of one session, by exchange and by number.
struct PublishChannels<Ticket> {
    /// A channel for the publications to one exchange.
    final class Channel {
        enum State {
            case opening
            case open
            case closed(AMQPError)
        }

        let number: UInt16
        let exchange: String
        /// Fires when it is no longer opening.
        let opened = Signal()
        var state = State.opening
        var ledger = ConfirmLedger<Ticket>()

        init(number: UInt16, exchange: String) {
            self.number = number
            self.exchange = exchange
        }
    }

    private var byExchange: [String: Channel] = [:]
    private var byNumber: [UInt16: Channel] = [:]

    subscript(exchange: String) -> Channel? { byExchange[exchange] }
    subscript(number: UInt16) -> Channel? { byNumber[number] }

    var all: [Channel] { Array(byNumber.values) }

    /// When the oldest publication without a confirm is late.
    var nextDeadline: ContinuousClock.Instant? { byNumber.values.compactMap(\.ledger.nextDeadline).min() }

    /// A channel that is to be opened, with a number nobody uses.
    mutating func make(for exchange: String, channelMax: UInt16) throws(AMQPError) -> Channel {
        for number in 1...max(channelMax, 1) where byNumber[number] == nil {
            let channel = Channel(number: number, exchange: exchange)
            byExchange[exchange] = channel
            byNumber[number] = channel
            return channel
        }
        throw AMQPError(.preconditionFailed, "publishing to more exchanges than the broker allows channels")
    }

    mutating func remove(_ channel: Channel) {
        guard byNumber[channel.number] === channel else { return }
        byExchange[channel.exchange] = nil
        byNumber[channel.number] = nil
    }
}
