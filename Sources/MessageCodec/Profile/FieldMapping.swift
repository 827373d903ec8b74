import CaseModel
import JSONTree

/// How one canonical field is found in a dialect.
struct FieldMapping: Sendable {
    var target: JSONPointer
    var source: Source
    var form: Form
    /// Values that mean nothing is known, such as 匿名.
    var blanks: [String]

    enum Source: Sendable {
        /// The first of these that says something.
        case first([JSONPointer])
        /// All of these that say something, with the text between them.
        case joined([JSONPointer], separator: String)
        case constant(JSONValue)
    }

    enum Form: Sendable {
        case text, integer, number, time
        /// A time as seconds since the epoch: orders the versions of an alert.
        case revision
        /// A list, or a text with this between its entries.
        case list(separator: String)
        /// The same, of times.
        case times(separator: String)
        /// A code table. An unknown code is refused, or drops the field.
        case codes([String: JSONValue], dropsUnknown: Bool)
    }

    /// Where a refusal of this field should point.
    var sourcePointer: String {
        switch source {
        case .first(let pointers), .joined(let pointers, _): pointers.first?.text ?? ""
        case .constant: ""
        }
    }

    /// The canonical value, nil when the message says nothing.
    func value(in root: JSONValue, clock: ClockFormat) throws(Refusal) -> JSONValue? {
        switch source {
        case .constant(let value):
            return value
        case .first(let pointers):
            for pointer in pointers {
                guard let found = said(pointer, in: root) else { continue }
                return try converted(found, at: pointer, clock: clock)
            }
            return isEmptyText(pointers, in: root) ? .string("") : nil
        case .joined(let pointers, let separator):
            let texts = pointers.compactMap { said($0, in: root)?.codeText }
            return texts.isEmpty ? nil : .string(texts.joined(separator: separator))
        }
    }

    /// The value at `pointer` unless it is blank.
    private func said(_ pointer: JSONPointer, in root: JSONValue) -> JSONValue? {
        guard let value = pointer.value(in: root) else { return nil }
        if case .string(let text) = value, text.isEmpty || blanks.contains(text) { return nil }
        return value
    }

    /// An empty text where a text is wanted: a field that must be there is there.
    private func isEmptyText(_ pointers: [JSONPointer], in root: JSONValue) -> Bool {
        guard case .text = form else { return false }
        return pointers.contains { $0.value(in: root) == .string("") }
    }

    private func converted(
        _ value: JSONValue,
        at pointer: JSONPointer,
        clock: ClockFormat
    ) throws(Refusal) -> JSONValue? {
        switch form {
        case .text:
            return value.codeText.map(JSONValue.string) ?? value
        case .integer:
            guard case .string(let text) = value else { return value }
            return Int64(text).map(JSONValue.integer) ?? value
        case .number:
            guard case .string(let text) = value else { return value }
            return Double(text).map(JSONValue.number) ?? value
        case .time:
            return .string(try time(value, at: pointer, clock: clock).rfc3339)
        case .revision:
            return .integer(try time(value, at: pointer, clock: clock).milliseconds / 1_000)
        case .list(let separator):
            guard case .string(let text) = value else { return value }
            return .array(text.split(separator: separator).map { .string(String($0)) })
        case .times(let separator):
            var entries: [JSONValue] = [value]
            if case .array(let values) = value { entries = values }
            if case .string(let text) = value {
                entries = text.split(separator: separator).map { .string(String($0)) }
            }
            var times: [JSONValue] = []
            for entry in entries { times.append(.string(try time(entry, at: pointer, clock: clock).rfc3339)) }
            return .array(times)
        case .codes(let table, let dropsUnknown):
            if let code = value.codeText, let meaning = table[code] { return meaning }
            guard dropsUnknown else {
                throw Refusal(.schema, pointer: pointer.text, detail: "is no code of the profile's table")
            }
            return nil
        }
    }

    private func time(_ value: JSONValue, at pointer: JSONPointer, clock: ClockFormat) throws(Refusal) -> Timestamp {
        guard let time = clock.timestamp(value) else {
            let formats = clock.formats.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.badTimestamp, pointer: pointer.text, detail: "must be a possible time as \(formats)")
        }
        return time
    }
}
