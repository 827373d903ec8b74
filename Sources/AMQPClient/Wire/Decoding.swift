import CRabbitMQ

// From what librabbitmq lends us for the time of one frame to values of our own.

extension String {
    /// The text; bytes that are not UTF-8 become replacement characters.
    init(_ bytes: amqp_bytes_t) {
        self.init(decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len), as: UTF8.self)
    }
}

extension Array where Element == UInt8 {
    init(_ bytes: amqp_bytes_t) {
        self.init(UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len))
    }
}

extension FieldValue {
    init(_ encoded: amqp_field_value_t) {
        switch amqp_field_value_kind_t(UInt32(encoded.kind)) {
        case AMQP_FIELD_KIND_BOOLEAN: self = .boolean(encoded.value.boolean != 0)
        case AMQP_FIELD_KIND_I8: self = .int8(encoded.value.i8)
        case AMQP_FIELD_KIND_U8: self = .uint8(encoded.value.u8)
        case AMQP_FIELD_KIND_I16: self = .int16(encoded.value.i16)
        case AMQP_FIELD_KIND_U16: self = .uint16(encoded.value.u16)
        case AMQP_FIELD_KIND_I32: self = .int32(encoded.value.i32)
        case AMQP_FIELD_KIND_U32: self = .uint32(encoded.value.u32)
        case AMQP_FIELD_KIND_I64: self = .int64(encoded.value.i64)
        case AMQP_FIELD_KIND_U64: self = .uint64(encoded.value.u64)
        case AMQP_FIELD_KIND_F32: self = .float(encoded.value.f32)
        case AMQP_FIELD_KIND_F64: self = .double(encoded.value.f64)
        case AMQP_FIELD_KIND_DECIMAL:
            self = .decimal(scale: encoded.value.decimal.decimals, value: encoded.value.decimal.value)
        case AMQP_FIELD_KIND_UTF8:
            let bytes = [UInt8](encoded.value.bytes)
            self = String(validating: bytes, as: UTF8.self).map(FieldValue.string) ?? .bytes(bytes)
        case AMQP_FIELD_KIND_BYTES: self = .bytes([UInt8](encoded.value.bytes))
        case AMQP_FIELD_KIND_TIMESTAMP: self = .timestamp(encoded.value.u64)
        case AMQP_FIELD_KIND_ARRAY:
            let array = encoded.value.array
            let values = UnsafeBufferPointer(start: array.entries, count: Int(array.num_entries))
            self = .array(values.map(FieldValue.init))
        case AMQP_FIELD_KIND_TABLE: self = .table(Self.fields(encoded.value.table))
        default: self = .void
        }
    }

    /// The fields of a table; of two with the same name the later counts.
    static func fields(_ table: amqp_table_t) -> [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        for entry in UnsafeBufferPointer(start: table.entries, count: Int(table.num_entries)) {
            fields[String(entry.key)] = FieldValue(entry.value)
        }
        return fields
    }
}

extension MessageProperties {
    init(_ encoded: amqp_basic_properties_t) {
        func has(_ flag: Int32) -> Bool { encoded._flags & UInt32(flag) != 0 }
        func text(_ flag: Int32, _ bytes: amqp_bytes_t) -> String? { has(flag) ? String(bytes) : nil }
        self.init(
            contentType: text(AMQP_BASIC_CONTENT_TYPE_FLAG, encoded.content_type),
            contentEncoding: text(AMQP_BASIC_CONTENT_ENCODING_FLAG, encoded.content_encoding),
            headers: has(AMQP_BASIC_HEADERS_FLAG) ? FieldValue.fields(encoded.headers) : [:],
            deliveryMode: has(AMQP_BASIC_DELIVERY_MODE_FLAG)
                ? DeliveryMode(rawValue: encoded.delivery_mode) : nil,
            priority: has(AMQP_BASIC_PRIORITY_FLAG) ? encoded.priority : nil,
            correlationID: text(AMQP_BASIC_CORRELATION_ID_FLAG, encoded.correlation_id),
            replyTo: text(AMQP_BASIC_REPLY_TO_FLAG, encoded.reply_to),
            expiration: text(AMQP_BASIC_EXPIRATION_FLAG, encoded.expiration),
            messageID: text(AMQP_BASIC_MESSAGE_ID_FLAG, encoded.message_id),
            timestamp: has(AMQP_BASIC_TIMESTAMP_FLAG) ? encoded.timestamp : nil,
            type: text(AMQP_BASIC_TYPE_FLAG, encoded.type),
            userID: text(AMQP_BASIC_USER_ID_FLAG, encoded.user_id),
            appID: text(AMQP_BASIC_APP_ID_FLAG, encoded.app_id)
        )
    }

    /// The properties for the wire; their memory lives in the pool.
    func encoded(in pool: borrowing ScratchPool) -> amqp_basic_properties_t {
        var encoded = amqp_basic_properties_t()
        func has(_ flag: Int32) { encoded._flags |= amqp_flags_t(flag) }
        func text(_ flag: Int32, _ text: String?) -> amqp_bytes_t {
            guard let text else { return amqp_empty_bytes }
            has(flag)
            return pool.copy(text)
        }
        encoded.content_type = text(AMQP_BASIC_CONTENT_TYPE_FLAG, contentType)
        encoded.content_encoding = text(AMQP_BASIC_CONTENT_ENCODING_FLAG, contentEncoding)
        encoded.correlation_id = text(AMQP_BASIC_CORRELATION_ID_FLAG, correlationID)
        encoded.reply_to = text(AMQP_BASIC_REPLY_TO_FLAG, replyTo)
        encoded.expiration = text(AMQP_BASIC_EXPIRATION_FLAG, expiration)
        encoded.message_id = text(AMQP_BASIC_MESSAGE_ID_FLAG, messageID)
        encoded.type = text(AMQP_BASIC_TYPE_FLAG, type)
        encoded.user_id = text(AMQP_BASIC_USER_ID_FLAG, userID)
        encoded.app_id = text(AMQP_BASIC_APP_ID_FLAG, appID)
        if !headers.isEmpty {
            has(AMQP_BASIC_HEADERS_FLAG)
            encoded.headers = pool.table(headers)
        }
        if let deliveryMode {
            has(AMQP_BASIC_DELIVERY_MODE_FLAG)
            encoded.delivery_mode = deliveryMode.rawValue
        }
        if let priority {
            has(AMQP_BASIC_PRIORITY_FLAG)
            encoded.priority = priority
        }
        if let timestamp {
            has(AMQP_BASIC_TIMESTAMP_FLAG)
            encoded.timestamp = timestamp
        }
        return encoded
    }
}
