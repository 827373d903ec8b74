/// What is wrong with a profile file, and where.
package struct ProfileError: Error, Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1; 0 when the file as a whole is at fault.
    package var line: Int
    /// From 1, in Unicode scalars; 0 when the file as a whole is at fault.
    package var column: Int
    /// What was expected.
    package var message: String

    /// One line, such as `gat-pinyin.yaml:12:9: unknown key "form"`.
    package var description: String {
        line == 0 ? "\(file): \(message)" : "\(file):\(line):\(column): \(message)"
    }
}
