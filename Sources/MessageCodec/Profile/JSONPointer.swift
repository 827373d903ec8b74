import JSONTree

/// A JSON pointer (RFC 6901) to a member of nested objects.
struct JSONPointer: Hashable, Sendable {
    let text: String
    let keys: [String]

    /// The pointer written as `text`, such as `/caller/name`; nil when it does not begin with a slash.
    init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        self.text = text
        keys = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { key in
            key.contains("~") ? JSONPointer.unescaped(key) : String(key)
        }
    }

    /// The pointer to the member `key` of the root; `key` holds neither `/` nor `~`.
    init(key: String) {
        self.init(path: key)
    }

    /// The pointer along the keys of `path`, such as `caller/name`; no key holds `/` or `~`.
    init(path: String) {
        text = "/\(path)"
        keys = path.split(separator: "/").map(String.init)
    }

    /// The value this points to; nil when there is none, `null` included.
    func value(in root: JSONValue) -> JSONValue? {
        var value = root
        for key in keys {
            guard let next = value[key] else { return nil }
            value = next
        }
        return value == .null ? nil : value
    }

    /// Puts `value` where this points, making the objects on the way.
    func set(_ value: JSONValue, in object: inout JSONObject) {
        JSONPointer.set(value, at: keys[...], in: &object)
    }

    private static func set(_ value: JSONValue, at keys: ArraySlice<String>, in object: inout JSONObject) {
        guard let key = keys.first else { return }
        guard keys.count > 1 else {
            object[key] = value
            return
        }
        var inner = JSONObject()
        if case .object(let existing) = object[key] { inner = existing }
        set(value, at: keys.dropFirst(), in: &inner)
        object[key] = .object(inner)
    }

    private static func unescaped(_ key: Substring) -> String {
        var result = ""
        var escaped = false
        for character in key {
            if escaped {
                result.append(character == "1" ? "/" : "~")
                escaped = false
            } else if character == "~" {
                escaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
