import BridgePipeline
import CaseModel
import JSONTree
import MessageCodec

/// Which decoder reads a delivery: that of its queue, unless the message names its dialect.
///
/// A gateway that carries several platforms over one queue says whose words a message is in by the header
/// `tripush-profile`.
struct Dialects: Sendable {
    private let byQueue: [String: Reading]
    private let byName: [String: MessageDecoder]

    static let header = "tripush-profile"

    private struct Reading: Sendable {
        var decoder: MessageDecoder
        var queue: InboundQueue
    }

    /// The dialects of both sides; `all` may be named by messages.
    init(police: Profile, governance: Profile, all: [Profile], queues: QueueNames) {
        let policeDecoder = MessageDecoder(profile: police)
        byQueue = [
            queues.alerts: Reading(decoder: policeDecoder, queue: .alerts),
            queues.answers: Reading(decoder: policeDecoder, queue: .answers),
            queues.receipts: Reading(decoder: MessageDecoder(profile: governance), queue: .receipts),
            OperatorDesk.queue: Reading(decoder: MessageDecoder(profile: .canonical), queue: .answers),
        ]
        byName = Dictionary(all.map { ($0.name, MessageDecoder(profile: $0)) }) { first, _ in first }
    }

    /// - Throws: a refusal when the message names a dialect nobody knows here.
    func decoder(for delivery: InboundDelivery) throws(Refusal) -> (MessageDecoder, InboundQueue) {
        guard let reading = byQueue[delivery.queue] else {
            throw Refusal(.unknownKind, detail: "nothing is taken from this queue")
        }
        guard let name = Dialects.name(in: delivery.properties.headers) else { return (reading.decoder, reading.queue) }
        guard let decoder = byName[name] else {
            throw Refusal(.schema, detail: "the header \(Dialects.header) names no profile that is known here")
        }
        return (decoder, reading.queue)
    }

    private static func name(in headers: String) -> String? {
        // Hardly any message has the header, and a search is cheaper than a parse.
        guard headers.contains(header), let value = try? JSONValue(parsing: Array(headers.utf8)),
            case .string(let name)? = value[header]
        else { return nil }
        return name
    }
}
