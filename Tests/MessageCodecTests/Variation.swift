import JSONTree

/// Copies of a message with one value changed or removed. The kind is left alone: it chooses the schema.
enum Variation {
    private static let replacements: [JSONValue] = [
        .null, .bool(true), .integer(-1), .integer(1), .number(1.5), .number(2), .number(1e30), .string(""),
        .string("x"), .string("1"), .string("2026-11-23T08:15:30+08:00"), .string("2026-02-30T08:15:30+08:00"),
        .string(String(repeating: "纷", count: 31)), .string(String(repeating: "纷", count: 4_001)), .array([]),
        .array([.string("x")]), .array([.object([:])]), .object([:]), .object(["code": .integer(1)]),
    ]

    /// Every variant of `value`, one change each.
    static func all(of value: JSONValue) -> [JSONValue] {
        guard case .object(let root) = value else { return [] }
        return inside(root, at: "").map(JSONValue.object)
    }

    private static func inside(_ object: JSONObject, at path: String) -> [JSONObject] {
        var variants: [JSONObject] = []
        for member in object.members where path + member.key != "kind" {
            for replacement in [nil] + replacements.map(Optional.some) {
                variants.append(object.setting(member.key, to: replacement))
            }
            switch member.value {
            case .object(let inner):
                for variant in inside(inner, at: "\(path)\(member.key)/") {
                    variants.append(object.setting(member.key, to: .object(variant)))
                }
            case .array(let entries):
                for entry in entries {
                    guard case .object(let inner) = entry else { continue }
                    for variant in inside(inner, at: "\(path)\(member.key)/") {
                        variants.append(object.setting(member.key, to: .array([.object(variant)])))
                    }
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
