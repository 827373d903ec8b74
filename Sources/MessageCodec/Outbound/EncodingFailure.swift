/// Why a task cannot leave in the dialect of its receiver: what, and in which item. It holds no value of the task.
package struct EncodingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package var code: Code
    /// JSON pointer (RFC 6901) to the item of the dialect; empty for the whole body.
    package var pointer: String
    /// What the receiver asks for, and what to do.
    package var detail: String

    /// A failure at `pointer`.
    package init(_ code: Code, pointer: String = "", detail: String) {
        self.code = code
        self.pointer = pointer
        self.detail = detail
    }

    /// The closed list of codes.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// An item that the receiver requires says nothing.
        case missingItem = "missing_item"
        /// A value that the code table of the profile does not know.
        case unknownCode = "unknown_code"
        /// A text longer than the receiver takes.
        case tooLong = "too_long"
        /// A body of more than 1 MiB.
        case tooLarge = "too_large"
    }

    /// One line, such as `unknown_code at /dispute_event_type: …`.
    package var description: String {
        pointer.isEmpty ? "\(code.rawValue): \(detail)" : "\(code.rawValue) at \(pointer): \(detail)"
    }
}
