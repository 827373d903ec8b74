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
        let end = Int32(truncatingIfNeeded: characters.count)
        var start: Int32 = 0
        var sentence: Int32 = 0
        var quotation: Int32?
        var nextLandmark = 0
        var nextBlank = 0
        var nextHit = 0
        while true {
            // Nothing but a turning word ends a clause before the next landmark or blank.
            let landmark = nextLandmark < text.landmarks.count ? text.landmarks[nextLandmark] : end
            let blank = nextBlank < text.afterBlank.count ? text.afterBlank[nextBlank] : end
            let position = min(landmark, blank)
            while nextHit < hits.count, hits[nextHit].start < position {
                let turn = hits[nextHit].start
                if turn > start, Self.isTurn(nextHit, in: hits) {
                    close(start, turn, sentence)
                    start = turn
                }
                assign(&nextHit, of: &hits)
            }
            if position == end { break }
            var mark = Mark.none
            if landmark == position {
                mark = Mark(characters[Int(position)].value)
                nextLandmark += 1
            }
            if mark == .quote { mark = quotation == nil ? .quoteStart : .quoteEnd }
            var isBreak = mark == .opening || mark == .quoteStart
            if blank == position {
                isBreak = true
                nextBlank += 1
            }
            let isHit = nextHit < hits.count && hits[nextHit].start == position
            if position > start, isBreak || (isHit && Self.isTurn(nextHit, in: hits)) {
                close(start, position, sentence)
                start = position
            }
            if isHit { assign(&nextHit, of: &hits) }
            let index = Int(position)
            switch mark {
            case .none, .opening, .quote: continue
            case .quoteStart:
                quotation = position + 1
                continue
            case .point, .colon:
                if Self.isBetweenDigits(index, characters) { continue }
                close(start, position + 1, sentence)
                if mark == .point { sentence += 1 }
            case .quoteEnd:
                close(start, position + 1, sentence)
                if let from = quotation { quotations.append(from..<position) }
                quotation = nil
            case .clause, .closing:
                if NumeralReader.isGrouping(index, in: characters) { continue }
                close(start, position + 1, sentence)
            case .sentence:
                close(start, position + 1, sentence)
                sentence += 1
            }
            start = position + 1
        }
        if start < end { close(start, end, sentence) }
    }

    /// Whether a hit that starts where this one does turns the talk.
    private static func isTurn(_ index: Int, in hits: [KeywordHit]) -> Bool {
        var index = index
        let start = hits[index].start
        while index < hits.count, hits[index].start == start {
            if hits[index].roles.contains(.breaker) { return true }
            index += 1
        }
        return false
    }

    /// Tells the hits that start where the next one does their clause.
    private func assign(_ next: inout Int, of hits: inout [KeywordHit]) {
        let start = hits[next].start
        while next < hits.count, hits[next].start == start {
            hits[next].clause = Int32(truncatingIfNeeded: clauses.count)
            next += 1
        }
    }

    /// The characters of the sentence a clause belongs to.
    func sentence(ofClause clause: Int32) -> Range<Int32> {
        sentences[Int(clauses[Int(clause)].sentence)]
    }

    private mutating func close(_ start: Int32, _ end: Int32, _ sentence: Int32) {
        clauses.append(Clause(start: start, end: end, sentence: sentence))
        if Int(sentence) == sentences.count {
            sentences.append(start..<end)
        } else {
            sentences[Int(sentence)] = sentences[Int(sentence)].lowerBound..<end
        }
    }

    /// Whether the character may be a mark: marks lie before the scripts of East Asia.
    static func mayEnd(at value: UInt32) -> Bool { value < 0x3012 }

    private enum Mark {
        case none, opening, closing, quote, quoteStart, quoteEnd, clause, sentence, point, colon

        init(_ value: UInt32) {
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
