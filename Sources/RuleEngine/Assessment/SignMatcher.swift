import CaseModel

/// Finds where the signs of indicators show in one text.
final class SignMatcher {
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

    /// Whether a keyword of every group of the sign stands in the text and nothing rules its indicator out.
    func isPossible(_ sign: Int32) -> Bool {
        guard slots.isEmpty(Int(rules.unlessSlots[Int(sign)])) else { return false }
        for gate in rules.gates.range(of: sign) where slots.isEmpty(Int(rules.gates[gate])) { return false }
        return true
    }

    /// Every place where `sign` shows.
    func matches(_ sign: CompiledSign) -> [Match] {
        let indicator = rules.indicators[sign.indicator]
        guard slots.isEmpty(indicator.unlessSlot) else { return [] }
        // Most signs of most texts end here.
        for slot in sign.groupSlots where slots.isEmpty(slot) { return [] }
        if let fields = sign.fields, fields.unmet(by: input) != nil { return [] }
        var groups: [[Int32]] = []
        for slot in sign.groupSlots {
            let group = counting(slot, for: indicator)
            if group.isEmpty { return [] }
            groups.append(group)
        }
        let excluded = slots[sign.noneSlot]
        var matches: [Match] = []
        var certain = 0
        for anchor in groups[0] where certain < max(Self.enough, sign.count) {
            guard let hits = complete(anchor, groups, sign), exclusion(of: anchor, excluded, sign) == nil else {
                continue
            }
            var number: (mention: NumberMention?, band: Band?)
            if let condition = sign.number {
                guard let found = satisfied(condition, near: anchor, indicator) else { continue }
                number = found
            }
            let isHearsay =
                indicator.heedsHearsay && hits.contains { reading.hits[Int($0)].context.contains(.hearsay) }
            if !isHearsay { certain += 1 }
            matches.append(
                Match(hits: hits, number: number.mention, band: number.band ?? sign.band, isHearsay: isHearsay)
            )
        }
        return matches.count >= sign.count ? matches : []
    }

    /// The keywords of a slot that count: not denied, past, asked or part of a trade name, and not inside an exception.
    func counting(_ slot: Int, for indicator: CompiledIndicator) -> [Int32] {
        let exceptions = slots[indicator.exceptSlot]
        var nextException = 0
        var coveredUntil: Int32 = -1
        return slots.hits(in: slot) { candidate in
            let hit = reading.hits[Int(candidate)]
            // Both run in reading order, the longest first at each start.
            while nextException < exceptions.count, exceptions[nextException] <= candidate {
                coveredUntil = max(coveredUntil, reading.hits[Int(exceptions[nextException])].end)
                nextException += 1
            }
            return hit.end > coveredUntil && hit.context.isDisjoint(with: indicator.excludedBy)
        }
    }

    /// One keyword of every group within reach of the anchor, or nil.
    func complete(_ anchor: Int32, _ groups: [[Int32]], _ sign: CompiledSign) -> [Int32]? {
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
        var next = firstPosition(in: group, from: sign.isOrdered ? first.end : bounds.lowerBound)
        while next < group.count {
            let hit = reading.hits[Int(group[next])]
            if hit.start >= bounds.upperBound { return nil }
            if hit.start >= first.end || hit.end <= first.start { return group[next] }
            next += 1
        }
        return nil
    }

    /// Where the hits that start at `start` or later begin among `positions`, which stand in reading order.
    private func firstPosition(in positions: [Int32], from start: Int32) -> Int {
        var low = positions.startIndex
        var high = positions.endIndex
        while low < high {
            let middle = (low + high) / 2
            if reading.hits[Int(positions[middle])].start < start { low = middle + 1 } else { high = middle }
        }
        return low
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
        let first = firstPosition(in: excluded, from: bounds.lowerBound)
        guard first < excluded.endIndex, bounds.contains(reading.hits[Int(excluded[first])].start) else { return nil }
        return excluded[first]
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
