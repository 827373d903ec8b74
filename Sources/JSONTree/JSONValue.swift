/// A JSON value, free of anything of C.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number written without fraction and exponent that fits.
    case integer(Int64)
    /// Any other number, always finite. An integer beyond `Int64` is here as the nearest double, one beyond `UInt64`
    /// as the double nearest to that limit.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The value at `key`, or nil when this is no object or has no such key.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }
}

/// The members of a JSON object in the order of the text.
///
/// Look-up is a scan: messages have some fifty members at most, and comparing short keys is cheaper than hashing them.
package struct JSONObject: Hashable, Sendable {
    /// One key with its value.
    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: JSONValue

        /// `key` with `value`.
        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// Every key once, in order.
    package private(set) var members: [Member]

    /// An object without members.
    package init() {
        members = []
    }

    /// Room for `count` members.
    init(reserving count: Int) {
        members = []
        members.reserveCapacity(count)
    }

    /// Adds a member whose key is known to be new.
    mutating func append(_ key: String, _ value: JSONValue) {
        members.append(Member(key, value))
    }

    /// The value at `key`. Setting keeps the place of a key that is there, appends a new one, and removes it for nil.
    package subscript(key: String) -> JSONValue? {
        get {
            for member in members where member.key == key { return member.value }
            return nil
        }
        set {
            let place = members.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key, value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init()
        for (key, value) in elements { self[key] = value }
    }
}
