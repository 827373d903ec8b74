/// How a queue was declared. What a policy adds is not among it: only the management plug-in tells that.
package struct QueueTraits: Hashable, Sendable {
    /// Survives a restart of the broker.
    package var isDurable: Bool
    /// Goes away with its last consumer.
    package var deletesItself: Bool
    /// By name, as the broker writes them; numbers in decimal digits.
    package var arguments: [String: String]

    /// Traits; without arguments by default.
    package init(isDurable: Bool = true, deletesItself: Bool = false, arguments: [String: String] = [:]) {
        self.isDurable = isDurable
        self.deletesItself = deletesItself
        self.arguments = arguments
    }
}

/// How an exchange was declared, as far as a client can ask.
package struct ExchangeTraits: Hashable, Sendable {
    /// `topic`, `direct`, `fanout`, `headers`, or one of a plug-in.
    package var type: String
    /// Survives a restart of the broker.
    package var isDurable: Bool
    /// Takes what it cannot route; then nothing is ever returned as unroutable.
    package var alternateExchange: String?

    /// Traits.
    package init(type: String, isDurable: Bool = true, alternateExchange: String? = nil) {
        self.type = type
        self.isDurable = isDurable
        self.alternateExchange = alternateExchange
    }
}
