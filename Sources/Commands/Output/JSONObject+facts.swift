import CaseModel
import JSONTree

extension JSONValue {
    /// A string, or null for nil.
    init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

    /// A number.
    init(_ number: Int) { self = .integer(Int64(number)) }

    /// A time in RFC 3339, or null for nil.
    init(_ instant: Timestamp?) { self = instant.map { .string($0.rfc3339) } ?? .null }
}
