/// What speaks for one dispute type (矛盾纠纷类型) of domain table (b).
package struct TypeRule: Hashable, Sendable {
    /// Product code, such as `D0401`.
    package var code: String
    package var title: String
    package var status: RuleStatus
    /// Why the rule is as it is.
    package var basis: String
    /// Words by the points they give.
    package var supports: [Support]
    /// Points from an indicator found for certain, by its id.
    package var indicators: [String: Int]

    /// A rule for `code`.
    package init(
        code: String,
        title: String,
        status: RuleStatus = .stable,
        basis: String = "",
        supports: [Support],
        indicators: [String: Int] = [:]
    ) {
        self.code = code
        self.title = title
        self.status = status
        self.basis = basis
        self.supports = supports
        self.indicators = indicators
    }
}

/// When the best-supported type is believed.
package struct TypeDecision: Hashable, Sendable {
    /// Fewer points than this leave the type unknown (D9900).
    package var minimumPoints: Int
    /// A further type is named when it has at least this many points.
    package var alsoFrom: Int

    /// A decision with these limits.
    package init(minimumPoints: Int, alsoFrom: Int) {
        self.minimumPoints = minimumPoints
        self.alsoFrom = alsoFrom
    }
}

/// Whether a message tells of a dispute at all (是否矛盾纠纷).
package struct DisputeRule: Hashable, Sendable {
    /// A message is a dispute when its points reach this.
    package var threshold: Int
    /// At most this many points come from the best-supported type.
    package var typePointsAtMost: Int
    /// Words for and (with negative points) against.
    package var supports: [Support]
    /// Points from an indicator found for certain, by its id.
    package var indicators: [String: Int]

    /// A rule with these supports.
    package init(threshold: Int, typePointsAtMost: Int, supports: [Support], indicators: [String: Int] = [:]) {
        self.threshold = threshold
        self.typePointsAtMost = typePointsAtMost
        self.supports = supports
        self.indicators = indicators
    }
}
