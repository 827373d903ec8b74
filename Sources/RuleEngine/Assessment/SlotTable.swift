/// The keywords of one text by slot: which words stand for a group, an exclusion or an exception of a sign.
///
/// Most slots are only asked whether anything stands in them, so the hits of a slot are a chain, and become an array
/// when a sign is looked at closely.
struct SlotTable {
    /// By slot, its first link counted from 1, or 0.
    private var first: [Int32]
    private var links: [Link] = []
    /// Slots with at least one hit.
    private(set) var slots: [Int32] = []

    private struct Link {
        /// Position of the hit in the reading.
        var hit: Int32
        /// The next link of the slot counted from 1, or 0.
        var next: Int32
    }

    /// Distributes the hits of `reading` over the slots of `rules`, in one pass.
    init(_ reading: Reading, rules: CompiledRules) {
        first = [Int32](repeating: 0, count: rules.slotCount)
        let uses = rules.slotUses
        links.reserveCapacity(reading.hits.count * 4)
        slots.reserveCapacity(96)
        // From the end, so that each chain runs in reading order.
        for index in reading.hits.indices.reversed() {
            for use in uses.range(of: reading.hits[index].pattern) {
                let slot = uses[use]
                let next = first[Int(slot)]
                if next == 0 { slots.append(slot) }
                links.append(Link(hit: Int32(truncatingIfNeeded: index), next: next))
                first[Int(slot)] = Int32(truncatingIfNeeded: links.count)
            }
        }
    }

    /// Hits in this slot, as positions in the reading, in reading order.
    subscript(slot: Int) -> [Int32] { hits(in: slot) { _ in true } }

    /// Hits in this slot that `counts` takes, in reading order.
    func hits(in slot: Int, where counts: (Int32) -> Bool) -> [Int32] {
        var hits: [Int32] = []
        var link = first[slot]
        while link != 0 {
            let place = links[Int(link) - 1]
            if counts(place.hit) { hits.append(place.hit) }
            link = place.next
        }
        return hits
    }

    /// Whether no keyword stands in this slot.
    func isEmpty(_ slot: Int) -> Bool { first[slot] == 0 }
}
