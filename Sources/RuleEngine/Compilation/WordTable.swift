/// The words of a rule set with what each is used for, numbered as they come.
struct WordTable {
    private let vocabulary: [String: [String]]
    private var positions: [[UInt8]: Int] = [:]
    /// The words in UTF-8, normalised.
    private(set) var patterns: [[UInt8]] = []
    private(set) var words: [CompiledWord] = []
    private(set) var slotUses: [[Int32]] = []
    private(set) var pointUses: [[PointUse]] = []

    /// More words than this are a mistake, not a vocabulary.
    static let limit = 60_000

    init(vocabulary: [String: [String]]) {
        self.vocabulary = vocabulary
    }

    /// Gives the words of the context their roles.
    mutating func add(_ context: ContextWords) throws(RuleSetError) {
        let lists: [([String], ContextRole)] = [
            (context.negations, .negation), (context.doubleNegations, .homograph),
            (context.past, .past), (context.present, .present), (context.hearsay, .hearsay),
            (context.secondhand, [.secondhand, .homograph]),
            (context.questions, [.question, .homograph]), (context.questionEnds, .questionEnd),
            (context.conditionals, .conditional),
            (context.affirmations, .affirmation), (context.breakers, .breaker), (context.trades, .trade),
            (context.homographs, .homograph),
        ]
        for (list, role) in lists {
            for word in list { words[try position(of: word, in: "context")].roles.insert(role) }
        }
        for unit in context.units {
            let position = try position(of: unit.word, in: "context")
            words[position].roles.insert(.unit)
            words[position].counts = unit.kind
        }
    }

    /// Puts each of the words into the slot.
    mutating func put(_ positions: [Int], inSlot slot: Int32) {
        for position in positions { slotUses[position].append(slot) }
    }

    /// Lets each of the words give its points, once.
    mutating func add(_ references: [WordReference], of rule: String, giving use: PointUse) throws(RuleSetError) {
        for position in try positions(of: references, in: rule) { pointUses[position].append(use) }
    }

    func refuseTooMany() throws(RuleSetError) {
        guard patterns.count <= Self.limit else { throw tooLarge("\(patterns.count) words", Self.limit) }
        let characters = Set(patterns.lazy.flatMap { String(decoding: $0, as: UTF8.self).unicodeScalars })
        guard characters.count <= CharacterCodes.limit else {
            throw tooLarge("\(characters.count) different characters", CharacterCodes.limit)
        }
    }

    private func tooLarge(_ found: String, _ limit: Int) -> RuleSetError {
        RuleSetError(
            code: .tooLarge,
            rule: "vocabulary",
            reason: "\(found); a rule set holds at most \(limit)"
        )
    }

    /// Where the words and those of the lists stand, each once, ascending.
    mutating func positions(
        of references: [WordReference],
        in rule: String
    ) throws(RuleSetError) -> [Int] {
        var seen: Set<Int> = []
        var found: [Int] = []
        for reference in references {
            for word in try spelt(reference, in: rule) {
                let position = try position(of: word, in: rule)
                if seen.insert(position).inserted { found.append(position) }
            }
        }
        return found.sorted()
    }

    private func spelt(_ reference: WordReference, in rule: String) throws(RuleSetError) -> [String] {
        switch reference {
        case .word(let word): return [word]
        case .list(let name):
            guard let list = vocabulary[name] else {
                throw RuleSetError(code: .unknownList, rule: rule, reason: "the vocabulary has no list \(name)")
            }
            return list
        }
    }

    private mutating func position(of word: String, in rule: String) throws(RuleSetError) -> Int {
        let bytes = NormalizedText.bytes(of: word)
        guard !bytes.isEmpty else {
            throw RuleSetError(code: .emptyWord, rule: rule, reason: "an empty word would match everywhere")
        }
        if let position = positions[bytes] { return position }
        let position = patterns.count
        positions[bytes] = position
        patterns.append(bytes)
        let length = bytes.reduce(into: Int32(0)) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
        words.append(CompiledWord(length: length, roles: [], counts: nil))
        slotUses.append([])
        pointUses.append([])
        return position
    }
}
