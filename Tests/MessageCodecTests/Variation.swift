import JSONTree

/// Copies of a message with one value changed or removed. The kind is left alone: it chooses the schema.
struct Variation {
    private static let kinds: [JSONValue] = [
        .null, .bool(true), .integer(-1), .integer(1), .number(1.5), .number(2), .number(1e30), .string(""),
        .string("x"), .string("1"), .string("2026-11-23T08:15:30+08:00"), .string("2026-02-30T08:15:30+08:00"),
        .array([]), .array([.string("x")]), .array([.object([:])]), .object([:]), .object(["code": .integer(1)]),
    ]

    /// Both sides of every limit of the contract.
    private static let limits: [JSONValue] =
        [8, 10, 12, 20, 30, 50, 64, 96, 128, 200, 1_000, 2_000, 4_000].flatMap { limit in
            [limit, limit + 1].map { JSONValue.string(String(repeating: "纷", count: $0)) }
        } + [4, 5, 90, 91, 180, 181, -90, -91, -180, -181, 1_000_000, 1_000_001, Int64.max].map(JSONValue.integer)
        + [100, 101].map { JSONValue.array(Array(repeating: .object([:]), count: $0)) }

    /// Fields whose limits were tried already.
    private var seen: Set<String> = []

    /// Every variant of a message of `kind`, one change each; the limits of a field only the first time it comes.
    mutating func all(of value: JSONValue, kind: String) -> [JSONValue] {
        guard case .object(let root) = value else { return [] }
        return inside(root, at: kind).map(JSONValue.object)
    }

    private mutating func inside(_ object: JSONObject, at path: String) -> [JSONObject] {
        var variants: [JSONObject] = []
        for member in object.members where member.key != "kind" {
            let place = "\(path)/\(member.key)"
            let values = Variation.kinds + (seen.insert(place).inserted ? Variation.limits : [])
            variants.append(object.setting(member.key, to: nil))
            variants += values.map { object.setting(member.key, to: $0) }
            switch member.value {
            case .object(let inner):
                variants += inside(inner, at: place).map { object.setting(member.key, to: .object($0)) }
            case .array(let entries):
                for case .object(let inner) in entries {
                    variants += inside(inner, at: place).map { object.setting(member.key, to: .array([.object($0)])) }
                }
            default: break
            }
        }
        return variants
    }
}

extension JSONObject {
    fileprivate func setting(_ key: String, to value: JSONValue?) -> JSONObject {
        var copy = self
        copy[key] = value
        return copy
    }
}
