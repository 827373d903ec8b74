/// The broker's complaint that something exists with another trait than was declared, taken apart:
/// `PRECONDITION_FAILED - inequivalent arg 'NAME' for queue 'q' in vhost '/': received … but current is …`.
struct Inequivalence: Equatable {
    /// `durable`, `auto_delete`, `type` or the name of an argument.
    var trait: String
    /// As it is at the broker; nil when it has none.
    var current: String?

    /// Reads the text of a refusal; nil for any other.
    init?(_ error: AMQPError) {
        guard error.code == .preconditionFailed,
            let head = error.text.firstRange(of: "inequivalent arg '"),
            let end = error.text[head.upperBound...].firstIndex(of: "'"),
            let tail = error.text.ranges(of: " but current is ").last
        else { return nil }
        trait = String(error.text[head.upperBound..<end])
        current = Inequivalence.value(error.text[tail.upperBound...])
    }

    /// `none`, `'V'`, or `the value 'V' of type 'T'`.
    private static func value(_ text: Substring) -> String? {
        guard let open = text.firstIndex(of: "'") else { return nil }
        let rest = text[text.index(after: open)...]
        let end = rest.ranges(of: "' of type '").last?.lowerBound ?? rest.lastIndex(of: "'") ?? rest.endIndex
        return String(rest[..<end])
    }
}
