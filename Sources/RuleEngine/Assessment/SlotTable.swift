/// The keywords of one text by slot: which words stand for a group, an exclusion or an exception of a sign.
struct SlotTable {
    /// Hits of the reading by slot, within a slot in reading order.
    private let hits: [Int32]
    /// For each slot, and one past the last, where its hits start.
    private let first: [Int32]

    /// Distributes the hits of `reading` over the slots of `rules` by counting, in linear time.
    init(_ reading: Reading, rules: CompiledRules) {
        var counts = [Int32](repeating: 0, count: rules.signAtSlot.count + 1)
        var uses: [(slot: Int32, hit: Int32)] = []
        uses.reserveCapacity(reading.hits.count * 2)
        for index in reading.hits.indices {
            let pattern = Int(reading.hits[index].pattern)
            for use in Int(rules.firstUse[pattern])..<Int(rules.firstUse[pattern + 1]) {
                if case .slot(let slot) = rules.uses[use] {
                    uses.append((slot, Int32(index)))
                    counts[Int(slot) + 1] += 1
                }
            }
        }
        for slot in counts.indices.dropFirst() { counts[slot] += counts[slot - 1] }
        var next = counts
        var hits = [Int32](repeating: 0, count: uses.count)
        for use in uses {
            hits[Int(next[Int(use.slot)])] = use.hit
            next[Int(use.slot)] += 1
        }
        self.hits = hits
        first = counts
    }

    /// Hits in this slot, as positions in the reading.
    subscript(slot: Int) -> ArraySlice<Int32> {
        hits[Int(first[slot])..<Int(first[slot + 1])]
    }

    /// Whether no keyword stands in this slot.
    func isEmpty(_ slot: Int) -> Bool {
        first[slot] == first[slot + 1]
    }
}
