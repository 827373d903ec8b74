/// A list from outside: alert numbers and task ids, one a line; empty lines and lines that start with `#` do not count.
package struct ExpectedIDs: Hashable, Sendable {
    package var alerts: Set<String>
    package var tasks: Set<String>

    /// Reads a list. An id of the form of a UUID is a task id, any other an alert number.
    package init(text: String) {
        alerts = []
        tasks = []
        for line in text.split(whereSeparator: \.isNewline) {
            let id = String(line.trimmed)
            if id.isEmpty || id.hasPrefix("#") { continue }
            if ExpectedIDs.isUUID(id) {
                tasks.insert(id.lowercased())
            } else {
                alerts.insert(id)
            }
        }
    }

    /// Whether it has the form of a task id.
    static func isUUID(_ id: String) -> Bool {
        let groups = id.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }
}
