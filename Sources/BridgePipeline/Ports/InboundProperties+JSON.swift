import JSONTree

extension InboundProperties {
    /// The properties as the store keeps them.
    var json: String {
        var object = JSONObject()
        object["messageId"] = messageID.map { .string($0) }
        object["type"] = type.map { .string($0) }
        object["contentType"] = contentType.map { .string($0) }
        object["contentEncoding"] = contentEncoding.map { .string($0) }
        object["userId"] = userID.map { .string($0) }
        object["timestamp"] = timestamp.map { .integer($0) }
        if redelivered { object["redelivered"] = .bool(true) }
        if isTransient { object["transient"] = .bool(true) }
        if !headers.isEmpty { object["headers"] = .string(headers) }
        return String(decoding: JSONValue.object(object).serialized, as: UTF8.self)
    }

    /// The properties kept as `json`; those it does not name are absent.
    package init(json: String) {
        self.init()
        guard let value = try? JSONValue(parsing: Array(json.utf8)) else { return }
        messageID = value["messageId"]?.text
        type = value["type"]?.text
        contentType = value["contentType"]?.text
        contentEncoding = value["contentEncoding"]?.text
        userID = value["userId"]?.text
        if case .integer(let seconds) = value["timestamp"] { timestamp = seconds }
        redelivered = value["redelivered"] == .bool(true)
        isTransient = value["transient"] == .bool(true)
        headers = value["headers"]?.text ?? ""
    }
}

extension JSONValue {
    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
