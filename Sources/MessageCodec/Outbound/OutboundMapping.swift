import JSONTree

/// How one canonical body is written in a dialect (出站映射). Every canonical field is in an item or was left out by name.
struct OutboundMapping: Sendable {
    /// In the order in which they are written.
    var items: [OutboundItem]

    /// The dialect's body for `canonical`, written to its end, and the first reason why it cannot leave.
    func translate(_ canonical: JSONObject, clock: ClockFormat) -> (body: JSONObject, failure: EncodingFailure?) {
        write(items, from: canonical, clock: clock)
    }

    /// The part of the dialect's body that a draft makes: the same items as in the whole body.
    func translate(draft: JSONObject, clock: ClockFormat) -> (body: JSONObject, failure: EncodingFailure?) {
        write(items.filter(\.isDraft), from: draft, clock: clock)
    }

    private func write(
        _ items: [OutboundItem],
        from canonical: JSONObject,
        clock: ClockFormat
    ) -> (body: JSONObject, failure: EncodingFailure?) {
        var writer = OutboundWriter(clock: clock)
        let body = writer.object(items, from: .object(canonical), at: "")
        return (body, writer.failure)
    }
}
