import CaseModel
import JSONTree

/// Adding fields of the model; nil adds nothing.
extension JSONObject {
    mutating func add(_ key: String, _ text: String?) {
        if let text { self[key] = .string(text) }
    }

    mutating func add(_ key: String, _ number: Int?) {
        if let number { self[key] = .integer(Int64(number)) }
    }

    mutating func add(_ key: String, _ flag: Bool?) {
        if let flag { self[key] = .bool(flag) }
    }

    mutating func add(_ key: String, _ time: Timestamp?) {
        if let time { self[key] = .string(time.rfc3339) }
    }

    mutating func add(_ key: String, _ object: JSONObject?) {
        if let object { self[key] = .object(object) }
    }

    mutating func add(_ key: String, _ texts: [String]) {
        self[key] = .array(texts.map(JSONValue.string))
    }

    mutating func add(_ key: String, _ objects: [JSONObject]) {
        self[key] = .array(objects.map(JSONValue.object))
    }

    /// An object of these fields without the absent ones.
    init(_ fields: (inout JSONObject) -> Void) {
        self.init()
        fields(&self)
    }
}

extension Location {
    var json: JSONObject {
        ["lon": .number(longitude), "lat": .number(latitude), "datum": .string(datum)]
    }
}

extension TaskDeadlines {
    var json: JSONObject {
        JSONObject { body in
            body.add("signBy", signBy)
            body.add("contactBy", contactBy)
            body.add("finishBy", finishBy)
            body.add("decideBy", decideBy)
            body.add("nextProgressBy", nextProgressBy)
        }
    }
}
