import BridgeDaemon
import JSONTree
import Testing

/// `schemas/config.schema.json` says what the table of settings says.
@Suite struct `The schema of the configuration` {
    @Test func `it is the table of settings`() throws {
        let path =
            "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/schemas/config.schema.json"
        let published = try JSONValue(parsing: FileContent.bytes(ofFile: path))
        #expect(published == Self.schema, "\(String(decoding: Self.schema.serialized, as: UTF8.self))")
    }

    private static var schema: JSONValue {
        var sections = JSONObject()
        for setting in Setting.table {
            let path = setting.key.split(separator: ".").map(String.init)
            var section = members(of: sections[path[0]]?["properties"])
            section[path[1]] = .object(property(setting))
            sections[path[0]] = .object([
                "type": .array([.string("object"), .string("null")]), "additionalProperties": .bool(false),
                "properties": .object(section),
            ])
        }
        return .object([
            "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
            "$id": .string("urn:tripush:schema:config"),
            "title": .string("TriPush configuration"),
            "type": .array([.string("object"), .string("null")]),
            "additionalProperties": .bool(false),
            "properties": .object(sections),
        ])
    }

    private static func property(_ setting: Setting) -> JSONObject {
        var property: JSONObject = ["description": .string("\(setting.meaning.zh) / \(setting.meaning.en)")]
        switch setting.kind {
        case .integer(let range):
            property["type"] = .string("integer")
            property["minimum"] = .integer(Int64(range.lowerBound))
            property["maximum"] = .integer(Int64(range.upperBound))
        case .choice(let words):
            property["enum"] = .array(words.map(JSONValue.string))
        case .brokerURIs: pattern("^(amqps?://|file:)", &property)
        case .storeURI: pattern("^sqlite:", &property)
        case .listenAddress: pattern(":[0-9]+$", &property)
        case .name, .file, .folder:
            property["type"] = .string("string")
            property["minLength"] = .integer(1)
            property["maxLength"] = .integer(255)
        }
        if let text = setting.defaultText { property["default"] = Int64(text).map(JSONValue.integer) ?? .string(text) }
        return property
    }

    private static func pattern(_ pattern: String, _ property: inout JSONObject) {
        property["type"] = .string("string")
        property["pattern"] = .string(pattern)
    }

    private static func members(of value: JSONValue?) -> JSONObject {
        if case .object(let object)? = value { object } else { JSONObject() }
    }
}
