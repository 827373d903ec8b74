/// Marks each keyword with the context it stands in, in one pass from left to right.
struct ContextSweep {
    let text: NormalizedText
    let clauses: ClauseMap
    let rules: CompiledRules

    /// How far each context reaches, in characters, as the sweep moves on.
    private struct Reaches {
        var negation: Int32 = 0
        var past: Int32 = 0
        var hearsay: Int32 = 0
        var question: Int32 = 0
    }

    /// A context word takes effect at its own end, so that a keyword holding it (没发工资) is not its own denial.
    private struct Opening {
        var at: Int32
        var role: ContextRole
        var until: Int32
    }

    /// Sets the flags of `hits`, which are sorted by start.
    func mark(_ hits: inout [Reading.Hit]) {
        let openings = openings(in: hits)
        let trades = tradeStarts(in: hits)
        let questioned = clausesAskedAtTheirEnd(hits)
        var reaches = Reaches()
        if hits.contains(where: { rules.roles[Int($0.pattern)].contains(.secondhand) }) {
            reaches.hearsay = Int32(text.characters.count)
        }
        var next = 0
        for index in hits.indices {
            let hit = hits[index]
            while next < openings.count, openings[next].at <= hit.start {
                apply(openings[next], to: &reaches)
                next += 1
            }
            var flags: ContextFlags = []
            if hit.start < reaches.negation { flags.insert(.negated) }
            if hit.start < reaches.past { flags.insert(.past) }
            if hit.start < reaches.hearsay { flags.insert(.hearsay) }
            if hit.start < reaches.question { flags.insert(.question) }
            if questioned[Int(clauses.clauseAt[Int(hit.start)])] { flags.insert(.question) }
            if Int(hit.end) < trades.count, trades[Int(hit.end)] { flags.insert(.trade) }
            hits[index].flags = flags
        }
    }

    private func apply(_ opening: Opening, to reaches: inout Reaches) {
        switch opening.role {
        case .negation: reaches.negation = max(reaches.negation, opening.until)
        case .past: reaches.past = max(reaches.past, opening.until)
        case .hearsay: reaches.hearsay = max(reaches.hearsay, opening.until)
        case .question: reaches.question = max(reaches.question, opening.until)
        default: reaches.past = 0
        }
    }

    private func openings(in hits: [Reading.Hit]) -> [Opening] {
        var openings: [Opening] = []
        for hit in hits {
            let roles = rules.roles[Int(hit.pattern)]
            guard !roles.isDisjoint(with: [.negation, .past, .present, .hearsay, .question]) else { continue }
            let clause = clauses.clauseAt[Int(hit.start)]
            let end = clauses.clauses[Int(clause)].end
            if roles.contains(.negation) { openings.append(Opening(at: hit.end, role: .negation, until: end)) }
            if roles.contains(.past) { openings.append(Opening(at: hit.end, role: .past, until: end)) }
            if roles.contains(.present) { openings.append(Opening(at: hit.end, role: .present, until: end)) }
            if roles.contains(.hearsay) { openings.append(Opening(at: hit.end, role: .hearsay, until: end)) }
            if roles.contains(.question), !isAffirmed(after: clause, in: hits) {
                openings.append(Opening(at: hit.end, role: .question, until: end))
            }
        }
        return openings.sorted { $0.at < $1.at }
    }

    private func tradeStarts(in hits: [Reading.Hit]) -> [Bool] {
        var starts = [Bool](repeating: false, count: text.characters.count)
        for hit in hits where rules.roles[Int(hit.pattern)].contains(.trade) { starts[Int(hit.start)] = true }
        return starts
    }

    /// Clauses such as 受伤了吗, by clause, unless the next one says yes.
    private func clausesAskedAtTheirEnd(_ hits: [Reading.Hit]) -> [Bool] {
        var asked = [Bool](repeating: false, count: clauses.clauses.count)
        for hit in hits where rules.roles[Int(hit.pattern)].contains(.questionEnd) {
            let clause = clauses.clauseAt[Int(hit.start)]
            // The clause's own mark may follow.
            guard hit.end + 1 >= clauses.clauses[Int(clause)].end else { continue }
            asked[Int(clause)] = !isAffirmed(after: clause, in: hits)
        }
        return asked
    }

    private func isAffirmed(after clause: Int32, in hits: [Reading.Hit]) -> Bool {
        guard Int(clause) + 1 < clauses.clauses.count else { return false }
        let start = clauses.clauses[Int(clause) + 1].start
        // The first hit of the next clause, by halving: hits are sorted by start.
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].start < start { low = middle + 1 } else { high = middle }
        }
        while low < hits.count, hits[low].start == start {
            if rules.roles[Int(hits[low].pattern)].contains(.affirmation) { return true }
            low += 1
        }
        return false
    }
}
