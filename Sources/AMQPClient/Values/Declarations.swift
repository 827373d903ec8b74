/// An exchange to declare. Declaring it again with the same properties changes nothing.
package struct ExchangeDeclaration: Equatable, Sendable {
    package var name: String
    /// `topic`, `direct`, `fanout` or `headers`.
    package var type: String
    /// Survives a restart of the broker.
    package var isDurable: Bool
    /// Goes away with its last binding.
    package var deletesItself: Bool
    /// Only asks whether it exists.
    package var isPassive: Bool
    package var arguments: [String: FieldValue]

    package init(
        name: String,
        type: String,
        isDurable: Bool = true,
        deletesItself: Bool = false,
        isPassive: Bool = false,
        arguments: [String: FieldValue] = [:]
    ) {
        self.name = name
        self.type = type
        self.isDurable = isDurable
        self.deletesItself = deletesItself
        self.isPassive = isPassive
        self.arguments = arguments
    }
}

/// A queue to declare. Declaring it again with the same properties changes nothing.
package struct QueueDeclaration: Equatable, Sendable {
    /// Empty: the broker makes a name.
    package var name: String
    /// Survives a restart of the broker.
    package var isDurable: Bool
    /// Belongs to this connection and goes away with it.
    package var isExclusive: Bool
    /// Goes away with its last consumer.
    package var deletesItself: Bool
    /// Only asks whether it exists, and how full it is.
    package var isPassive: Bool
    package var arguments: [String: FieldValue]

    package init(
        name: String,
        isDurable: Bool = true,
        isExclusive: Bool = false,
        deletesItself: Bool = false,
        isPassive: Bool = false,
        arguments: [String: FieldValue] = [:]
    ) {
        self.name = name
        self.isDurable = isDurable
        self.isExclusive = isExclusive
        self.deletesItself = deletesItself
        self.isPassive = isPassive
        self.arguments = arguments
    }
}

/// What the broker says about a queue.
package struct QueueStatus: Equatable, Sendable {
    package var name: String
    /// Messages waiting to be delivered; those delivered and not acknowledged are not counted.
    package var ready: Int
    package var consumers: Int

    package init(name: String, ready: Int, consumers: Int) {
        self.name = name
        self.ready = ready
        self.consumers = consumers
    }
}
