/// A store that could not do what it promises. Texts name files and causes, never a value of a message.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    package var code: Code
    /// What happened, where, and what to do.
    package var text: String

    /// An error.
    package init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text
    }

    package var description: String { "\(code.rawValue): \(text)" }

    /// Nothing is wrong with the message: intake pauses and tries again.
    package var pausesIntake: Bool {
        switch code {
        case .full, .ioError, .locked, .readOnly: true
        case .conflict, .corrupt, .closed, .owned, .notDurable, .schema: false
        }
    }

    /// What went wrong.
    package enum Code: String, Sendable, CaseIterable {
        case full
        case ioError = "io_error"
        case locked
        case readOnly = "read_only"
        /// A case was saved on top of another version than the one read.
        case conflict
        case corrupt
        case closed
        /// Another process owns the store.
        case owned
        /// `synchronous=FULL` could not be verified.
        case notDurable = "not_durable"
        /// The schema is newer than this program.
        case schema
    }
}
