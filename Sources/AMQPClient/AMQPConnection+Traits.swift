// Questions that change nothing at a RabbitMQ, whatever the answer. AMQP has none for how something was declared or what
// a login may do, so each is an order made such that the broker must refuse it, and its refusal tells.

extension AMQPConnection {
    /// How an existing queue was declared.
    ///
    /// It is declared anew with a value no queue can have for the trait that is compared last: one that exists is refused
    /// as different, and named trait by trait; one that has gone meanwhile is refused for the value and is not made.
    ///
    /// - Throws: `accessRefused` when the login may not configure the queue; `notFound` when there is none;
    ///   `resourceLocked` when it is another connection's own.
    package func traits(ofQueue name: String) async throws(AMQPError) -> QueueTraits {
        _ = try await queueStatus(name)
        var traits = QueueTraits()
        for _ in 0..<Self.longestExamination {
            var declaration = QueueDeclaration(
                name: name,
                isDurable: traits.isDurable,
                deletesItself: traits.deletesItself,
                arguments: traits.arguments.mapValues(FieldValue.init(argument:))
            )
            declaration.arguments[Self.poison] = Self.poisonValue
            let difference = try await difference { () throws(AMQPError) in
                _ = try await self.declareQueue(declaration)
            }
            // Some versions do not compare what the type of the queue has no use for.
            guard let difference else { return traits }
            switch difference.trait {
            case "durable": traits.isDurable = difference.current == "true"
            case "auto_delete": traits.deletesItself = difference.current == "true"
            case Self.poison:
                traits.arguments[Self.poison] = difference.current
                return traits
            default:
                guard let current = difference.current, traits.arguments[difference.trait] == nil else {
                    throw AMQPError(.protocolViolation, "the broker contradicts itself on \(difference.trait)")
                }
                traits.arguments[difference.trait] = current
            }
        }
        throw AMQPError(.protocolViolation, "the broker names ever more arguments of \(name)")
    }

    /// How an existing exchange was declared.
    ///
    /// - Throws: `accessRefused` when the login may not configure it; `notFound` when there is none.
    package func traits(ofExchange name: String) async throws(AMQPError) -> ExchangeTraits {
        try await declareExchange(ExchangeDeclaration(name: name, type: "topic", isPassive: true))
        var traits = ExchangeTraits(type: "topic")
        for _ in 0..<Self.longestExamination {
            let declaration = ExchangeDeclaration(
                name: name,
                type: traits.type,
                isDurable: traits.isDurable,
                // No text: an exchange that is not there is refused for it.
                arguments: ["alternate-exchange": .int32(1)]
            )
            let difference = try await difference { () throws(AMQPError) in
                try await self.declareExchange(declaration)
            }
            guard let difference else { return traits }
            switch difference.trait {
            case "type" where difference.current != traits.type: traits.type = difference.current ?? ""
            case "durable": traits.isDurable = difference.current == "true"
            case "alternate-exchange":
                traits.alternateExchange = difference.current
                return traits
            default: return traits
            }
        }
        throw AMQPError(.protocolViolation, "the broker names ever more traits of \(name)")
    }

    /// Whether the login may read from an existing queue: a consumer whose argument no queue takes is asked for.
    ///
    /// - Throws: `notFound` when there is no such queue.
    package func mayRead(queue name: String) async throws(AMQPError) -> Bool {
        try await isPermitted { session throws(AMQPError) in
            let arguments: [String: FieldValue] = ["x-priority": .string("none")]
            _ = try await session.call(
                .consume(queue: name, consumerTag: "", arguments: arguments),
                on: Self.channel
            )
        }
    }

    /// Whether the login may write to an existing exchange: a message whose time to live is no number is offered, which
    /// the broker refuses before it routes.
    ///
    /// - Throws: `notFound` when there is no such exchange.
    package func mayWrite(exchange name: String) async throws(AMQPError) -> Bool {
        try await isPermitted { session throws(AMQPError) in
            let publication = Publication(
                exchange: name,
                routingKey: "tripush.doctor",
                properties: MessageProperties(expiration: "none"),
                body: [],
                isMandatory: false
            )
            try session.publish(publication, on: Self.channel)
            // The refusal of a publication comes by itself; the next question on the channel gets it for an answer.
            _ = try await session.call(.qos(prefetch: 1), on: Self.channel)
        }
    }

    private func isPermitted(_ order: (Session) async throws(AMQPError) -> Void) async throws(AMQPError) -> Bool {
        try requireRabbitMQ()
        let session = try await channelSession()
        do throws(AMQPError) {
            try await order(session)
        } catch {
            switch error.code {
            case .preconditionFailed: return true
            case .accessRefused: return false
            default: throw error
            }
        }
        close()
        throw AMQPError(.protocolViolation, "the broker took an order that had to be refused")
    }

    /// What differs between a declaration and what exists; nil when nothing does.
    private func difference(_ declare: () async throws(AMQPError) -> Void) async throws(AMQPError) -> Inequivalence? {
        try requireRabbitMQ()
        do throws(AMQPError) {
            try await declare()
            return nil
        } catch {
            if let difference = Inequivalence(error) { return difference }
            throw error
        }
    }

    /// Others may do what RabbitMQ refuses.
    private func requireRabbitMQ() throws(AMQPError) {
        let identity = try identity()
        guard identity.isRabbitMQ else {
            throw AMQPError(
                .protocolViolation,
                "\(identity.product) is no RabbitMQ; it is not asked what it may misread"
            )
        }
    }

    /// More traits than a queue can have.
    private static let longestExamination = 32
    private static let poison = "x-queue-leader-locator"
    private static let poisonValue = FieldValue.string("none")
}

extension FieldValue {
    /// An argument as the broker wrote it: a number, a truth or a text.
    fileprivate init(argument text: String) {
        if let number = Int64(text) {
            self = .int64(number)
        } else if text == "true" || text == "false" {
            self = .boolean(text == "true")
        } else {
            self = .string(text)
        }
    }
}
