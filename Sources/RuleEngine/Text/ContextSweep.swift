/// Marks each keyword with the context it stands in, in one pass from left to right.
struct ContextSweep {
    private let clauses: ClauseMap
    private let reach: Int32
    private var openings: [Opening] = []
    /// Where words of trades and places start (店、厂、路), ascending.
    private var trades: [Int32] = []
    /// Clauses asked at their end (受伤了吗), ascending.
    private var asked: [Int32] = []
    /// By clause, whether the next one begins with a yes (有、是的); empty when none does.
    private var isAffirmed: [Bool] = []
    private var isSecondhand = false

    /// A context word takes effect at its own end, so that a keyword holding it (没发工资) is not its own denial.
    private struct Opening {
        var at: Int32
        var roles: ContextRole
        var until: Int32
    }

    private static let opening: ContextRole = [.negation, .past, .present, .hearsay, .question, .conditional]
    private static let others: ContextRole = [.trade, .questionEnd, .secondhand]

    /// Collects the context words among `hits`, which stand by start and know their clause.
    ///
    /// - Parameter reach: how many characters most contexts reach at most.
    init(_ hits: [KeywordHit], clauses: ClauseMap, reach: Int32) {
        self.clauses = clauses
        self.reach = reach
        for hit in hits where hit.roles.contains(.affirmation) && hit.clause > 0 {
            guard hit.start == clauses.clauses[Int(hit.clause)].start else { continue }
            if isAffirmed.isEmpty { isAffirmed = [Bool](repeating: false, count: clauses.clauses.count) }
            isAffirmed[Int(hit.clause) - 1] = true
        }
        for hit in hits {
            if !hit.roles.isDisjoint(with: Self.opening) { open(hit) }
            guard !hit.roles.isDisjoint(with: Self.others) else { continue }
            if hit.roles.contains(.trade), trades.last != hit.start { trades.append(hit.start) }
            if hit.roles.contains(.secondhand) { isSecondhand = true }
            // The clause's own mark may follow.
            if hit.roles.contains(.questionEnd), hit.end + 1 >= clauses.clauses[Int(hit.clause)].end,
                asked.last != hit.clause, isAffirmed.isEmpty || !isAffirmed[Int(hit.clause)]
            {
                asked.append(hit.clause)
            }
        }
    }

    private mutating func open(_ hit: KeywordHit) {
        var roles = hit.roles.intersection(Self.opening)
        if !isAffirmed.isEmpty, isAffirmed[Int(hit.clause)] { roles.remove(.question) }
        let clause = clauses.clauses[Int(hit.clause)]
        // What follows if (再不还钱，就砍死你) stands in the next clause of the sentence.
        let until =
            roles.contains(.conditional)
            ? clauses.sentences[Int(clause.sentence)].upperBound : min(end(of: hit, in: clause), hit.end + reach)
        openings.append(Opening(at: hit.end, roles: roles, until: until))
        var place = openings.count - 1
        while place > 0, openings[place - 1].at > hit.end {
            openings.swapAt(place, place - 1)
            place -= 1
        }
    }

    /// Where the clause ends for a context word: a pause behind it (他没有 拿刀) ends nothing yet, and neither does a
    /// comma behind a past or hearsay (以前，他拿刀砍过我).
    private func end(of hit: KeywordHit, in clause: ClauseMap.Clause) -> Int32 {
        let next = Int(hit.clause) + 1
        guard next < clauses.clauses.count, clauses.clauses[next].sentence == clause.sentence else { return clause.end }
        let leaves = clause.end - hit.end
        let reachesOn = leaves == 0 || (leaves == 1 && !hit.roles.isDisjoint(with: [.past, .hearsay]))
        return reachesOn ? clauses.clauses[next].end : clause.end
    }

    /// Sets the context of `hits`.
    func mark(_ hits: inout [KeywordHit]) {
        var reach = Reach(hearsay: isSecondhand ? Int32.max : 0)
        var nextOpening = 0
        var nextTrade = 0
        var nextAsked = 0
        var nextQuotation = 0
        for index in hits.indices {
            let hit = hits[index]
            while nextOpening < openings.count, openings[nextOpening].at <= hit.start {
                reach.open(openings[nextOpening])
                nextOpening += 1
            }
            var context = reach.context(at: hit.start)
            while nextAsked < asked.count, asked[nextAsked] < hit.clause { nextAsked += 1 }
            if nextAsked < asked.count, asked[nextAsked] == hit.clause { context.insert(.question) }
            while nextQuotation < clauses.quotations.count,
                clauses.quotations[nextQuotation].upperBound <= hit.start
            {
                nextQuotation += 1
            }
            if nextQuotation < clauses.quotations.count,
                clauses.quotations[nextQuotation].lowerBound <= hit.start
            {
                context.insert(.quoted)
            }
            while nextTrade < trades.count, trades[nextTrade] < hit.start { nextTrade += 1 }
            var trade = nextTrade
            while trade < trades.count, trades[trade] < hit.end { trade += 1 }
            if trade < trades.count, trades[trade] == hit.end { context.insert(.trade) }
            hits[index].context = context
        }
    }

    /// Sets the context of `numbers`, which stand by start: what negations, the past and hearsay reach.
    func mark(_ numbers: inout [NumberMention]) {
        var reach = Reach(hearsay: isSecondhand ? Int32.max : 0)
        var nextOpening = 0
        for index in numbers.indices {
            while nextOpening < openings.count, openings[nextOpening].at <= numbers[index].start {
                reach.open(openings[nextOpening])
                nextOpening += 1
            }
            numbers[index].context = reach.context(at: numbers[index].start)
        }
    }

    /// How far each context reaches, in characters, as the sweep moves on.
    private struct Reach {
        var negation: Int32 = 0
        var past: Int32 = 0
        var hearsay: Int32
        var question: Int32 = 0
        var condition: Int32 = 0

        mutating func open(_ opening: Opening) {
            if opening.roles.contains(.negation) { negation = max(negation, opening.until) }
            if opening.roles.contains(.past) { past = max(past, opening.until) }
            if opening.roles.contains(.present) { past = 0 }
            if opening.roles.contains(.hearsay) { hearsay = max(hearsay, opening.until) }
            if opening.roles.contains(.question) { question = max(question, opening.until) }
            if opening.roles.contains(.conditional) { condition = max(condition, opening.until) }
        }

        func context(at start: Int32) -> ContextFlags {
            var context: ContextFlags = []
            if start < negation { context.insert(.negated) }
            if start < past { context.insert(.past) }
            if start < hearsay { context.insert(.hearsay) }
            if start < question { context.insert(.question) }
            if start < condition { context.insert(.conditional) }
            return context
        }
    }
}
