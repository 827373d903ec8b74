/// The keywords of one text by slot: which words stand for a group, an exclusion or an exception of a sign.
///
/// Most slots are only asked whether anything stands in them, so the hits of a slot are a chain that is followed only
/// when a sign is looked at closely.
struct SlotTable {
    /// By slot, its first link counted from 1, or 0.
    private let first: [Int32]
    private let links: [Link]
    /// Slots in which signs begin and keywords stand: by the last keyword, the later ones first.
    private let anchors: [UInt16]
    private let anchorCount: Int

    private struct Link {
        /// Position of the hit in the reading.
        var hit: Int32
        /// The next link of the slot counted from 1, or 0.
        var next: Int32
    }

    /// Distributes the hits of `reading` over the slots of `rules`, in one pass.
    init(_ reading: Reading, rules: CompiledRules) {
        let table = rules.slotUses
        let uses = table.uses.span
        let hits = reading.hits
        var first = [Int32](repeating: 0, count: rules.slotCount)
        var links: [Link] = []
        links.reserveCapacity(hits.count * 6)
        // One more than there are slots: each slot is written, and only what is an anchor is counted.
        var anchors = [UInt16](repeating: 0, count: rules.slotCount + 1)
        var anchorCount = 0
        var slots = first.mutableSpan
        var found = anchors.mutableSpan
        // From the end, so that each chain runs in reading order.
        for index in hits.indices.reversed() {
            for position in table.range(of: hits[index].pattern) {
                let use = uses[position]
                let next = slots[Int(use.slot)]
                found[anchorCount] = use.slot
                anchorCount += use.isAnchor && next == 0 ? 1 : 0
                links.append(Link(hit: Int32(truncatingIfNeeded: index), next: next))
                slots[Int(use.slot)] = Int32(truncatingIfNeeded: links.count)
            }
        }
        self.first = first
        self.links = links
        self.anchors = anchors
        self.anchorCount = anchorCount
    }

    /// The signs that have a keyword in every group, as far as a glance tells, and none that rules them out.
    func openSigns(_ rules: CompiledRules) -> [Int32] {
        var open: [Int32] = []
        let table = rules.signsAtSlot
        let gates = table.uses.span
        let first = first.span
        for anchor in anchors[..<anchorCount] {
            for position in table.range(of: Int32(anchor)) {
                let gate = gates[position]
                if first[Int(gate.lastSlot)] != 0, first[Int(gate.secondLastSlot)] != 0,
                    first[Int(gate.unlessSlot)] == 0
                {
                    open.append(gate.sign)
                }
            }
        }
        return open
    }

    /// The first hit in this slot, as its position in the reading.
    func firstHit(in slot: Int) -> Int32? { first[slot] == 0 ? nil : links[Int(first[slot]) - 1].hit }

    /// Hits in this slot, as positions in the reading, in reading order.
    subscript(slot: Int) -> [Int32] {
        var hits: [Int32] = []
        var link = first[slot]
        while let hit = nextHit(&link) { hits.append(hit) }
        return hits
    }

    /// Where the chain of a slot begins, for ``nextHit(_:)``.
    func chain(of slot: Int) -> Int32 { first[slot] }

    /// The hit at `link` of a chain, which moves on; nil at its end.
    func nextHit(_ link: inout Int32) -> Int32? {
        guard link != 0 else { return nil }
        let place = links[Int(link) - 1]
        link = place.next
        return place.hit
    }

    /// Whether no keyword stands in this slot.
    func isEmpty(_ slot: Int) -> Bool { first[slot] == 0 }
}
