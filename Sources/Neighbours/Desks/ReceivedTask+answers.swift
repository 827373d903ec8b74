import CaseModel
import MessageCodec

extension ReceivedTask {
    /// The messages these answers make; the same answers to the same task have the same ids.
    func answers(
        _ forms: [AnswerForm],
        at now: Timestamp,
        encoder: MessageEncoder = MessageEncoder(),
        queue: (InboundMessage.Kind) -> String
    ) -> [OutgoingMessage] {
        forms.enumerated().map { index, form in
            OutgoingMessage(
                queue: queue(form.kind),
                type: form.kind.rawValue,
                messageID: "\(id)-\(index)",
                body: encoder.encode(form.body(for: self, at: now), as: form.kind)
            )
        }
    }
}
