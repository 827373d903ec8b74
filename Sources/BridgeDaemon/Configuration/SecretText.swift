/// The text of a secret setting, which may stand in a file of its own: `file:PATH`.
enum SecretText {
    /// What a setting begins with when its text stands in a file.
    static let filePrefix = "file:"

    /// The secret itself, white space at its end removed.
    ///
    /// - Parameter folder: where a relative path starts.
    /// - Throws: `FileError` when the file cannot be read.
    static func resolve(_ text: String, in folder: String) throws(FileError) -> String {
        guard text.hasPrefix(filePrefix) else { return text }
        let path = FilePlace.resolve(String(text.dropFirst(filePrefix.count)), in: folder)
        let content = try FileContent.text(ofFile: path)
        let end = content.lastIndex { !$0.isWhitespace }.map(content.index(after:)) ?? content.startIndex
        return String(content[..<end])
    }
}
