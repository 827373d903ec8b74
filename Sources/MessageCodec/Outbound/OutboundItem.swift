import CaseModel
import JSONTree

/// One item of a dialect and the canonical field it is written from.
struct OutboundItem: Sendable {
    var target: JSONPointer
    var source: Source
    /// Part of what an approver approves.
    var isDraft: Bool
    /// Whether the receiver takes no body without it.
    var isRequired = false
    /// Unicode scalars the receiver takes.
    var limit: Int?

    enum Source: Sendable {
        case constant(JSONValue)
        case field(JSONPointer, Shape)
        /// Those of these texts that are there, with the text between them.
        case joined([JSONPointer], separator: String)
    }

    enum Shape: Sendable {
        /// As it is in the canonical body.
        case same
        /// In the format and zone of the profile.
        case time
        /// By a code table. A value outside of it stays as it is, and is a failure when the table is closed.
        case codes([String: JSONValue], isClosed: Bool)
        /// A list of texts as one text with this between its entries.
        case list(separator: String)
        /// A list of objects, each mapped by these.
        case entries([OutboundItem])
    }
}

/// Collects the first failure, so that a body can be written to its end: a draft has its digest in any case.
struct OutboundWriter {
    let clock: ClockFormat
    private(set) var failure: EncodingFailure?

    /// A writer of times as `clock` says.
    init(clock: ClockFormat) {
        self.clock = clock
    }

    /// The object that `items` make of `canonical`, which is to stand at `place`.
    mutating func object(_ items: [OutboundItem], from canonical: JSONValue, at place: String) -> JSONObject {
        var object = JSONObject()
        for item in items {
            let pointer = place + item.target.text
            let value = value(of: item, from: canonical, at: pointer)
            if item.isRequired, value?.isBlank ?? true {
                fail(.missingItem, pointer, "the receiver requires it; complete the data it is made from")
            }
            guard let value, value != .string("") else { continue }
            if let limit = item.limit, case .string(let text) = value, text.unicodeScalars.count > limit {
                fail(.tooLong, pointer, "the receiver takes at most \(limit) characters; shorten the text")
            }
            item.target.set(value, in: &object)
        }
        return object
    }

    private mutating func value(of item: OutboundItem, from canonical: JSONValue, at place: String) -> JSONValue? {
        switch item.source {
        case .constant(let value): return value
        case .joined(let pointers, let separator):
            let texts = pointers.compactMap { $0.value(in: canonical)?.codeText }.filter { !$0.isEmpty }
            return texts.isEmpty ? nil : .string(texts.joined(separator: separator))
        case .field(let pointer, let shape):
            return pointer.value(in: canonical).map { shaped($0, shape, at: place) }
        }
    }

    private mutating func shaped(_ value: JSONValue, _ shape: OutboundItem.Shape, at place: String) -> JSONValue {
        switch shape {
        case .same: return value
        case .time:
            guard case .string(let text) = value, let time = Timestamp(rfc3339: text) else { return value }
            return clock.value(of: time)
        case .codes(let table, let isClosed):
            if let code = value.codeText.flatMap({ table[$0] }) { return code }
            if isClosed { fail(.unknownCode, place, "the profile has no code for this value; add it to the table") }
            return value
        case .list(let separator):
            guard case .array(let values) = value else { return value }
            return .string(values.compactMap(\.codeText).joined(separator: separator))
        case .entries(let items):
            guard case .array(let values) = value else { return value }
            var entries: [JSONValue] = []
            for (index, entry) in values.enumerated() {
                entries.append(.object(object(items, from: entry, at: "\(place)/\(index)")))
            }
            return .array(entries)
        }
    }

    private mutating func fail(_ code: EncodingFailure.Code, _ pointer: String, _ detail: String) {
        failure = failure ?? EncodingFailure(code, pointer: pointer, detail: detail)
    }
}

extension JSONValue {
    /// The text by which a code table knows this value.
    var codeText: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    /// Whether this says nothing: an empty text or list.
    fileprivate var isBlank: Bool { self == .string("") || self == .array([]) }
}
