import CaseModel

extension RuleSet {
    /// Compiles `definition`; deprecated rules are left out.
    ///
    /// - Throws: the first mistake found, in the order of the definition.
    package static func compile(_ definition: RuleSetDefinition) throws(RuleSetError) -> RuleSet {
        var compiler = RuleSetCompiler(words: WordTable(vocabulary: definition.vocabulary))
        return try compiler.compile(definition)
    }
}

/// Collects the words of a definition and what each is used for, then builds the automaton over them.
struct RuleSetCompiler {
    private var words: WordTable
    private var signs: [CompiledSign] = []
    private var slotCount = 0
    private var indicatorPoints: [IndicatorPoints] = []
    private var categoryPoints: [CategoryPoints] = []
    /// Slots by the words that stand in them.
    private var slots: [[Int]: Int] = [:]

    /// More groups of signs than this are a mistake, and a text's table of them counts up to here.
    private static let slotLimit = 30_000

    init(words: WordTable) {
        self.words = words
    }

    mutating func compile(_ definition: RuleSetDefinition) throws(RuleSetError) -> RuleSet {
        try refuseDuplicates(definition.indicators.map(\.id) + definition.types.map(\.code))
        try words.add(definition.context)
        var indicators: [CompiledIndicator] = []
        var positions: [String: Int] = [:]
        for rule in definition.indicators where rule.status != .deprecated {
            positions[rule.id] = indicators.count
            indicators.append(try compile(rule, at: indicators.count))
        }
        var types: [CompiledType] = []
        for rule in definition.types where rule.status != .deprecated {
            types.append(try compile(rule, at: types.count, indicators: positions))
        }
        let rule = definition.dispute
        let dispute = CompiledDispute(
            threshold: rule.threshold,
            sureMargin: rule.sureMargin,
            typePointsAtMost: rule.typePointsAtMost
        )
        try add(rule.support, for: nil, of: "dispute", indicators: positions)
        try words.refuseTooMany()
        guard slotCount <= Self.slotLimit else {
            throw RuleSetError(
                code: .tooLarge,
                rule: "indicators",
                reason: "\(slotCount) groups and lists of signs; a rule set holds at most \(Self.slotLimit)"
            )
        }
        let compiled = CompiledRules(
            patterns: words.patterns,
            words: words.words,
            slotUses: words.slotUses,
            pointUses: words.pointUses,
            indicatorPoints: indicatorPoints,
            categoryPoints: categoryPoints,
            indicators: indicators,
            signs: signs,
            slotCount: slotCount,
            bandPolicy: definition.bandPolicy,
            types: types,
            typeDecision: definition.typeDecision,
            dispute: dispute,
            contextReach: definition.context.reach
        )
        return RuleSet(
            version: "\(definition.version)+\(definition.digest.prefix(8))",
            compiled: compiled,
            opinion: definition.opinion.map { SecondOpinion($0, types: types) }
        )
    }

    private mutating func compile(
        _ rule: IndicatorRule,
        at position: Int
    ) throws(RuleSetError) -> CompiledIndicator {
        guard !rule.signs.isEmpty else {
            throw RuleSetError(code: .unreachable, rule: rule.id, reason: "has no sign; write at least one under signs")
        }
        let exceptSlot = try addSlot(rule.except, of: rule.id)
        let unlessSlot = try addSlot(rule.unless, of: rule.id)
        for sign in rule.signs { try compile(sign, of: rule.id, at: position) }
        return CompiledIndicator(rule, exceptSlot: exceptSlot, unlessSlot: unlessSlot)
    }

    private mutating func compile(_ sign: Sign, of rule: String, at position: Int) throws(RuleSetError) {
        var groups: [Int] = []
        for group in sign.groups {
            guard !group.isEmpty else {
                throw RuleSetError(code: .unreachable, rule: rule, reason: "a group of a sign has no words")
            }
            groups.append(try addSlot(group, of: rule))
        }
        guard !groups.isEmpty else {
            throw RuleSetError(code: .unreachable, rule: rule, reason: "a sign has no words; write any or all")
        }
        let none = try addSlot(sign.none, of: rule)
        signs.append(CompiledSign(sign, of: position, groupSlots: groups, noneSlot: none))
    }

    private mutating func compile(
        _ rule: TypeRule,
        at position: Int,
        indicators: [String: Int]
    ) throws(RuleSetError) -> CompiledType {
        guard !rule.support.isEmpty || rule.code == TypeJudgement.unknownCode else {
            throw RuleSetError(code: .unreachable, rule: rule.code, reason: "has no words and no indicator")
        }
        try add(rule.support, for: Int32(position), of: rule.code, indicators: indicators)
        return CompiledType(code: rule.code)
    }

    private mutating func add(
        _ supports: Supports,
        for type: Int32?,
        of rule: String,
        indicators: [String: Int]
    ) throws(RuleSetError) {
        for support in supports.words {
            let use = PointUse(type: type, points: Int32(clamping: support.points))
            try words.add(support.words, of: rule, giving: use)
        }
        for (id, value) in supports.indicators.sorted(by: { $0.key < $1.key }) {
            guard let position = indicators[id] else {
                throw RuleSetError(code: .unknownIndicator, rule: rule, reason: "there is no indicator \(id)")
            }
            indicatorPoints.append(IndicatorPoints(type: type, indicator: position, points: Int32(clamping: value)))
        }
        for (prefix, value) in supports.categories.sorted(by: { $0.key < $1.key }) {
            categoryPoints.append(CategoryPoints(type: type, prefix: prefix, points: Int32(clamping: value)))
        }
    }

    /// The slot of these words; the same words always stand in the same slot, whichever sign asks for them.
    private mutating func addSlot(_ references: [WordReference], of rule: String) throws(RuleSetError) -> Int {
        let positions = try words.positions(of: references, in: rule)
        if let slot = slots[positions] { return slot }
        let slot = slotCount
        slotCount += 1
        words.put(positions, inSlot: Int32(slot))
        slots[positions] = slot
        return slot
    }

    private func refuseDuplicates(_ ids: [String]) throws(RuleSetError) {
        var seen: Set<String> = []
        for id in ids where !seen.insert(id).inserted {
            throw RuleSetError(code: .duplicate, rule: id, reason: "the id is used twice")
        }
    }
}
