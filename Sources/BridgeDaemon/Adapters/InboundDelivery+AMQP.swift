import AMQPClient
import BridgePipeline
import JSONTree

extension InboundDelivery {
    /// The delivery with what the pipeline looks at; every header is kept as JSON.
    init(_ delivery: Delivery, queue: String) {
        let properties = delivery.properties
        self.init(
            queue: queue,
            body: delivery.body,
            bodySize: Int(delivery.bodySize),
            properties: InboundProperties(
                messageID: properties.messageID,
                type: properties.type,
                contentType: properties.contentType,
                contentEncoding: properties.contentEncoding,
                userID: properties.userID,
                timestamp: properties.timestamp.flatMap { Int64(exactly: $0) },
                redelivered: delivery.redelivered,
                isTransient: properties.deliveryMode != .persistent,
                headers: properties.headers.isEmpty
                    ? "" : String(decoding: FieldValue.table(properties.headers).json.serialized, as: UTF8.self)
            )
        )
    }
}

extension FieldValue {
    /// The value as JSON, tables with sorted keys; bytes that are no text become hexadecimal digits.
    var json: JSONValue {
        switch self {
        case .void: .null
        case .boolean(let value): .bool(value)
        case .string(let text): .string(text)
        case .bytes(let bytes): .string(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        case .float(let value): .number(Double(value))
        case .double(let value): .number(value)
        case .decimal(let scale, let value): .string("\(value)e-\(scale)")
        case .array(let values): .array(values.map(\.json))
        case .table(let table): .object(FieldValue.object(table))
        case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .uint64, .timestamp:
            integer.map { .integer(Int64($0)) } ?? .null
        }
    }

    private static func object(_ table: [String: FieldValue]) -> JSONObject {
        var object = JSONObject()
        for (key, value) in table.sorted(by: { $0.key < $1.key }) { object[key] = value.json }
        return object
    }
}
