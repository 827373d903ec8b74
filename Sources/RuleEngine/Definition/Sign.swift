package import CaseModel

/// One way an indicator shows: words that must come together.
package struct Sign: Hashable, Sendable {
    /// What it is called within its indicator, such as 持刀对人.
    package var title: String
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
    /// It must be found at so many places.
    package var count: Int
    /// What the alert's own fields must say.
    package var fields: FieldCondition?
    /// Overrides the indicator's band.
    package var band: Band?

    /// A sign of these groups.
    package init(
        title: String = "",
        groups: [[WordReference]],
        within: Reach = .clause,
        isOrdered: Bool = false,
        none: [WordReference] = [],
        number: NumberCondition? = nil,
        count: Int = 1,
        fields: FieldCondition? = nil,
        band: Band? = nil
    ) {
        self.title = title
        self.groups = groups
        self.within = within
        self.isOrdered = isOrdered
        self.none = none
        self.number = number
        self.count = count
        self.fields = fields
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

/// What the fields of an alert must say besides its texts; every part that is given must hold.
package struct FieldCondition: Hashable, Sendable {
    /// 警情类别: any of these prefixes of any of the four levels.
    package var categories: [String]
    /// 有无持武器 as the operator ticked it; an unknown one meets neither.
    package var weapon: Bool?
    package var hours: HourRange?
    /// 警情标签: any of these.
    package var tags: [String]

    /// A condition of these parts.
    package init(
        categories: [String] = [],
        weapon: Bool? = nil,
        hours: HourRange? = nil,
        tags: [String] = []
    ) {
        self.categories = categories
        self.weapon = weapon
        self.hours = hours
        self.tags = tags
    }

    /// The name of the first part that `input` does not meet, or nil when it meets all.
    func unmet(by input: AssessmentInput) -> String? {
        if !categories.isEmpty, !categories.contains(where: { input.category?.isWithin($0) ?? false }) {
            return "category"
        }
        if let weapon, input.weapon != weapon { return "weapon" }
        if let hours, !hours.covers(input.hour) { return "hour" }
        if !tags.isEmpty, tags.allSatisfy({ !input.tags.contains($0) }) { return "tags" }
        return nil
    }
}

/// Hours of a day from the first up to, not including, the second; it may run over midnight (22 to 6).
package struct HourRange: Hashable, Sendable {
    package var from: Int
    package var to: Int

    /// A range of hours, each 0 to 23.
    package init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    func covers(_ hour: Int?) -> Bool {
        guard let hour else { return false }
        return from <= to ? (from..<to).contains(hour) : hour >= from || hour < to
    }
}
