/// Rows by key that can be put back to the last commit.
///
/// The journal holds what each change replaced, so a transaction costs what it changes and not what is stored.
struct JournaledTable<Key: Hashable, Row> {
    private var rows: [Key: Row] = [:]
    private var replaced: [(key: Key, row: Row?)] = []

    var count: Int { rows.count }
    var keys: Dictionary<Key, Row>.Keys { rows.keys }
    var values: Dictionary<Key, Row>.Values { rows.values }

    subscript(key: Key) -> Row? {
        get { rows[key] }
        set {
            replaced.append((key, rows[key]))
            rows[key] = newValue
        }
    }

    /// Keeps what was changed since the last commit.
    mutating func commit() {
        replaced.removeAll(keepingCapacity: true)
    }

    /// Puts everything back to the last commit.
    mutating func rollBack() {
        for (key, row) in replaced.reversed() { rows[key] = row }
        replaced.removeAll(keepingCapacity: true)
    }
}
