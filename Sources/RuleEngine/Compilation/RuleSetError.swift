/// Why a rule set cannot be compiled.
package struct RuleSetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    package var code: Code
    /// The rule, such as `R05` or `D0401`, or the part of the rule set, such as `context`.
    package var rule: String
    /// What is wrong and what to write instead.
    package var reason: String

    /// Kinds of mistakes.
    package enum Code: String, Hashable, Sendable {
        /// `$name` names no list of the vocabulary.
        case unknownList
        /// A word that is empty once blanks are gone.
        case emptyWord
        /// A rule without words, or a group without words, can never fire.
        case unreachable
        /// An id used twice.
        case duplicate
        /// A reference to an indicator that is not defined.
        case unknownIndicator
        /// More words, signs or rules than one set may hold.
        case tooLarge
    }

    package var description: String { "\(rule): \(reason)" }
}
