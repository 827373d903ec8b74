import CaseStorage

extension LinkKeys {
    /// How many sides are the same: as many of these as of the others can be paired.
    func sidesInCommon(with other: LinkKeys) -> Int {
        let otherSide = Dictionary(other.people.map { ($0.key, $0.side) }) { first, _ in first }
        var own: Set<Int> = []
        var others: Set<Int> = []
        for (key, side) in people {
            guard let match = otherSide[key] else { continue }
            own.insert(side)
            others.insert(match)
        }
        return min(own.count, others.count)
    }
}
