package import CaseModel
package import MessageCodec

/// Which dialect is spoken in which queue.
package struct QueueDialects: Sendable {
    private var dialects: [String: Dialect]

    private struct Dialect {
        var decoder: MessageDecoder
        var role: InboundQueue
    }

    /// No queue but the one of people here, who speak the contract itself.
    package init() {
        dialects = [:]
        add(queue: OperatorDesk.queue, role: .answers, decoder: MessageDecoder(profile: .canonical))
    }

    /// Reads messages of `queue` with `decoder`, as those of a neighbour in this role.
    package mutating func add(queue: String, role: InboundQueue, decoder: MessageDecoder) {
        dialects[queue] = Dialect(decoder: decoder, role: role)
    }

    /// Decodes a delivery in the dialect of its queue.
    ///
    /// - Throws: the decoder's refusal; `unknown_kind` when the queue is not among the known ones.
    package func decode(_ delivery: InboundDelivery) throws(Refusal) -> InboundMessage {
        guard let dialect = dialects[delivery.queue] else {
            throw Refusal(.unknownKind, detail: "messages of this queue are not known")
        }
        return try dialect.decoder.decode(
            body: delivery.body,
            contentType: delivery.properties.contentType,
            contentEncoding: delivery.properties.contentEncoding,
            type: delivery.properties.type,
            queue: dialect.role
        )
    }
}
