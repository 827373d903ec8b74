/// What was heard before of the people and the place of an alert (历史).
package struct History: Hashable, Codable, Sendable {
    /// Cases that share two sides, or one side and the place, or that a person has linked, newest first; none that a
    /// person has unlinked.
    package var linked: [LinkedCase]
    /// Keyed digest of the alert's place.
    package var place: String?
    /// How many cases stood at the place (counts only).
    package var placeCount: Int
    /// Cases at the place of late, whoever reported them, newest first; none that a person has unlinked.
    package var atPlace: [LinkedCase]

    /// A history.
    package init(linked: [LinkedCase], place: String?, placeCount: Int, atPlace: [LinkedCase] = []) {
        self.linked = linked
        self.place = place
        self.placeCount = placeCount
        self.atPlace = atPlace
    }

    /// Nothing was heard of these people or this place.
    package static let none = History(linked: [], place: nil, placeCount: 0)
}

extension History {
    /// The cases in which the dispute of `alert` was reported before or since, newest first.
    ///
    /// Both sides are the same, or one side and the home for the types of the rule, or a person has linked them.
    /// Chasers, voided alerts, and what was reported of the same incident do not count.
    package func repeats(
        of alert: Alert,
        typeCode: String,
        under rule: BandPolicy.LinkingRule
    ) -> [LinkedCase] {
        linked.filter { other in
            guard other.relation != .chaser, other.summary.outcome != .voided else { return false }
            let isSameHome = place != nil && other.place == place
            if other.isByOrder { return true }
            if isSameHome, other.isSameMoment(as: alert, under: rule) { return false }
            let isHomeType = rule.homeTypes.contains { typeCode.hasPrefix($0) && other.summary.type.hasPrefix($0) }
            return other.sidesInCommon >= 2 || (other.sidesInCommon == 1 && isSameHome && isHomeType)
        }
    }

    /// Cases of other alerts that tell of the same incident (同一警情, 双方报警): the same place, of a kindred type, and
    /// no further apart than the rule says; the newest few, newest first.
    package func sameIncident(
        as alert: Alert,
        typeCode: String,
        under rule: BandPolicy.LinkingRule
    ) -> [LinkedCase] {
        atPlace.lazy.filter { other in
            other.identity?.alertNo != alert.alertNo && other.isSameMoment(as: alert, under: rule)
                && other.summary.outcome != .voided && DisputeType.areKindred(typeCode, other.summary.type)
        }.prefix(History.shownAtMost).map(\.self)
    }

    private static let shownAtMost = 5

    /// Cases that only place and type have in common: whether they are linked is for a person to say (建议关联).
    package func proposals(
        for alert: Alert,
        typeCode: String,
        under rule: BandPolicy.LinkingRule
    ) -> [LinkProposal] {
        let known = (repeats(of: alert, typeCode: typeCode, under: rule)).compactMap(\.identity?.caseID)
        let likely = atPlace.filter { other in
            typeCode != TypeJudgement.unknownCode && other.summary.type.prefix(3) == typeCode.prefix(3)
                && !other.isSameMoment(as: alert, under: rule) && other.summary.when <= alert.reportedAt
                && other.relation != .chaser && other.summary.outcome != .voided
        }
        return likely.lazy.compactMap { other in
            guard let identity = other.identity, !known.contains(identity.caseID) else { return nil }
            return LinkProposal(identity, when: other.summary.when, type: other.summary.type, band: other.summary.band)
        }.prefix(rule.proposals).map(\.self)
    }
}

extension LinkedCase {
    /// Reported so near in time to `alert` that at one place it is one incident.
    fileprivate func isSameMoment(as alert: Alert, under rule: BandPolicy.LinkingRule) -> Bool {
        let gap = summary.when - alert.reportedAt
        return max(gap, .zero - gap) <= rule.sameIncident
    }
}

extension DisputeType {
    /// Whether two type codes may be two views of one incident: of one group (D01…), or one of them not known yet.
    static func areKindred(_ one: String, _ other: String) -> Bool {
        one.prefix(3) == other.prefix(3) || one == TypeJudgement.unknownCode || other == TypeJudgement.unknownCode
    }
}
