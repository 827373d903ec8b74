import CaseModel

/// Finds where the signs of indicators show in one text.
struct SignMatcher {
    let reading: Reading
    let slots: SlotTable
    let rules: CompiledRules
    let input: AssessmentInput

    /// So many certain places of a sign are enough: more would add nothing but evidence nobody reads.
    private static let enough = 16

    /// A matcher over `reading`, one of the texts of `input`.
    init(_ reading: Reading, of input: AssessmentInput, rules: CompiledRules) {
        self.reading = reading
        self.input = input
        self.rules = rules
        slots = SlotTable(reading, rules: rules)
    }

    /// A sign found.
    struct Match {
        /// Positions of its keywords in the reading.
        var hits: [Int32]
        var number: NumberMention?
        /// The band the number or the sign sets, or nil for the indicator's own.
        var band: Band?
        var isHearsay: Bool
    }

    /// Every place where `sign` shows.
    func matches(_ sign: CompiledSign) -> [Match] {
        let indicator = rules.indicators[sign.indicator]
        guard slots.isEmpty(indicator.unlessSlot) else { return [] }
        for slot in sign.groupSlots where slots.isEmpty(slot) { return [] }
        if let fields = sign.fields, fields.unmet(by: input) != nil { return [] }
        var groups = KeywordGroups(count: sign.groupSlots.count)
        for (group, slot) in sign.groupSlots.enumerated() {
            collect(slot, for: indicator, into: &groups)
            if groups.range(of: group).isEmpty { return [] }
        }
        var found: [Int32] = []
        let excluded = slots[sign.noneSlot]
        var matches: [Match] = []
        var certain = 0
        for anchor in groups.range(of: 0) where certain < max(Self.enough, sign.count) {
            guard complete(groups[anchor], groups, sign, in: &found),
                exclusion(of: groups[anchor], excluded, sign) == nil
            else { continue }
            var number: (mention: NumberMention?, band: Band?)
            if let condition = sign.number {
                guard let found = satisfied(condition, near: groups[anchor], indicator) else { continue }
                number = found
            }
            let isHearsay =
                indicator.heedsHearsay && found.contains { reading.hits[Int($0)].context.contains(.hearsay) }
            if !isHearsay { certain += 1 }
            matches.append(
                Match(hits: found, number: number.mention, band: number.band ?? sign.band, isHearsay: isHearsay)
            )
        }
        return matches.count >= sign.count ? matches : []
    }

    /// Adds a group of the keywords of a slot that count: not denied, past, asked or part of a trade name, and not
    /// inside an exception.
    func collect(_ slot: Int, for indicator: CompiledIndicator, into groups: inout KeywordGroups) {
        var exceptions = slots.chain(of: indicator.exceptSlot)
        var exception = slots.nextHit(&exceptions)
        var coveredUntil: Int32 = -1
        var candidates = slots.chain(of: slot)
        while let candidate = slots.nextHit(&candidates) {
            let hit = reading.hits[Int(candidate)]
            // Both run in reading order, the longest first at each start.
            while let position = exception, position <= candidate {
                coveredUntil = max(coveredUntil, reading.hits[Int(position)].end)
                exception = slots.nextHit(&exceptions)
            }
            if hit.end > coveredUntil, hit.context.isDisjoint(with: indicator.excludedBy) { groups.append(candidate) }
        }
        groups.endGroup()
    }

    /// Whether a keyword of every group stands within reach of the anchor; then `hits` holds one of each.
    func complete(_ anchor: Int32, _ groups: KeywordGroups, _ sign: CompiledSign, in hits: inout [Int32]) -> Bool {
        hits.removeAll(keepingCapacity: true)
        hits.append(anchor)
        var previous = anchor
        for group in 1..<groups.count {
            let from = sign.isOrdered ? previous : anchor
            guard let hit = partner(of: from, in: groups, groups.range(of: group), sign) else { return false }
            hits.append(hit)
            previous = hit
        }
        return true
    }

    private func partner(
        of anchor: Int32,
        in groups: KeywordGroups,
        _ places: Range<Int>,
        _ sign: CompiledSign
    ) -> Int32? {
        let first = reading.hits[Int(anchor)]
        let bounds = stretch(around: first, sign.within)
        let start = sign.isOrdered ? first.end : bounds.lowerBound
        var next = places.lowerBound
        var end = places.upperBound
        while next < end {
            let middle = (next + end) / 2
            if reading.hits[Int(groups[middle])].start < start { next = middle + 1 } else { end = middle }
        }
        while next < places.upperBound {
            let hit = reading.hits[Int(groups[next])]
            if hit.start >= bounds.upperBound { return nil }
            if hit.start >= first.end || hit.end <= first.start { return groups[next] }
            next += 1
        }
        return nil
    }

    /// The characters in which a keyword belongs to `hit`.
    private func stretch(around hit: KeywordHit, _ reach: Reach) -> Range<Int32> {
        switch reach {
        case .clause:
            let clause = reading.clauses.clauses[Int(hit.clause)]
            return clause.start..<clause.end
        case .sentence: return reading.clauses.sentence(ofClause: hit.clause)
        case .text: return 0..<Int32(reading.text.characters.count)
        case .characters(let count):
            let bounds = reading.clauses.sentence(ofClause: hit.clause)
            let reach = Int32(clamping: count)
            return max(bounds.lowerBound, hit.start - reach)..<min(bounds.upperBound, hit.end + reach + 1)
        }
    }

    /// The first word that rules the sign out beside `anchor`, or nil.
    func exclusion(of anchor: Int32, _ excluded: [Int32], _ sign: CompiledSign) -> Int32? {
        if excluded.isEmpty { return nil }
        let reach: Reach = if case .characters = sign.within { .clause } else { sign.within }
        let bounds = stretch(around: reading.hits[Int(anchor)], reach)
        let first = firstIndex(of: excluded, from: bounds.lowerBound)
        guard first < excluded.endIndex, bounds.contains(reading.hits[Int(excluded[first])].start) else { return nil }
        return excluded[first]
    }

    /// Where the hits that start at `start` or later begin among `positions`, which stand in reading order.
    private func firstIndex(of positions: [Int32], from start: Int32) -> Int {
        var low = positions.startIndex
        var high = positions.endIndex
        while low < high {
            let middle = (low + high) / 2
            if reading.hits[Int(positions[middle])].start < start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number that meets the condition with the highest level, or nil.
    private func satisfied(
        _ condition: NumberCondition,
        near anchor: Int32,
        _ indicator: CompiledIndicator
    ) -> (mention: NumberMention?, band: Band?)? {
        let largest = largest(condition, near: anchor, for: indicator)
        guard let level = condition.levels.last(where: { $0.atLeast <= largest.value }) else { return nil }
        return (largest.mention, level.band)
    }

    /// The largest number of the kind in reach; people may also be told in a field of the alert.
    func largest(
        _ condition: NumberCondition,
        near anchor: Int32,
        for indicator: CompiledIndicator
    ) -> (value: Int, mention: NumberMention?) {
        let bounds = stretch(around: reading.hits[Int(anchor)], condition.within)
        var value = condition.kind == .people ? input.peopleInvolved ?? 0 : 0
        var mention: NumberMention?
        for candidate in reading.numbers
        where candidate.kind == condition.kind && candidate.value > value && bounds.contains(candidate.start)
            && candidate.context.isDisjoint(with: indicator.excludedBy)
        {
            value = candidate.value
            mention = candidate
        }
        return (value, mention)
    }
}
