/// What speaks for one dispute type (矛盾纠纷类型) of domain table (b).
package struct TypeRule: Hashable, Sendable {
    /// Product code, such as `D0401`.
    package var code: String
    package var title: String
    package var status: RuleStatus
    /// Why the rule is as it is, and which source says so.
    package var basis: String
    /// What speaks for it.
    package var support: Supports
    /// Texts that it must be found in, or must not.
    package var tests: [RuleExample]

    /// A rule for `code`.
    package init(
        code: String,
        title: String,
        status: RuleStatus = .stable,
        basis: String = "",
        support: Supports,
        tests: [RuleExample] = []
    ) {
        self.code = code
        self.title = title
        self.status = status
        self.basis = basis
        self.support = support
        self.tests = tests
    }
}

/// What gives points to a type, or to being a dispute.
package struct Supports: Hashable, Sendable {
    /// Words, each of which gives its points once a message.
    package var words: [Support]
    /// Points from an indicator found for certain, by its id.
    package var indicators: [String: Int]
    /// Points from the platform's category (警情类别) by prefix of its code: evidence, not truth.
    package var categories: [String: Int]

    /// Support from these words, indicators and categories.
    package init(words: [Support], indicators: [String: Int] = [:], categories: [String: Int] = [:]) {
        self.words = words
        self.indicators = indicators
        self.categories = categories
    }

    /// Nothing gives a point.
    var isEmpty: Bool { words.allSatisfy(\.words.isEmpty) && indicators.isEmpty && categories.isEmpty }
}

/// Words with the points each of them gives, once a message.
package struct Support: Hashable, Sendable {
    /// May be negative: evidence against.
    package var points: Int
    package var words: [WordReference]

    /// `points` for any of `words`.
    package init(points: Int, words: [WordReference]) {
        self.points = points
        self.words = words
    }
}

/// When the best-supported type is believed.
package struct TypeDecision: Hashable, Sendable {
    /// Fewer points than this leave the type unknown (D9900).
    package var minimumPoints: Int
    /// A further type is named when it has at least this many points.
    package var alsoFrom: Int
    /// With a margin of at least this the rules are sure and ask no second opinion.
    package var sureMargin: Int

    /// A decision with these limits.
    package init(minimumPoints: Int, alsoFrom: Int, sureMargin: Int) {
        self.minimumPoints = minimumPoints
        self.alsoFrom = alsoFrom
        self.sureMargin = sureMargin
    }
}

/// Whether a message tells of a dispute at all (是否矛盾纠纷).
package struct DisputeRule: Hashable, Sendable {
    /// A message is a dispute when its points reach this.
    package var threshold: Int
    /// So far from the threshold the rules are sure and ask no second opinion.
    package var sureMargin: Int
    /// At most this many points come from the best-supported type.
    package var typePointsAtMost: Int
    /// What speaks for and, with negative points, against a dispute.
    package var support: Supports

    /// A rule with this support.
    package init(threshold: Int, sureMargin: Int, typePointsAtMost: Int, support: Supports) {
        self.threshold = threshold
        self.sureMargin = sureMargin
        self.typePointsAtMost = typePointsAtMost
        self.support = support
    }
}
