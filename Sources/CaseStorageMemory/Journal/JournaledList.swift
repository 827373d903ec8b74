/// Rows numbered from 1 in the order they were added, that can be put back to the last commit.
struct JournaledList<Row> {
    private var rows: [Row] = []
    private var committed = 0
    private var replaced: [(index: Int, row: Row)] = []

    var count: Int { rows.count }

    /// All rows, oldest first.
    var all: [Row] { rows }

    /// The newest row with its number.
    var last: (number: Int64, row: Row)? {
        rows.last.map { (Int64(rows.count), $0) }
    }

    /// The row with this number, or nil.
    func row(_ number: Int64) -> Row? {
        index(of: number).map { rows[$0] }
    }

    /// Up to `limit` rows from `number` on, oldest first.
    func rows(from number: Int64, limit: Int) -> [(number: Int64, row: Row)] {
        let first = Int(clamping: max(number, 1) - 1)
        guard first < rows.count, limit > 0 else { return [] }
        let end = rows.count - first <= limit ? rows.count : first + limit
        return (first..<end).map { (Int64($0 + 1), rows[$0]) }
    }

    /// Adds a row and returns its number.
    @discardableResult
    mutating func append(_ row: Row) -> Int64 {
        rows.append(row)
        return Int64(rows.count)
    }

    /// Changes the row with this number; returns false when there is none.
    @discardableResult
    mutating func update(_ number: Int64, _ change: (inout Row) -> Void) -> Bool {
        guard let index = index(of: number) else { return false }
        replaced.append((index, rows[index]))
        change(&rows[index])
        return true
    }

    private func index(of number: Int64) -> Int? {
        number >= 1 && number <= Int64(rows.count) ? Int(number) - 1 : nil
    }

    /// Keeps what was changed since the last commit.
    mutating func commit() {
        committed = rows.count
        replaced.removeAll(keepingCapacity: true)
    }

    /// Puts everything back to the last commit.
    mutating func rollBack() {
        for (index, row) in replaced.reversed() { rows[index] = row }
        replaced.removeAll(keepingCapacity: true)
        rows.removeLast(rows.count - committed)
    }
}
