package import CaseModel

/// What shows one risk indicator (风险指标) of domain table (c).
package struct IndicatorRule: Hashable, Sendable {
    /// Such as `R05`.
    package var id: String
    package var title: String
    package var status: RuleStatus
    /// Why the rule is as it is.
    package var basis: String
    /// The band it sets by itself, or nil when it only adds weight.
    package var band: Band?
    /// Points towards the weight sum.
    package var weight: Int
    /// The indicator is found when any of these is.
    package var signs: [Sign]
    /// Longer words that a keyword inside them does not count in (菜刀店).
    package var except: [WordReference]
    /// Anywhere in the text, any of these means that it was none of this (拍戏, 报错了).
    package var unless: [WordReference]
    /// Contexts that make no difference to this indicator.
    package var regardless: Set<ContextClass>

    /// A rule for `id`.
    package init(
        id: String,
        title: String,
        status: RuleStatus = .stable,
        basis: String = "",
        band: Band? = nil,
        weight: Int = 0,
        signs: [Sign],
        except: [WordReference] = [],
        unless: [WordReference] = [],
        regardless: Set<ContextClass> = []
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.basis = basis
        self.band = band
        self.weight = weight
        self.signs = signs
        self.except = except
        self.unless = unless
        self.regardless = regardless
    }
}

/// One way an indicator shows: words that must come together.
package struct Sign: Hashable, Sendable {
    /// One word of each group must be there; a single group is "any of".
    package var groups: [[WordReference]]
    /// How near they must be.
    package var within: Reach
    /// The groups must follow each other in this order.
    package var isOrdered: Bool
    /// None of these in the same stretch; for a reach in characters, in the same clause.
    package var none: [WordReference]
    /// A number that must be told too.
    package var number: NumberCondition?
    /// Overrides the indicator's band.
    package var band: Band?

    /// A sign of these groups.
    package init(
        groups: [[WordReference]],
        within: Reach = .clause,
        isOrdered: Bool = false,
        none: [WordReference] = [],
        number: NumberCondition? = nil,
        band: Band? = nil
    ) {
        self.groups = groups
        self.within = within
        self.isOrdered = isOrdered
        self.none = none
        self.number = number
        self.band = band
    }
}

/// The stretch of text in which words belong together.
package enum Reach: Hashable, Sendable {
    /// Up to the next comma or turning word (分句).
    case clause
    /// Up to the next full stop (句).
    case sentence
    /// The whole text.
    case text
    /// So many characters between the end of the first and the start of the next, in one sentence.
    case characters(Int)
}

/// A number a sign needs, and the band it sets by its size.
package struct NumberCondition: Hashable, Sendable {
    package var kind: NumberKind
    package var within: Reach
    /// Smallest number first; below the first the sign is not there.
    package var levels: [Level]

    /// A condition on numbers of `kind`.
    package init(kind: NumberKind, within: Reach, levels: [Level]) {
        self.kind = kind
        self.within = within
        self.levels = levels
    }

    /// From `atLeast` on, the band is `band`, or the sign's own when nil.
    package struct Level: Hashable, Sendable {
        package var atLeast: Int
        package var band: Band?

        /// A level.
        package init(atLeast: Int, band: Band? = nil) {
            self.atLeast = atLeast
            self.band = band
        }
    }
}

/// What a number counts.
package enum NumberKind: String, Hashable, Sendable, CaseIterable {
    /// 人数
    case people
    /// 金额, in yuan.
    case money
    /// 年数
    case years
    /// 次数
    case times
}
