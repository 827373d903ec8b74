package import CaseModel
package import MessageCodec

/// Which dialect is spoken in which queue.
package struct QueueDialects: Sendable {
    private var dialects: [String: Dialect]
    private var decoders: [String: MessageDecoder]

    private struct Dialect {
        var decoder: MessageDecoder
        var role: InboundQueue
    }

    /// No queue but the one of people here, who speak the contract itself.
    package init() {
        dialects = [:]
        decoders = [:]
        add(queue: OperatorDesk.queue, role: .answers, decoder: MessageDecoder(profile: .canonical))
    }

    /// Reads messages of `queue` with `decoder`, as those of a neighbour in this role.
    package mutating func add(queue: String, role: InboundQueue, decoder: MessageDecoder) {
        dialects[queue] = Dialect(decoder: decoder, role: role)
    }

    /// Reads messages whose content type names this profile with `decoder`, in whichever queue they come.
    ///
    /// A gateway that carries several platforms over one queue says whose words a message is in:
    /// `application/json; profile=gat-pinyin`.
    package mutating func add(profile name: String, decoder: MessageDecoder) {
        decoders[name.lowercased()] = decoder
    }

    /// Decodes a delivery in the dialect it names, or in that of its queue.
    ///
    /// - Throws: the decoder's refusal; `unknown_kind` when the queue is not among the known ones, `schema` when the
    ///   dialect is not.
    package func decode(_ delivery: InboundDelivery) throws(Refusal) -> InboundMessage {
        guard let dialect = dialects[delivery.queue] else {
            throw Refusal(.unknownKind, detail: "messages of this queue are not known")
        }
        return try decoder(for: delivery, otherwise: dialect.decoder).decode(
            body: delivery.body,
            contentType: delivery.properties.contentType,
            contentEncoding: delivery.properties.contentEncoding,
            type: delivery.properties.type,
            queue: dialect.role
        )
    }
    private func decoder(
        for delivery: InboundDelivery,
        otherwise usual: MessageDecoder
    ) throws(Refusal) -> MessageDecoder {
        guard let name = delivery.properties.profile else { return usual }
        guard let decoder = decoders[name] else {
            throw Refusal(.schema, detail: "the content type names a profile that is not known here")
        }
        return decoder
    }
}

extension InboundProperties {
    /// The parameter `profile` of the content type, in lower case.
    fileprivate var profile: String? {
        guard let contentType, contentType.contains(";") else { return nil }
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map {
                $0.filter { $0 != " " && $0 != "\"" }.lowercased()
            }
            if pair.count == 2, pair[0] == "profile" { return pair[1] }
        }
        return nil
    }
}
