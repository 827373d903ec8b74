/// Why a rule or directory file cannot be loaded: where, and what was expected there.
package struct RuleFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    package var code: Code
    /// The file as it was named, or the folder.
    package var file: String
    /// Counted from 1; 0 when the file as a whole is meant.
    package var line: Int
    /// Counted from 1; 0 when the file as a whole is meant.
    package var column: Int
    /// What was expected, and what to write instead.
    package var reason: String

    /// Kinds of mistakes.
    package enum Code: String, Hashable, Sendable {
        /// The folder, or a file that must be there, is not.
        case missing
        /// There, but not readable, or too large.
        case unreadable
        /// A file in the folder that no rule set has.
        case unknownFile
        /// Not YAML.
        case syntax
        /// A key that is not known here.
        case unknownKey
        /// A key that must be there is not.
        case missingKey
        /// A text where a list was expected, and the like.
        case wrongType
        /// A value out of the allowed ones.
        case badValue
        /// An id, code or name used twice.
        case duplicate
        /// A reference to something that is not defined.
        case unknownReference
        /// A rule that can never fire.
        case unreachable
    }

    /// A file that others refer to could not be read, though no mistake was found: a fault of the loader.
    static func incomplete(_ path: String) -> RuleFileError {
        RuleFileError(code: .unreadable, file: path, line: 0, column: 0, reason: "could not be read as a whole")
    }

    /// `file:line:column: reason`
    package var description: String {
        line > 0 ? "\(file):\(line):\(column): \(reason)" : "\(file): \(reason)"
    }
}
