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
        case .conflict, .corrupt, .closed, .owned, .missing, .notDurable, .schema: false
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
        /// There is no store at this place, or it cannot be made there.
        case missing
        /// `synchronous=FULL` could not be verified.
        case notDurable = "not_durable"
        /// The schema is newer than this program.
        case schema
    }
}

extension StoreError {
    /// A case was decided on top of another version than the stored one.
    package static func staleCase(id: String, version: Int, stored: Int?) -> StoreError {
        let found = stored.map { "version \($0) is stored" } ?? "it is not stored"
        return StoreError(
            .conflict,
            "case \(id) cannot become version \(version): \(found); decide again on what is stored"
        )
    }

    /// A link does not continue the trail's chain.
    package static let brokenChain = StoreError(
        .conflict,
        "a trail entry does not continue the chain; take its previous digest from the head in the same transaction"
    )

    /// The row of an accepted message is missing.
    package static func noMessage(_ sequence: Int64) -> StoreError {
        StoreError(.conflict, "there is no message \(sequence) to settle")
    }
}
