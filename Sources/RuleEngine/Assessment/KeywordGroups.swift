/// The keywords that count for each group of a sign, as positions in the reading, in one array.
struct KeywordGroups {
    private var positions: [Int32] = []
    /// By group, one past its last position.
    private var ends: [Int] = []

    /// No group yet, with room for `count`.
    init(count: Int) {
        ends.reserveCapacity(count)
        positions.reserveCapacity(count * 2)
    }

    /// These groups.
    init(_ groups: [[Int32]]) {
        self.init(count: groups.count)
        for group in groups {
            positions += group
            endGroup()
        }
    }

    /// How many groups there are.
    var count: Int { ends.count }

    /// Where the keywords of a group stand.
    func range(of group: Int) -> Range<Int> {
        (group == 0 ? 0 : ends[group - 1])..<ends[group]
    }

    /// The keyword at this place.
    subscript(place: Int) -> Int32 { positions[place] }

    /// Adds a keyword to the group that is being filled.
    mutating func append(_ position: Int32) { positions.append(position) }

    /// Ends the group that is being filled.
    mutating func endGroup() { ends.append(positions.count) }
}
