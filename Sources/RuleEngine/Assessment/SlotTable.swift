/// The keywords of one text by slot: which words stand for a group, an exclusion or an exception of a sign.
///
/// Only slots that a word of the text stands in are held; they are few.
struct SlotTable {
    /// By slot, its position in `used` counted from 1, or 0.
    private var place: [Int16]
    private var used: [Used] = []
    /// Hits of the reading, the slots one after another, within a slot in reading order.
    private var hits: [Int32] = []

    private struct Used {
        var slot: Int32
        var first: Int32
        var count: Int32
    }

    /// Distributes the hits of `reading` over the slots of `rules` by counting, in linear time.
    init(_ reading: Reading, rules: CompiledRules) {
        place = [Int16](repeating: 0, count: rules.signAtSlot.count)
        var total: Int32 = 0
        let uses = rules.slotUses
        for hit in reading.hits {
            for use in uses.range(of: hit.pattern) {
                let slot = uses[use]
                let known = Int(place[Int(slot)])
                if known > 0 {
                    used[known - 1].count += 1
                } else {
                    used.append(Used(slot: slot, first: 0, count: 1))
                    place[Int(slot)] = Int16(truncatingIfNeeded: used.count)
                }
                total += 1
            }
        }
        guard total > 0 else { return }
        var first: Int32 = 0
        for index in used.indices {
            used[index].first = first
            first += used[index].count
            used[index].count = 0
        }
        hits = [Int32](repeating: 0, count: Int(total))
        for index in reading.hits.indices {
            for use in uses.range(of: reading.hits[index].pattern) {
                let known = Int(place[Int(uses[use])]) - 1
                hits[Int(used[known].first + used[known].count)] = Int32(truncatingIfNeeded: index)
                used[known].count += 1
            }
        }
    }

    /// Slots with at least one hit, in the order in which the text fills them.
    var slots: some Sequence<Int> { used.lazy.map { Int($0.slot) } }

    /// Hits in this slot, as positions in the reading.
    subscript(slot: Int) -> ArraySlice<Int32> {
        let known = Int(place[slot])
        guard known > 0 else { return [] }
        let used = used[known - 1]
        return hits[Int(used.first)..<Int(used.first + used.count)]
    }

    /// Whether no keyword stands in this slot.
    func isEmpty(_ slot: Int) -> Bool { place[slot] == 0 }
}
