import CaseModel

extension ReceivedTask {
    /// The messages these answers make; the same answers to the same task have the same ids.
    func answers(
        _ forms: [AnswerForm],
        at now: Timestamp,
        queue: (InboundMessage.Kind) -> String
    ) -> [OutgoingMessage] {
        forms.enumerated().map { index, form in
            OutgoingMessage(
                queue: queue(form.kind),
                type: form.kind.rawValue,
                messageID: "\(id)-\(index)",
                body: form.body(for: self, at: now)
            )
        }
    }
}
