/// An earlier case that has people in common with an alert, and how it is linked (关联案件).
package struct LinkedCase: Hashable, Codable, Sendable {
    /// What a push tells of it.
    package var summary: EarlierCase
    /// How many sides are the same on both; two make it the same dispute.
    package var sidesInCommon: Int
    /// Keyed digest of its place.
    package var place: String?
    /// How the platform related its alert; a chaser (催办) is no further alert.
    package var relation: Alert.Relation?
    /// Its band without history and officer.
    package var ownBand: Band
    /// 警情等级 as it was first given, 1 the gravest.
    package var grade: Int?

    /// A linked case.
    package init(
        summary: EarlierCase,
        sidesInCommon: Int,
        place: String?,
        relation: Alert.Relation? = nil,
        ownBand: Band,
        grade: Int? = nil
    ) {
        self.summary = summary
        self.sidesInCommon = sidesInCommon
        self.place = place
        self.relation = relation
        self.ownBand = ownBand
        self.grade = grade
    }
}

/// What was heard before of the people and the place of an alert (历史).
package struct History: Hashable, Codable, Sendable {
    /// Cases that share two sides, or one side and the place, newest first.
    package var linked: [LinkedCase]
    /// Keyed digest of the alert's place.
    package var place: String?
    /// How many cases stood at the place (counts only).
    package var placeCount: Int

    /// A history.
    package init(linked: [LinkedCase], place: String?, placeCount: Int) {
        self.linked = linked
        self.place = place
        self.placeCount = placeCount
    }

    /// Nothing was heard of these people or this place.
    package static let none = History(linked: [], place: nil, placeCount: 0)
}

extension History {
    /// The cases in which the dispute of `alert` was reported before or since, newest first.
    ///
    /// Both sides are the same, or one side and the home for the types of the rule. Chasers, voided alerts, and what
    /// was reported of the same incident do not count.
    package func repeats(
        of alert: Alert,
        typeCode: String,
        under rule: BandPolicy.LinkingRule
    ) -> [LinkedCase] {
        linked.filter { other in
            let gap = other.summary.when - alert.reportedAt
            let isSameHome = place != nil && other.place == place
            let isHomeType = rule.homeTypes.contains { typeCode.hasPrefix($0) && other.summary.type.hasPrefix($0) }
            let isSameIncident = isSameHome && max(gap, .zero - gap) <= rule.sameIncident
            return other.relation != .chaser && other.summary.outcome != .voided && !isSameIncident
                && (other.sidesInCommon >= 2 || (other.sidesInCommon == 1 && isSameHome && isHomeType))
        }
    }
}
