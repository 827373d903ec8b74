import CaseModel

/// Finds where the signs of indicators show in one text.
struct SignMatcher {
    let reading: Reading
    let slots: SlotTable
    /// Numbers a message tells outside its texts (涉及人数).
    let peopleInvolved: Int?

    /// A sign found.
    struct Match {
        /// Positions of its keywords in the reading.
        var hits: [Int32]
        var number: NumberMention?
        /// The band the number or the sign sets, or nil for the indicator's own.
        var band: Band?
        var isHearsay: Bool
    }

    /// Every place where `sign` of `indicator` shows.
    func matches(_ sign: CompiledSign, of indicator: CompiledIndicator) -> [Match] {
        // Most signs of most texts end here.
        for slot in sign.groupSlots where slots.isEmpty(slot) { return [] }
        var groups: [[Int32]] = []
        for slot in sign.groupSlots {
            let group = counting(slots[slot], for: indicator)
            if group.isEmpty { return [] }
            groups.append(group)
        }
        let excluded = slots[sign.noneSlot]
        var matches: [Match] = []
        for anchor in groups[0] {
            guard let hits = complete(anchor, groups, sign), !isExcluded(anchor, excluded, sign) else { continue }
            var number: (mention: NumberMention?, band: Band?)
            if let condition = sign.number {
                guard let found = satisfied(condition, near: anchor) else { continue }
                number = found
            }
            let isHearsay =
                indicator.heedsHearsay && hits.contains { reading.hits[Int($0)].flags.contains(.hearsay) }
            matches.append(
                Match(hits: hits, number: number.mention, band: number.band ?? sign.band, isHearsay: isHearsay)
            )
        }
        return matches
    }

    /// The keywords that count: not denied, past, asked or part of a trade name, and not inside an exception.
    private func counting(_ candidates: ArraySlice<Int32>, for indicator: CompiledIndicator) -> [Int32] {
        let exceptions = slots[indicator.exceptSlot]
        var nextException = exceptions.startIndex
        var coveredUntil: Int32 = -1
        return candidates.filter { candidate in
            let hit = reading.hits[Int(candidate)]
            // Both run in reading order, the longest first at each start.
            while nextException < exceptions.endIndex, exceptions[nextException] <= candidate {
                coveredUntil = max(coveredUntil, reading.hits[Int(exceptions[nextException])].end)
                nextException += 1
            }
            return hit.end > coveredUntil && hit.flags.isDisjoint(with: indicator.excludedBy)
        }
    }

    /// One keyword of every group within reach of the anchor, or nil.
    private func complete(_ anchor: Int32, _ groups: [[Int32]], _ sign: CompiledSign) -> [Int32]? {
        var hits = [anchor]
        var previous = anchor
        for group in groups.dropFirst() {
            let from = sign.isOrdered ? previous : anchor
            guard let hit = partner(of: from, in: group, sign) else { return nil }
            hits.append(hit)
            previous = hit
        }
        return hits
    }

    private func partner(of anchor: Int32, in group: [Int32], _ sign: CompiledSign) -> Int32? {
        let first = reading.hits[Int(anchor)]
        let bounds = stretch(around: first, sign.within)
        var low = 0
        var high = group.count
        let start = sign.isOrdered ? first.end : bounds.lowerBound
        while low < high {
            let middle = (low + high) / 2
            if reading.hits[Int(group[middle])].start < start { low = middle + 1 } else { high = middle }
        }
        while low < group.count {
            let hit = reading.hits[Int(group[low])]
            if hit.start >= bounds.upperBound { return nil }
            if hit.start >= first.end || hit.end <= first.start { return group[low] }
            low += 1
        }
        return nil
    }

    /// The characters in which a keyword belongs to `hit`.
    private func stretch(around hit: Reading.Hit, _ reach: Reach) -> Range<Int32> {
        let clause = reading.clauses.clauseAt[Int(hit.start)]
        let end = Int32(reading.text.characters.count)
        switch reach {
        case .clause:
            let bounds = reading.clauses.clauses[Int(clause)]
            return bounds.start..<bounds.end
        case .sentence: return reading.clauses.sentenceBounds(ofClause: Int(clause))
        case .text: return 0..<end
        case .characters(let count):
            let bounds = reading.clauses.sentenceBounds(ofClause: Int(clause))
            let reach = Int32(clamping: count)
            return max(bounds.lowerBound, hit.start - reach)..<min(bounds.upperBound, hit.end + reach + 1)
        }
    }

    private func isExcluded(_ anchor: Int32, _ excluded: ArraySlice<Int32>, _ sign: CompiledSign) -> Bool {
        if excluded.isEmpty { return false }
        let reach: Reach = if case .characters = sign.within { .clause } else { sign.within }
        let bounds = stretch(around: reading.hits[Int(anchor)], reach)
        return excluded.contains { bounds.contains(reading.hits[Int($0)].start) }
    }

    /// The number that meets the condition with the highest level, or nil.
    private func satisfied(
        _ condition: NumberCondition,
        near anchor: Int32
    ) -> (mention: NumberMention?, band: Band?)? {
        let bounds = stretch(around: reading.hits[Int(anchor)], condition.within)
        var value = condition.kind == .people ? peopleInvolved ?? 0 : 0
        var mention: NumberMention?
        for candidate in reading.numbers
        where candidate.kind == condition.kind && candidate.value > value && bounds.contains(candidate.start) {
            value = candidate.value
            mention = candidate
        }
        guard let level = condition.levels.last(where: { $0.atLeast <= value }) else { return nil }
        return (mention, level.band)
    }
}
