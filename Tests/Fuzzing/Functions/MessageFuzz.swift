import CaseModel
import MessageCodec

/// The message decoder: the first byte draws dialect, queue and AMQP type, the rest is the body.
struct MessageFuzz: Sendable {
    static let shared = MessageFuzz()

    private let decoders: [MessageDecoder]
    private let canonical = MessageDecoder(profile: .canonical)
    private static let types: [String?] = [
        nil, "alert", "disposition", "followUp", "receipt", "approval", "order", "x",
    ]

    init() {
        let shipped = ["canonical", "gat-pinyin", "gbt-31000"].compactMap {
            try? Profile(contentsOf: "deploy/profiles/\($0).yaml")
        }
        require(shipped.count == 3, "run it in the top folder: the shipped profiles are read from deploy/profiles")
        decoders = shipped.map { MessageDecoder(profile: $0) }
    }

    func run(_ bytes: [UInt8]) {
        let draw = Int(bytes.first ?? 0)
        let queue = InboundQueue.allCases[draw / 4 % InboundQueue.allCases.count]
        do throws(Refusal) {
            let message = try decoders[draw % decoders.count].decode(
                body: Array(bytes.dropFirst()),
                type: MessageFuzz.types[draw / 16 % MessageFuzz.types.count],
                queue: queue
            )
            try hold(again: message)
        } catch {
            require(error.detail.utf8.count <= 1_024, "a refusal of \(error.code) tells more than 1 KiB")
            require(!error.detail.isEmpty, "a refusal of \(error.code) says nothing")
        }
    }

    /// What was understood is the same when it is written down and read again.
    private func hold(again message: InboundMessage) throws(Refusal) {
        let queue: InboundQueue =
            switch message.kind {
            case .alert, .disposition: .alerts
            case .receipt: .receipts
            case .signed, .followUp, .approval, .order: .answers
            }
        let written = MessageEncoder().encode(message)
        do throws(Refusal) {
            let again = try canonical.decode(body: written, queue: queue)
            require(again == message, "a \(message.kind) is another after it was written down")
        } catch {
            require(false, "a \(message.kind) that was read cannot be read again: \(error.code) \(error.pointer)")
        }
    }
}
