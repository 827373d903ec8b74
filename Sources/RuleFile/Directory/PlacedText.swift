/// A text of the directory file or of the roster with its place, so that both are complained about alike.
struct PlacedText {
    let text: String
    let file: String
    /// Counted from 1.
    let line: Int
    let column: Int

    /// A complaint about this text.
    func error(_ code: RuleFileError.Code, _ reason: String) -> RuleFileError {
        RuleFileError(code: code, file: file, line: line, column: column, reason: reason)
    }
}
