import JSONTree

/// The fields a schema of `schemas/messages` describes.
enum SchemaFields {
    /// Pointers to every value that is no object, lists as one.
    static func pointers(of name: String) throws -> [String] {
        let common = try JSONValue(parsing: try Files.bytes("schemas/messages/common.json"))
        let schema = try JSONValue(parsing: try Files.bytes("schemas/messages/\(name).json"))
        return pointers(in: schema, at: "", definitions: common["$defs"] ?? .null)
    }

    private static func pointers(in schema: JSONValue, at path: String, definitions: JSONValue) -> [String] {
        if case .string(let reference) = schema["$ref"], let name = reference.split(separator: "/").last {
            return pointers(in: definitions[String(name)] ?? .null, at: path, definitions: definitions)
        }
        guard case .object(let properties) = schema["properties"] else { return [path] }
        return properties.members.flatMap { pointers(in: $0.value, at: "\(path)/\($0.key)", definitions: definitions) }
    }
}
