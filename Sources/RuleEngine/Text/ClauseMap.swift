/// Where the clauses (分句) and sentences of a text are, in characters of the normalised text.
struct ClauseMap {
    /// In reading order, without gaps; a mark belongs to the clause it ends.
    private(set) var clauses: [Clause] = []
    /// The characters of each sentence.
    private(set) var sentences: [Range<Int32>] = []
    /// Stretches between quotation marks, ascending.
    private(set) var quotations: [Range<Int32>] = []

    /// A stretch up to a mark or a turning word.
    struct Clause {
        var start: Int32
        var end: Int32
        /// Number of its sentence.
        var sentence: Int32
    }

    /// The clauses of `text`, with a new one at each blank and at each hit that turns the talk (但是、结果). Each hit
    /// learns its clause.
    init(_ text: NormalizedText, hits: inout [KeywordHit]) {
        let characters = text.characters
        clauses.reserveCapacity(characters.count / 8 + 4)
        var start = 0
        var sentence: Int32 = 0
        var quotation: Int32?
        var nextBlank = 0
        var nextHit = 0
        for index in characters.indices {
            let position = Int32(truncatingIfNeeded: index)
            var isBreak = false
            if nextBlank < text.afterBlank.count, text.afterBlank[nextBlank] == position {
                isBreak = true
                nextBlank += 1
            }
            let value = characters[index].value
            var hit = nextHit
            while hit < hits.count, hits[hit].start == position {
                if hits[hit].roles.contains(.breaker) { isBreak = true }
                hit += 1
            }
            var mark = Mark(value)
            if mark == .quote { mark = quotation == nil ? .quoteStart : .quoteEnd }
            if index > start, isBreak || mark == .opening || mark == .quoteStart {
                close(start, index, sentence)
                start = index
            }
            while nextHit < hit {
                hits[nextHit].clause = Int32(truncatingIfNeeded: clauses.count)
                nextHit += 1
            }
            switch mark {
            case .none, .opening, .quote: continue
            case .quoteStart:
                quotation = position + 1
                continue
            case .point, .colon:
                if Self.isBetweenDigits(index, characters) { continue }
                close(start, index + 1, sentence)
                if mark == .point { sentence += 1 }
            case .quoteEnd:
                close(start, index + 1, sentence)
                if let from = quotation { quotations.append(from..<position) }
                quotation = nil
            case .clause, .closing:
                if NumeralReader.isGrouping(index, in: characters) { continue }
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
    func sentence(ofClause clause: Int32) -> Range<Int32> {
        sentences[Int(clauses[Int(clause)].sentence)]
    }

    private mutating func close(_ start: Int, _ end: Int, _ sentence: Int32) {
        let start = Int32(truncatingIfNeeded: start)
        let end = Int32(truncatingIfNeeded: end)
        clauses.append(Clause(start: start, end: end, sentence: sentence))
        if Int(sentence) == sentences.count {
            sentences.append(start..<end)
        } else {
            sentences[Int(sentence)] = sentences[Int(sentence)].lowerBound..<end
        }
    }

    private enum Mark {
        case none, opening, closing, quote, quoteStart, quoteEnd, clause, sentence, point, colon

        init(_ value: UInt32) {
            if value >= 0x3012, value < 0xFF00 {
                self = .none
                return
            }
            switch value {
            // “ 「 『
            case 0x201C, 0x300C, 0x300E: self = .quoteStart
            // ” 」 』
            case 0x201D, 0x300D, 0x300F: self = .quoteEnd
            case 0x22: self = .quote
            case 0x28: self = .opening
            case 0x29: self = .closing
            // , ;
            case 0x2C, 0x3B: self = .clause
            // 。 ! ? line break …
            case 0x3002, 0x21, 0x3F, 0x0A, 0x2026: self = .sentence
            case 0x2E: self = .point
            case 0x3A: self = .colon
            default: self = .none
            }
        }
    }

    /// A point in an amount or a colon in a time ends nothing.
    private static func isBetweenDigits(_ index: Int, _ characters: [NormalizedText.Character]) -> Bool {
        guard index > 0, index + 1 < characters.count else { return false }
        let digits: ClosedRange<UInt32> = 0x30...0x39
        return digits.contains(characters[index - 1].value) && digits.contains(characters[index + 1].value)
    }
}
