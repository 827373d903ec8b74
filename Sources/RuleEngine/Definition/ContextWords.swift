/// The words that decide how a keyword counts: the reading of Chinese call text as data.
package struct ContextWords: Hashable, Sendable {
    /// 没有、未、否认: what follows in the clause did not happen.
    package var negations: [String]
    /// 不是没有: reads like a negation, is none.
    package var doubleNegations: [String]
    /// 去年、以前: what follows is history.
    package var past: [String]
    /// 今天、刚才: ends the past.
    package var present: [String]
    /// 听说、担心、怕: what follows is only heard of or feared.
    package var hearsay: [String]
    /// 没亲眼看到: the whole text is only heard of.
    package var secondhand: [String]
    /// 有没有、是否: what follows is asked, not told.
    package var questions: [String]
    /// 再不、要是、敢: what follows in the sentence is said under a condition.
    package var conditionals: [String]
    /// 吗、没有: at the end of a clause, what precedes is asked.
    package var questionEnds: [String]
    /// 有、是的: at the start of the next clause, what was asked is so.
    package var affirmations: [String]
    /// 但是、结果: a new clause begins here even without a comma.
    package var breakers: [String]
    /// 店、厂: directly after a keyword, the keyword names a trade or a place.
    package var trades: [String]
    /// 小三轮、打断施工、没收: a shorter keyword inside such a word does not count.
    package var homographs: [String]
    /// What numbers count, by the word after them.
    package var units: [Unit]
    /// So many characters a negation, a past, hearsay or a question reaches at most: a clause of transcribed speech may
    /// have no end.
    package var reach: Int

    /// Context words; all lists may be empty.
    package init(
        negations: [String] = [],
        doubleNegations: [String] = [],
        past: [String] = [],
        present: [String] = [],
        hearsay: [String] = [],
        secondhand: [String] = [],
        questions: [String] = [],
        conditionals: [String] = [],
        questionEnds: [String] = [],
        affirmations: [String] = [],
        breakers: [String] = [],
        trades: [String] = [],
        homographs: [String] = [],
        units: [Unit] = [],
        reach: Int = 100
    ) {
        self.negations = negations
        self.doubleNegations = doubleNegations
        self.past = past
        self.present = present
        self.hearsay = hearsay
        self.secondhand = secondhand
        self.questions = questions
        self.conditionals = conditionals
        self.questionEnds = questionEnds
        self.affirmations = affirmations
        self.breakers = breakers
        self.trades = trades
        self.homographs = homographs
        self.units = units
        self.reach = reach
    }

    /// A word after a number; the longest one counts.
    package struct Unit: Hashable, Sendable {
        package var word: String
        /// nil: the number counts nothing a rule asks for (个月).
        package var kind: NumberKind?

        /// Numbers before `word` are of `kind`.
        package init(word: String, kind: NumberKind?) {
            self.word = word
            self.kind = kind
        }
    }
}

/// The contexts a keyword can stand in.
package enum ContextClass: String, Hashable, Sendable, CaseIterable {
    /// Denied, up to the end of the clause.
    case negated
    /// Told of an earlier time.
    case past
    /// Heard of or feared: one band lower.
    case hearsay
    /// Asked, not told.
    case question
    /// Part of a trade or place name.
    case trade
    /// After an if (再不还钱就……), up to the end of the sentence.
    case conditional
    /// Between quotation marks: somebody's words.
    case quoted
}
