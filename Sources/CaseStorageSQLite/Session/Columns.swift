import CaseModel
import CaseStorage
import Foundation
import GRDB

extension Row {
    /// The value of a column as one of a closed list.
    ///
    /// - Throws: `corrupt` for a value that is not on it.
    func choice<Choice: RawRepresentable>(_ column: Int) throws -> Choice
    where Choice.RawValue: DatabaseValueConvertible {
        guard let raw = Choice.RawValue.fromDatabaseValue(self[column]), let choice = Choice(rawValue: raw) else {
            throw StoreError(.corrupt, "a row holds a value that is no \(Choice.self); was the file changed by hand?")
        }
        return choice
    }

    /// The instant in a column.
    func instant(_ column: Int) -> Timestamp { Timestamp(milliseconds: self[column]) }

    /// The instant in a column that may be empty.
    func instantIfAny(_ column: Int) -> Timestamp? {
        (self[column] as Int64?).map { Timestamp(milliseconds: $0) }
    }

    /// The bytes of a column.
    func bytes(_ column: Int) -> [UInt8] { [UInt8](self[column] as Data) }
}

/// How cases and lists are kept in a column: JSON with sorted keys, so equal values are equal texts.
enum Document {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    /// The text of `value`.
    static func text(_ value: some Encodable) throws -> String {
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw StoreError(.conflict, "a \(type(of: value)) cannot be written as JSON, a number in it is not finite")
        }
    }

    /// The value in a column.
    static func value<Value: Decodable>(_ row: Row, _ column: Int) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: row[column] as Data)
        } catch {
            throw StoreError(.corrupt, "a stored \(Value.self) cannot be read; was it written by another version?")
        }
    }
}
