/// Where the clauses (分句) and sentences of a text are, in characters of the normalised text.
struct ClauseMap {
    /// In reading order, without gaps; a mark belongs to the clause it ends.
    private(set) var clauses: [Clause] = []
    /// The clause of each character.
    private(set) var clauseAt: [Int32] = []
    /// The characters of each sentence.
    private var sentences: [Range<Int32>] = []

    /// A stretch up to a mark or a turning word.
    struct Clause {
        var start: Int32
        var end: Int32
        /// Number of its sentence.
        var sentence: Int32
    }

    /// The clauses of `characters`, with a new one at each of `breaks` (ascending).
    init(_ characters: [UInt32], breaks: [Int32]) {
        clauseAt.reserveCapacity(characters.count)
        var start = 0
        var sentence: Int32 = 0
        var nextBreak = 0
        for index in characters.indices {
            while nextBreak < breaks.count, breaks[nextBreak] < index { nextBreak += 1 }
            let isBreak = nextBreak < breaks.count && breaks[nextBreak] == index
            if index > start, isBreak || Self.opens(characters[index]) {
                close(start, index, sentence)
                start = index
            }
            clauseAt.append(Int32(clauses.count))
            switch Self.mark(at: index, in: characters) {
            case .none: continue
            case .clause:
                close(start, index + 1, sentence)
            case .sentence:
                close(start, index + 1, sentence)
                sentence += 1
            }
            start = index + 1
        }
        if start < characters.count { close(start, characters.count, sentence) }
    }

    /// The characters of the sentence a clause belongs to.
    func sentenceBounds(ofClause clause: Int) -> Range<Int32> {
        let sentence = clauses[clause].sentence
        return sentences[Int(sentence)]
    }

    private mutating func close(_ start: Int, _ end: Int, _ sentence: Int32) {
        clauses.append(Clause(start: Int32(start), end: Int32(end), sentence: sentence))
        if Int(sentence) == sentences.count {
            sentences.append(Int32(start)..<Int32(end))
        } else {
            sentences[Int(sentence)] = sentences[Int(sentence)].lowerBound..<Int32(end)
        }
    }

    private enum Mark { case none, clause, sentence }

    private static func opens(_ character: UInt32) -> Bool {
        // “ 「 『 (
        character == 0x201C || character == 0x300C || character == 0x300E || character == 0x28
    }

    private static func mark(at index: Int, in characters: [UInt32]) -> Mark {
        switch characters[index] {
        // , ; ” 」 』 )
        case 0x2C, 0x3B, 0x201D, 0x300D, 0x300F, 0x29: return .clause
        // 。 ! ? line break …
        case 0x3002, 0x21, 0x3F, 0x0A, 0x2026: return .sentence
        // : and . inside a time or an amount are none.
        case 0x3A: return isBetweenDigits(index, characters) ? .none : .clause
        case 0x2E: return isBetweenDigits(index, characters) ? .none : .sentence
        default: return .none
        }
    }

    private static func isBetweenDigits(_ index: Int, _ characters: [UInt32]) -> Bool {
        guard index > 0, index + 1 < characters.count else { return false }
        let digits: ClosedRange<UInt32> = 0x30...0x39
        return digits.contains(characters[index - 1]) && digits.contains(characters[index + 1])
    }
}
