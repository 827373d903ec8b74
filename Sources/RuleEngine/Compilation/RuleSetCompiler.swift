import CaseModel

extension RuleSet {
    /// Compiles `definition`; deprecated rules are left out.
    ///
    /// - Throws: the first mistake found, in the order of the definition.
    package static func compile(_ definition: RuleSetDefinition) throws(RuleSetError) -> RuleSet {
        var compiler = RuleSetCompiler(definition)
        return try compiler.compile()
    }
}

/// Collects the words of a definition and what each is used for, then builds the automaton over them.
struct RuleSetCompiler {
    private let definition: RuleSetDefinition
    private var patterns: [[UInt8]] = []
    private var roles: [ContextRole] = []
    private var uses: [[PatternUse]] = []
    private var positions: [[UInt8]: Int] = [:]
    private var signs: [CompiledSign] = []
    private var slotCount = 0

    /// More words than this are a mistake, not a vocabulary.
    static let wordLimit = 60_000

    init(_ definition: RuleSetDefinition) {
        self.definition = definition
    }

    mutating func compile() throws(RuleSetError) -> RuleSet {
        let units = try compileContext()
        let rules = definition.indicators.filter { $0.status != .deprecated }
        try refuseDuplicates(definition.indicators.map(\.id) + definition.types.map(\.code))
        var indicators: [CompiledIndicator] = []
        for rule in rules { indicators.append(try compile(rule, at: indicators.count)) }
        let positions = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var types: [CompiledType] = []
        for rule in definition.types where rule.status != .deprecated {
            types.append(try compile(rule, at: types.count, indicators: positions))
        }
        for support in definition.dispute.supports {
            try addUses(support.words, of: "dispute") { _ in .dispute(points: Int32(clamping: support.points)) }
        }
        var disputeIndicatorPoints = [Int](repeating: 0, count: rules.count)
        for (id, points) in definition.dispute.indicators.sorted(by: { $0.key < $1.key }) {
            disputeIndicatorPoints[try position(of: id, in: positions, for: "dispute")] = points
        }
        guard patterns.count <= Self.wordLimit else {
            throw RuleSetError(
                code: .tooLarge,
                rule: "vocabulary",
                reason: "\(patterns.count) words; a rule set holds at most \(Self.wordLimit)"
            )
        }
        let compiled = CompiledRules(
            automaton: PatternAutomaton(patterns),
            roles: roles,
            uses: uses,
            units: units,
            indicators: indicators,
            signs: signs,
            slotCount: slotCount,
            bandPolicy: definition.bandPolicy,
            types: types,
            typeDecision: definition.typeDecision,
            dispute: CompiledDispute(
                threshold: definition.dispute.threshold,
                typePointsAtMost: definition.dispute.typePointsAtMost,
                indicatorPoints: disputeIndicatorPoints
            )
        )
        return RuleSet(version: "\(definition.version)+\(definition.digest.prefix(8))", compiled: compiled)
    }

    private mutating func compileContext() throws(RuleSetError) -> [Int: UnitMeaning] {
        let context = definition.context
        let lists: [([String], ContextRole)] = [
            (context.negations, .negation), (context.doubleNegations, [.doubleNegation, .homograph]),
            (context.past, .past), (context.present, .present), (context.hearsay, .hearsay),
            (context.secondhand, [.secondhand, .homograph]),
            (context.questions, [.question, .homograph]), (context.questionEnds, .questionEnd),
            (context.affirmations, .affirmation), (context.breakers, .breaker), (context.trades, .trade),
            (context.homographs, .homograph),
        ]
        for (words, role) in lists {
            for word in words { roles[try pattern(word, of: "context")].insert(role) }
        }
        var units: [Int: UnitMeaning] = [:]
        for unit in context.units {
            let position = try pattern(unit.word, of: "context")
            roles[position].insert(.unit)
            units[position] = UnitMeaning(kind: unit.kind)
        }
        return units
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
        for sign in rule.signs {
            let first = slotCount
            for group in sign.groups {
                guard !group.isEmpty else {
                    throw RuleSetError(code: .unreachable, rule: rule.id, reason: "a group of a sign has no words")
                }
                _ = try addSlot(group, of: rule.id)
            }
            guard slotCount > first else {
                throw RuleSetError(code: .unreachable, rule: rule.id, reason: "a sign has no words; write any or all")
            }
            let groups = first..<slotCount
            signs.append(
                CompiledSign(
                    indicator: position,
                    groupSlots: groups,
                    noneSlot: try addSlot(sign.none, of: rule.id),
                    within: sign.within,
                    isOrdered: sign.isOrdered,
                    number: sign.number,
                    band: sign.band
                )
            )
        }
        var excluded: ContextFlags = [.negated, .past, .question, .trade]
        if rule.regardless.contains(.negated) { excluded.remove(.negated) }
        if rule.regardless.contains(.past) { excluded.remove(.past) }
        if rule.regardless.contains(.question) { excluded.remove(.question) }
        if rule.regardless.contains(.trade) { excluded.remove(.trade) }
        return CompiledIndicator(
            id: rule.id,
            title: rule.title,
            band: rule.band,
            weight: rule.weight,
            exceptSlot: exceptSlot,
            unlessSlot: unlessSlot,
            excludedBy: excluded,
            heedsHearsay: !rule.regardless.contains(.hearsay)
        )
    }

    private mutating func compile(
        _ rule: TypeRule,
        at position: Int,
        indicators: [String: Int]
    ) throws(RuleSetError) -> CompiledType {
        for support in rule.supports {
            try addUses(support.words, of: rule.code) { _ in
                .type(Int32(position), points: Int32(clamping: support.points))
            }
        }
        var points: [(indicator: Int, points: Int)] = []
        for (id, value) in rule.indicators.sorted(by: { $0.key < $1.key }) {
            points.append((try self.position(of: id, in: indicators, for: rule.code), value))
        }
        guard !rule.supports.allSatisfy(\.words.isEmpty) || !points.isEmpty || rule.code == TypeJudgement.unknownCode
        else { throw RuleSetError(code: .unreachable, rule: rule.code, reason: "has no words and no indicator") }
        return CompiledType(code: rule.code, indicatorPoints: points)
    }

    private func position(
        of indicator: String,
        in positions: [String: Int],
        for rule: String
    ) throws(RuleSetError) -> Int {
        guard let position = positions[indicator] else {
            throw RuleSetError(code: .unknownIndicator, rule: rule, reason: "there is no indicator \(indicator)")
        }
        return position
    }

    private mutating func addSlot(_ words: [WordReference], of rule: String) throws(RuleSetError) -> Int {
        let slot = slotCount
        slotCount += 1
        try addUses(words, of: rule) { _ in .slot(Int32(slot)) }
        return slot
    }

    /// Gives each word the use once, however many lists of the rule name it.
    private mutating func addUses(
        _ references: [WordReference],
        of rule: String,
        use: (Int) -> PatternUse
    ) throws(RuleSetError) {
        var seen: Set<Int> = []
        for word in try resolved(references, of: rule) {
            let position = try pattern(word, of: rule)
            if seen.insert(position).inserted { uses[position].append(use(position)) }
        }
    }

    private func resolved(_ references: [WordReference], of rule: String) throws(RuleSetError) -> [String] {
        var words: [String] = []
        for reference in references {
            switch reference {
            case .word(let word): words.append(word)
            case .list(let name):
                guard let list = definition.vocabulary[name] else {
                    throw RuleSetError(code: .unknownList, rule: rule, reason: "the vocabulary has no list \(name)")
                }
                words += list
            }
        }
        return words
    }

    private mutating func pattern(_ word: String, of rule: String) throws(RuleSetError) -> Int {
        let bytes = NormalizedText.bytes(of: word)
        guard !bytes.isEmpty else {
            throw RuleSetError(code: .emptyWord, rule: rule, reason: "an empty word would match everywhere")
        }
        if let position = positions[bytes] { return position }
        let position = patterns.count
        positions[bytes] = position
        patterns.append(bytes)
        roles.append([])
        uses.append([])
        return position
    }

    private func refuseDuplicates(_ ids: [String]) throws(RuleSetError) {
        var seen: Set<String> = []
        for id in ids where !seen.insert(id).inserted {
            throw RuleSetError(code: .duplicate, rule: id, reason: "the id is used twice")
        }
    }
}
