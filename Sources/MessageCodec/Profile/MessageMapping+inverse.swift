import CaseModel
import JSONTree

extension MessageMapping {
    /// The dialect's message that means `canonical`, as far as the dialect has words for it: what is joined, marked or
    /// constant is not taken apart.
    func dialect(of canonical: JSONObject, clock: ClockFormat) -> JSONObject {
        var message = JSONObject()
        for field in fields {
            guard case .first(let sources) = field.source, let source = sources.first,
                let value = field.target.value(in: .object(canonical)),
                let written = field.written(value, clock: clock), source.value(in: .object(message)) == nil
            else { continue }
            source.set(written, in: &message)
        }
        return message
    }
}

extension FieldMapping {
    /// How the dialect writes the canonical `value`; nil when it has no code for it.
    fileprivate func written(_ value: JSONValue, clock: ClockFormat) -> JSONValue? {
        switch form {
        case .text, .integer, .number: return value
        case .time: return FieldMapping.time(value, clock)
        case .revision:
            guard case .integer(let seconds) = value else { return value }
            return clock.value(of: Timestamp(milliseconds: seconds * 1_000))
        case .list(let separator):
            guard case .array(let values) = value else { return value }
            return .string(values.compactMap(\.codeText).joined(separator: separator))
        case .times(let separator):
            guard case .array(let values) = value else { return value }
            let times = values.map { FieldMapping.time($0, clock) }
            return .string(times.compactMap(\.codeText).joined(separator: separator))
        case .codes(let table, _):
            // Of several codes with one meaning always the same.
            return table.filter { $0.value == value }.keys.min().map(JSONValue.string)
        }
    }

    private static func time(_ value: JSONValue, _ clock: ClockFormat) -> JSONValue {
        guard case .string(let text) = value, let time = Timestamp(rfc3339: text) else { return value }
        return clock.value(of: time)
    }
}
