/// Bytes of AMQP 0-9-1 as they are written: big-endian numbers, short and long strings, tables.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ byte: UInt8) { bytes.append(byte) }
    mutating func add(_ value: UInt16) { add(UInt64(value), octets: 2) }
    mutating func add(_ value: UInt32) { add(UInt64(value), octets: 4) }
    mutating func add(_ value: UInt64) { add(value, octets: 8) }
    mutating func add(raw: [UInt8]) { bytes += raw }

    mutating func add(short text: String) {
        add(UInt8(clamping: text.utf8.count))
        bytes += Array(text.utf8.prefix(255))
    }

    mutating func add(long text: String) {
        add(UInt32(text.utf8.count))
        bytes += Array(text.utf8)
    }

    /// A table with texts, whole numbers, truths and tables.
    mutating func add(table: [String: ScriptedField]) {
        var inner = WireWriter()
        for (key, value) in table.sorted(by: { $0.key < $1.key }) {
            inner.add(short: key)
            switch value {
            case .text(let text):
                inner.add(UInt8(ascii: "S"))
                inner.add(long: text)
            case .number(let number):
                inner.add(UInt8(ascii: "l"))
                inner.add(UInt64(bitPattern: number))
            case .truth(let truth):
                inner.add(UInt8(ascii: "t"))
                inner.add(UInt8(truth ? 1 : 0))
            case .table(let table):
                inner.add(UInt8(ascii: "F"))
                inner.add(table: table)
            }
        }
        add(UInt32(inner.bytes.count))
        bytes += inner.bytes
    }

    private mutating func add(_ value: UInt64, octets: Int) {
        for octet in (0..<octets).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(octet * 8))) }
    }
}

/// A value of a field table, as far as the scripted broker knows them.
package enum ScriptedField: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case truth(Bool)
    case table([String: ScriptedField])
}

/// Bytes of AMQP 0-9-1 as they are read; past the end everything is zero or empty.
struct WireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func octet() -> UInt8 { rest.popFirst() ?? 0 }
    mutating func short() -> UInt16 { UInt16(number(octets: 2)) }
    mutating func long() -> UInt32 { UInt32(number(octets: 4)) }
    mutating func longLong() -> UInt64 { number(octets: 8) }

    mutating func shortText() -> String { text(Int(octet())) }
    mutating func longText() -> String { text(Int(long())) }

    /// The fields of a table; kinds the scripted broker does not know end it.
    mutating func table() -> [String: ScriptedField] {
        var inner = WireReader(Array(take(Int(long()))))
        var fields: [String: ScriptedField] = [:]
        while !inner.rest.isEmpty {
            let key = inner.shortText()
            guard let value = inner.field() else { break }
            fields[key] = value
        }
        return fields
    }

    private mutating func field() -> ScriptedField? {
        switch octet() {
        case UInt8(ascii: "S"): .text(longText())
        case UInt8(ascii: "l"): .number(Int64(bitPattern: longLong()))
        case UInt8(ascii: "I"): .number(Int64(Int32(bitPattern: long())))
        case UInt8(ascii: "t"): .truth(octet() != 0)
        case UInt8(ascii: "F"): .table(table())
        default: nil
        }
    }

    private mutating func number(octets: Int) -> UInt64 {
        var value: UInt64 = 0
        for _ in 0..<octets { value = value << 8 | UInt64(octet()) }
        return value
    }

    private mutating func text(_ count: Int) -> String { String(decoding: take(count), as: UTF8.self) }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return taken
    }
}
