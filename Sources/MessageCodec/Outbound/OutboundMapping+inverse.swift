import CaseModel
import JSONTree

extension OutboundMapping {
    /// The canonical fields that the dialect's `body` was written from; joined texts are not taken apart.
    func canonical(of body: JSONValue, clock: ClockFormat) -> JSONObject {
        items.canonical(of: body, clock: clock)
    }
}

extension [OutboundItem] {
    fileprivate func canonical(of body: JSONValue, clock: ClockFormat) -> JSONObject {
        var canonical = JSONObject()
        for item in self {
            guard case .field(let pointer, let shape) = item.source, let value = item.target.value(in: body),
                let read = shape.read(value, clock: clock)
            else { continue }
            pointer.set(read, in: &canonical)
        }
        return canonical
    }
}

extension OutboundItem.Shape {
    /// The canonical value that is written as `value`; nil when nothing is.
    fileprivate func read(_ value: JSONValue, clock: ClockFormat) -> JSONValue? {
        switch self {
        case .same: return value
        case .time: return clock.timestamp(value).map { .string($0.rfc3339) }
        case .codes(let table, let isClosed):
            if let name = table.filter({ $0.value == value }).keys.min() {
                return ["true", "false"].contains(name) ? .bool(name == "true") : .string(name)
            }
            return isClosed ? nil : value
        case .list(let separator):
            guard case .string(let text) = value else { return nil }
            return .array(text.split(separator: separator).map { .string(String($0)) })
        case .entries(let items):
            guard case .array(let values) = value else { return nil }
            return .array(values.map { .object(items.canonical(of: $0, clock: clock)) })
        }
    }
}
