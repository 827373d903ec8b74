import CaseModel
import JSONTree

/// Reads typed fields of one object of a canonical message. Every refusal names the field by its pointer.
///
/// `null` is the same as absent, and so is an empty text where a text may be absent.
struct FieldReader {
    private let members: JSONObject
    private let pointer: String
    private let suppliedVersion: String?

    /// The fields of a whole message; `suppliedVersion` stands in for a missing `schemaVersion`.
    init(_ members: JSONObject, suppliedVersion: String? = nil) {
        self.init(members, pointer: "", suppliedVersion: suppliedVersion)
    }

    private init(_ members: JSONObject, pointer: String, suppliedVersion: String? = nil) {
        self.members = members
        self.pointer = pointer
        self.suppliedVersion = suppliedVersion
    }

    /// Refuses a message of another major version, or of none.
    func checkVersion() throws(Refusal) {
        guard let version = try text("schemaVersion", limit: 20) ?? suppliedVersion else {
            throw missing("schemaVersion")
        }
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        let isVersion = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isVersion, parts.first.map(String.init) == MessageDecoder.majorVersion else {
            throw refusal(.unsupportedVersion, "schemaVersion", "only major version 1 is known")
        }
    }

    // MARK: Texts

    /// A text of at most `limit` Unicode scalars, nil when absent or empty.
    func text(_ key: String, limit: Int) throws(Refusal) -> String? {
        guard let value = present(key) else { return nil }
        let text = try string(value, key, limit: limit)
        return text.isEmpty ? nil : text
    }

    /// A text that must be there, though it may be empty.
    func requiredText(_ key: String, limit: Int) throws(Refusal) -> String {
        guard let value = present(key) else { throw missing(key) }
        return try string(value, key, limit: limit)
    }

    /// A text that must be there and say something.
    func requiredName(_ key: String, limit: Int) throws(Refusal) -> String {
        guard let text = try text(key, limit: limit) else { throw missing(key) }
        return text
    }

    /// A business key that must be there.
    func identifier(_ key: String, limit: Int = 64) throws(Refusal) -> String {
        guard let text = try text(key, limit: limit) else { throw missingIdentifier(key) }
        return text
    }

    /// At most 100 texts.
    func texts(_ key: String, limit: Int) throws(Refusal) -> [String] {
        var texts: [String] = []
        for (index, value) in try array(key).enumerated() {
            texts.append(try string(value, "\(key)/\(index)", limit: limit))
        }
        return texts
    }

    // MARK: Numbers, flags, times

    /// True, false, or not known.
    func flag(_ key: String) throws(Refusal) -> Bool? {
        guard let value = present(key) else { return nil }
        guard case .bool(let flag) = value else { throw refusal(.schema, key, "must be true or false") }
        return flag
    }

    /// A whole number in `range`.
    func integer(_ key: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64? {
        guard let value = present(key) else { return nil }
        let integer: Int64? =
            switch value {
            case .integer(let integer): integer
            case .number(let number): Int64(exactly: number)
            default: nil
            }
        guard let integer, range.contains(integer) else {
            throw refusal(.schema, key, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return integer
    }

    /// How many, at most a million.
    func count(_ key: String) throws(Refusal) -> Int? {
        try integer(key, in: 0...1_000_000).map(Int.init)
    }

    /// A one-digit code in `range`, written as a number or as a text.
    func digit(_ key: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        if case .string(let text) = members[key] {
            guard text.utf8.count == 1, let digit = Int(text), range.contains(digit) else {
                throw refusal(.schema, key, "must be a digit from \(range.lowerBound) to \(range.upperBound)")
            }
            return digit
        }
        return try integer(key, in: Int64(range.lowerBound)...Int64(range.upperBound)).map(Int.init)
    }

    /// A number in `range`.
    func number(_ key: String, in range: ClosedRange<Double>) throws(Refusal) -> Double? {
        guard let value = present(key) else { return nil }
        let number: Double? =
            switch value {
            case .integer(let integer): Double(integer)
            case .number(let number): number
            default: nil
            }
        guard let number, range.contains(number) else {
            throw refusal(.schema, key, "must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// An RFC 3339 time with its offset.
    func time(_ key: String) throws(Refusal) -> Timestamp? {
        guard let value = present(key) else { return nil }
        return try time(value, key)
    }

    /// A time that must be there.
    func requiredTime(_ key: String) throws(Refusal) -> Timestamp {
        guard let time = try time(key) else { throw missing(key) }
        return time
    }

    /// At most 100 times.
    func times(_ key: String) throws(Refusal) -> [Timestamp] {
        var times: [Timestamp] = []
        for (index, value) in try array(key).enumerated() {
            times.append(try time(value, "\(key)/\(index)"))
        }
        return times
    }

    // MARK: Codes

    /// One of the names of `Code`.
    func code<Code: RawRepresentable & CaseIterable>(
        _ key: String,
        as type: Code.Type = Code.self
    ) throws(Refusal) -> Code? where Code.RawValue == String {
        guard let value = present(key) else { return nil }
        guard case .string(let name) = value, let code = Code(rawValue: name) else {
            let names = Code.allCases.map(\.rawValue).joined(separator: ", ")
            throw refusal(.schema, key, "must be one of \(names)")
        }
        return code
    }

    /// One of the names of `Code`, which must be there.
    func requiredCode<Code: RawRepresentable & CaseIterable>(
        _ key: String,
        as type: Code.Type = Code.self
    ) throws(Refusal) -> Code where Code.RawValue == String {
        guard let code = try code(key, as: type) else { throw missing(key) }
        return code
    }

    // MARK: Objects

    /// The fields of an object inside this one.
    func object(_ key: String) throws(Refusal) -> FieldReader? {
        guard let value = present(key) else { return nil }
        return try object(value, key)
    }

    /// The fields of an object that must be there.
    func requiredObject(_ key: String) throws(Refusal) -> FieldReader {
        guard let object = try object(key) else { throw missing(key) }
        return object
    }

    /// At most 100 objects.
    func objects(_ key: String) throws(Refusal) -> [FieldReader] {
        var objects: [FieldReader] = []
        for (index, value) in try array(key).enumerated() {
            objects.append(try object(value, "\(key)/\(index)"))
        }
        return objects
    }

    // MARK: Refusals

    /// The refusal of a message without this field.
    func missing(_ key: String) -> Refusal {
        refusal(.schema, key, "is required")
    }

    /// The refusal of a message that does not say what it is about.
    func missingIdentifier(_ key: String) -> Refusal {
        refusal(.missingID, key, "is required: it says what the message is about")
    }

    private func refusal(_ code: Refusal.Code, _ key: String, _ detail: String) -> Refusal {
        Refusal(code, pointer: "\(pointer)/\(key)", detail: detail)
    }

    // MARK: Values

    private func present(_ key: String) -> JSONValue? {
        let value = members[key]
        return value == .null ? nil : value
    }

    private func array(_ key: String) throws(Refusal) -> [JSONValue] {
        guard let value = present(key) else { return [] }
        guard case .array(let values) = value, values.count <= 100 else {
            throw refusal(.schema, key, "must be a list of at most 100")
        }
        return values
    }

    private func string(_ value: JSONValue, _ key: String, limit: Int) throws(Refusal) -> String {
        guard case .string(let text) = value else { throw refusal(.schema, key, "must be a text") }
        guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
            throw refusal(.schema, key, "must not be longer than \(limit) characters")
        }
        return text
    }

    private func time(_ value: JSONValue, _ key: String) throws(Refusal) -> Timestamp {
        guard case .string(let text) = value else { throw refusal(.schema, key, "must be a time as text") }
        guard let time = Timestamp(rfc3339: text) else {
            throw refusal(.badTimestamp, key, "must be a possible RFC 3339 time with its offset")
        }
        return time
    }

    private func object(_ value: JSONValue, _ key: String) throws(Refusal) -> FieldReader {
        guard case .object(let members) = value else { throw refusal(.schema, key, "must be an object") }
        return FieldReader(members, pointer: "\(pointer)/\(key)")
    }
}
