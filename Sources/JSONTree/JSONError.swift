/// Why bytes are not a JSON text this product takes, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    package var kind: Kind
    /// Number of bytes before the fault; 0 when the text as a whole is at fault.
    package var offset: Int

    /// A fault at `offset`.
    package init(_ kind: Kind, at offset: Int = 0) {
        self.kind = kind
        self.offset = offset
    }

    /// What is wrong.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// No bytes, or nothing but white space.
        case empty
        /// More bytes than the limit.
        case tooLarge
        /// More containers inside each other than the limit.
        case tooDeep
        /// Not UTF-8, or not the encoding it was said to be in.
        case notUTF8
        /// Not JSON as RFC 8259 has it.
        case syntax
        /// A key with an escaped NUL, which C would cut short.
        case unusableKey
        /// A number too large for a double.
        case numberOutOfRange
        /// The C library could not allocate.
        case outOfMemory
    }

    /// The fault in words, without any part of the text.
    package var description: String {
        switch kind {
        case .empty: "the text is empty"
        case .tooLarge: "the text is larger than the limit"
        case .tooDeep: "containers are nested deeper than the limit at byte \(offset)"
        case .notUTF8: "the bytes are not in the expected text encoding at byte \(offset)"
        case .syntax: "not JSON at byte \(offset)"
        case .unusableKey: "a key holds U+0000 before byte \(offset)"
        case .numberOutOfRange: "a number is out of range at byte \(offset)"
        case .outOfMemory: "out of memory while reading JSON"
        }
    }
}
