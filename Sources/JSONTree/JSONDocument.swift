import CJSONC

/// Owns one parsed json-c tree and releases it.
struct JSONDocument: ~Copyable {
    /// nil is the JSON text `null`.
    private let root: OpaquePointer?

    /// Parses `bytes`, whose words `JSONWords` has checked; `start` is where the text begins.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, depth: Int) throws(JSONError) {
        var root: OpaquePointer?
        var offset = 0
        let text = UnsafeBufferPointer(rebasing: bytes[start...])
        let outcome = cjsonc_parse(text.baseAddress, text.count, Int32(depth), &root, &offset)
        switch outcome {
        case cjsonc_parsed: self.root = root
        case cjsonc_no_memory: throw JSONError(.outOfMemory)
        default: throw JSONError(.syntax, at: start + offset)
        }
    }

    deinit {
        json_object_put(root)
    }

    /// A copy of the tree in Swift values.
    func value() -> JSONValue {
        JSONDocument.value(of: root)
    }

    /// Recursion is bounded by the depth limit of the parse.
    private static func value(of node: OpaquePointer?) -> JSONValue {
        switch json_object_get_type(node) {
        case json_type_boolean:
            .bool(json_object_get_boolean(node) != 0)
        case json_type_int:
            integer(of: node)
        case json_type_double:
            .number(json_object_get_double(node))
        case json_type_string:
            string(of: node)
        case json_type_array:
            .array((0..<json_object_array_length(node)).map { value(of: json_object_array_get_idx(node, $0)) })
        case json_type_object:
            .object(object(of: node))
        default:
            .null
        }
    }

    private static func integer(of node: OpaquePointer?) -> JSONValue {
        let signed = json_object_get_int64(node)
        if signed == .max {
            let unsigned = json_object_get_uint64(node)
            if unsigned > UInt64(Int64.max) { return .number(Double(unsigned)) }
        }
        return .integer(signed)
    }

    private static func string(of node: OpaquePointer?) -> JSONValue {
        let count = Int(json_object_get_string_len(node))
        guard let start = json_object_get_string(node) else { return .string("") }
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        return .string(String(decoding: bytes, as: UTF8.self))
    }

    private static func object(of node: OpaquePointer?) -> JSONObject {
        var object = JSONObject(reserving: Int(json_object_object_length(node)))
        var next = cjsonc_first_member(node)
        while let member = next {
            object.append(String(cString: cjsonc_key(member)), value(of: cjsonc_value(member)))
            next = cjsonc_next_member(member)
        }
        return object
    }
}
