import CaseModel

/// Finds out what became of each sign that fired or nearly did.
struct SignTracer {
    private let reading: Reading
    private let rules: CompiledRules
    private let input: AssessmentInput
    private let matcher: SignMatcher

    init(_ reading: Reading, of input: AssessmentInput, rules: CompiledRules) {
        self.reading = reading
        self.rules = rules
        self.input = input
        matcher = SignMatcher(reading, of: input, rules: rules)
    }

    /// Signs of which all keywords stand in the text, or all but one of three or more, in the order of the rules.
    func traces() -> [SignTrace] {
        rules.signs.filter(isNear).map(trace)
    }

    private func isNear(_ sign: CompiledSign) -> Bool {
        let missing = sign.groupSlots.count { matcher.slots.isEmpty($0) }
        return missing == 0 || (missing == 1 && sign.groupSlots.count >= 3)
    }

    private func trace(_ sign: CompiledSign) -> SignTrace {
        let indicator = rules.indicators[sign.indicator]
        let matches = matcher.matches(sign)
        let outcome: SignTrace.Outcome
        let shown: [Int32]
        if matches.isEmpty {
            outcome = obstacle(sign, indicator)
            shown = sign.groupSlots.compactMap { matcher.slots.firstHit(in: $0) }
        } else {
            outcome = .fired(hearsay: matches.allSatisfy(\.isHearsay))
            shown = matches.flatMap(\.hits)
        }
        let hits = Set(shown).sorted().map { reading.hits[Int($0)] }
        return SignTrace(
            indicator: indicator.id,
            sign: sign.title,
            outcome: outcome,
            evidence: hits.map { reading.evidence($0, rule: indicator.id) }
        )
    }

    /// The first thing that keeps the sign from firing, in the order in which the matcher looks.
    private func obstacle(_ sign: CompiledSign, _ indicator: CompiledIndicator) -> SignTrace.Outcome {
        if let word = matcher.slots.firstHit(in: indicator.unlessSlot) {
            return .ruledOut(by: evidence(word, indicator))
        }
        if let name = sign.fields?.unmet(by: input) { return .field(name: name) }
        var groups = KeywordGroups(count: sign.groupSlots.count)
        for (number, slot) in sign.groupSlots.enumerated() {
            matcher.collect(slot, for: indicator, into: &groups)
            guard groups.range(of: number).isEmpty else { continue }
            if let first = matcher.slots.firstHit(in: slot) { return discount(first, indicator) }
            return .missing(group: number, examples: examples(slot))
        }
        return obstacle(among: groups, sign, indicator)
    }

    private func obstacle(
        among groups: KeywordGroups,
        _ sign: CompiledSign,
        _ indicator: CompiledIndicator
    ) -> SignTrace.Outcome {
        var hits: [Int32] = []
        let anchors = groups.range(of: 0).map { groups[$0] }
        let complete = anchors.filter { matcher.complete($0, groups, sign, in: &hits) }
        guard let anchor = complete.first else {
            let far = (1..<groups.count).first { index in
                let pair = KeywordGroups([anchors, groups.range(of: index).map { groups[$0] }])
                return anchors.allSatisfy { !matcher.complete($0, pair, sign, in: &hits) }
            }
            let group = far ?? groups.count - 1
            return .missing(group: group, examples: examples(sign.groupSlots[group]))
        }
        let excluded = matcher.slots[sign.noneSlot]
        if let word = matcher.exclusion(of: anchor, excluded, sign) { return .excluded(by: evidence(word, indicator)) }
        if let condition = sign.number {
            let found = matcher.largest(condition, near: anchor, for: indicator).value
            if let least = condition.levels.first?.atLeast, found < least {
                return .number(kind: condition.kind, atLeast: least, found: found > 0 ? found : nil)
            }
        }
        return .count(atLeast: sign.count, found: complete.count)
    }

    /// Why a keyword that stands in the text does not count.
    private func discount(_ candidate: Int32, _ indicator: CompiledIndicator) -> SignTrace.Outcome {
        let hit = reading.hits[Int(candidate)]
        for context in ContextClass.allCases {
            let flag = ContextFlags(context)
            if hit.context.contains(flag), indicator.excludedBy.contains(flag) {
                return .inContext(context, by: cause(of: context, at: hit).map { evidence($0, indicator) })
            }
        }
        let cover = matcher.slots[indicator.exceptSlot].first { position in
            let exception = reading.hits[Int(position)]
            return exception.start <= hit.start && hit.end <= exception.end
        }
        return .insideException(evidence(cover ?? candidate, indicator))
    }

    /// The word that puts `hit` into this context: the nearest before it in its clause, or the one right behind it.
    private func cause(of context: ContextClass, at hit: KeywordHit) -> Int32? {
        let role: ContextRole
        switch context {
        case .negated: role = .negation
        case .past: role = .past
        case .hearsay: role = [.hearsay, .secondhand]
        case .question: role = [.question, .questionEnd]
        case .conditional: role = .conditional
        case .trade:
            let behind = reading.hits.firstIndex { $0.start == hit.end && $0.roles.contains(.trade) }
            return behind.map { Int32($0) }
        case .quoted: return nil
        }
        let sentence = reading.clauses.clauses[Int(hit.clause)].sentence
        let candidates = reading.hits.indices.filter { index in
            let other = reading.hits[index]
            return !other.roles.isDisjoint(with: role)
                && reading.clauses.clauses[Int(other.clause)].sentence == sentence
        }
        let before = candidates.last { reading.hits[$0].end <= hit.start }
        return (before ?? candidates.first).map { Int32($0) }
    }

    private func evidence(_ position: Int32, _ indicator: CompiledIndicator) -> Evidence {
        reading.evidence(reading.hits[Int(position)], rule: indicator.id)
    }

    private func examples(_ slot: Int) -> [String] {
        Array(rules.spellings(inSlot: Int32(slot)).prefix(4))
    }
}
