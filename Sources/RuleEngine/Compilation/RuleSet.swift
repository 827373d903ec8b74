import CaseModel

/// A compiled rule set (研判规则集): immutable, shared by every thread that assesses.
///
/// Compiling costs some milliseconds and is done once; assessing a text is linear in the text, uses no recursion and no
/// regular expression, and never fails.
package struct RuleSet: Sendable {
    /// Version and digest, such as `2026.11.1+3f9a0c21`; on every assessment.
    package let version: String
    let compiled: CompiledRules
    /// The second opinion, or nil when it is switched off.
    let opinion: SecondOpinion?

    /// The same rules without the second opinion.
    package var withoutOpinion: RuleSet { RuleSet(version: version, compiled: compiled, opinion: nil) }
}

/// The second opinion with the place each type of the rules has in it. A class, so that handing it on copies nothing.
final class SecondOpinion: Sendable {
    let model: OpinionModel
    /// For each type of the rules, its class in the model, if that knows it.
    let classOfType: [Int?]

    init(_ model: OpinionModel, types: [CompiledType]) {
        self.model = model
        classOfType = types.map { type in model.classes.firstIndex(of: type.code) }
    }
}

/// The tables of a rule set. A class, because every step of reading a text refers to it.
final class CompiledRules: Sendable {
    let automaton: PatternAutomaton
    /// The words of all rules, as the automaton numbers them.
    let words: [CompiledWord]
    /// The words as they are spelt, normalised, for explanations.
    private let spellings: [String]
    /// For each word, the slots of signs it stands in.
    let slotUses: UseTable<SlotUse>
    /// For each word, the points it gives.
    let pointUses: UseTable<PointUse>
    let indicatorPoints: [IndicatorPoints]
    let categoryPoints: [CategoryPoints]
    let indicators: [CompiledIndicator]
    /// Signs in the order of their indicators.
    let signs: [CompiledSign]
    /// For each slot, the signs whose first group it is.
    let signsAtSlot: UseTable<SignGate>
    let slotCount: Int
    let bandPolicy: BandPolicy
    /// How many characters most contexts reach at most.
    let contextReach: Int32
    let types: [CompiledType]
    let typeDecision: TypeDecision
    let dispute: CompiledDispute

    init(
        patterns: [[UInt8]],
        words: [CompiledWord],
        slotUses: [[Int32]],
        pointUses: [[PointUse]],
        indicatorPoints: [IndicatorPoints],
        categoryPoints: [CategoryPoints],
        indicators: [CompiledIndicator],
        signs: [CompiledSign],
        slotCount: Int,
        bandPolicy: BandPolicy,
        types: [CompiledType],
        typeDecision: TypeDecision,
        dispute: CompiledDispute,
        contextReach: Int
    ) {
        self.contextReach = Int32(clamping: contextReach)
        automaton = PatternAutomaton(patterns)
        spellings = patterns.map { String(decoding: $0, as: UTF8.self) }
        self.words = words
        self.pointUses = UseTable(pointUses)
        self.indicatorPoints = indicatorPoints
        self.categoryPoints = categoryPoints
        self.indicators = indicators
        self.signs = signs
        var signsAtSlot = [[SignGate]](repeating: [], count: slotCount)
        for (index, sign) in signs.enumerated() {
            guard let first = sign.groupSlots.first else { continue }
            signsAtSlot[first].append(
                SignGate(sign, at: index, unlessSlot: indicators[sign.indicator].unlessSlot)
            )
        }
        self.slotUses = UseTable(
            slotUses.map { $0.map { SlotUse(slot: UInt16($0), isAnchor: !signsAtSlot[Int($0)].isEmpty) } }
        )
        self.signsAtSlot = UseTable(signsAtSlot)
        self.slotCount = slotCount
        self.bandPolicy = bandPolicy
        self.types = types
        self.typeDecision = typeDecision
        self.dispute = dispute
    }

    /// The words of a slot, in the order in which the rules name them.
    func spellings(inSlot slot: Int32) -> [String] {
        spellings.indices.filter { word in
            slotUses.uses(of: Int32(word)).contains { $0.slot == slot }
        }.map { spellings[$0] }
    }
}
