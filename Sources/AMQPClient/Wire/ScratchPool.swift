import CRabbitMQ

/// Memory for what one call hands to librabbitmq: strings, tables, arrays. Reused from call to call.
struct ScratchPool: ~Copyable {
    private let pool: UnsafeMutablePointer<amqp_pool_t>

    init() {
        pool = .allocate(capacity: 1)
        init_amqp_pool(pool, 4096)
    }

    deinit {
        empty_amqp_pool(pool)
        pool.deallocate()
    }

    /// Everything handed out before is free again.
    func recycle() { recycle_amqp_pool(pool) }

    /// A copy of the bytes that lives until `recycle`.
    func copy(_ bytes: UnsafeRawBufferPointer) -> amqp_bytes_t {
        guard let source = bytes.baseAddress, bytes.count > 0, let copy = amqp_pool_alloc(pool, bytes.count) else {
            return amqp_empty_bytes
        }
        copy.copyMemory(from: source, byteCount: bytes.count)
        return amqp_bytes_t(len: bytes.count, bytes: copy)
    }

    func copy(_ text: String) -> amqp_bytes_t {
        var text = text
        return text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
    }

    /// The table on the wire; an empty one when nil.
    func table(_ fields: [String: FieldValue]) -> amqp_table_t {
        guard !fields.isEmpty, let entries: UnsafeMutablePointer<amqp_table_entry_t> = allocate(fields.count) else {
            return amqp_empty_table
        }
        for (index, field) in fields.enumerated() {
            (entries + index).initialize(to: amqp_table_entry_t(key: copy(field.key), value: value(field.value)))
        }
        return amqp_table_t(num_entries: Int32(fields.count), entries: entries)
    }

    private func allocate<Element>(_ count: Int) -> UnsafeMutablePointer<Element>? {
        amqp_pool_alloc(pool, count * MemoryLayout<Element>.stride)?.bindMemory(to: Element.self, capacity: count)
    }

    private func value(_ field: FieldValue) -> amqp_field_value_t {
        var encoded = amqp_field_value_t()
        func kind(_ kind: amqp_field_value_kind_t) { encoded.kind = UInt8(kind.rawValue) }
        switch field {
        case .boolean(let value):
            kind(AMQP_FIELD_KIND_BOOLEAN)
            encoded.value.boolean = value ? 1 : 0
        case .int8(let value):
            kind(AMQP_FIELD_KIND_I8)
            encoded.value.i8 = value
        case .uint8(let value):
            kind(AMQP_FIELD_KIND_U8)
            encoded.value.u8 = value
        case .int16(let value):
            kind(AMQP_FIELD_KIND_I16)
            encoded.value.i16 = value
        case .uint16(let value):
            kind(AMQP_FIELD_KIND_U16)
            encoded.value.u16 = value
        case .int32(let value):
            kind(AMQP_FIELD_KIND_I32)
            encoded.value.i32 = value
        case .uint32(let value):
            kind(AMQP_FIELD_KIND_U32)
            encoded.value.u32 = value
        case .int64(let value):
            kind(AMQP_FIELD_KIND_I64)
            encoded.value.i64 = value
        case .uint64(let value):
            kind(AMQP_FIELD_KIND_U64)
            encoded.value.u64 = value
        case .float(let value):
            kind(AMQP_FIELD_KIND_F32)
            encoded.value.f32 = value
        case .double(let value):
            kind(AMQP_FIELD_KIND_F64)
            encoded.value.f64 = value
        case .decimal(let scale, let value):
            kind(AMQP_FIELD_KIND_DECIMAL)
            encoded.value.decimal = amqp_decimal_t(decimals: scale, value: value)
        case .string(let text):
            kind(AMQP_FIELD_KIND_UTF8)
            encoded.value.bytes = copy(text)
        case .bytes(let bytes):
            kind(AMQP_FIELD_KIND_BYTES)
            encoded.value.bytes = bytes.withUnsafeBytes { copy($0) }
        case .array(let values):
            kind(AMQP_FIELD_KIND_ARRAY)
            encoded.value.array = array(values)
        case .table(let fields):
            kind(AMQP_FIELD_KIND_TABLE)
            encoded.value.table = table(fields)
        case .timestamp(let seconds):
            kind(AMQP_FIELD_KIND_TIMESTAMP)
            encoded.value.u64 = seconds
        case .void:
            kind(AMQP_FIELD_KIND_VOID)
        }
        return encoded
    }

    private func array(_ values: [FieldValue]) -> amqp_array_t {
        guard !values.isEmpty, let entries: UnsafeMutablePointer<amqp_field_value_t> = allocate(values.count) else {
            return amqp_array_t(num_entries: 0, entries: nil)
        }
        for (index, element) in values.enumerated() {
            (entries + index).initialize(to: value(element))
        }
        return amqp_array_t(num_entries: Int32(values.count), entries: entries)
    }
}
