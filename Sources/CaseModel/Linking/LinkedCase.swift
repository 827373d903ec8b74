/// An earlier case that has people or a place in common with an alert, and how it is linked (关联案件).
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
    /// Names it on the police side; nil when it is known from elsewhere.
    package var identity: Identity?
    /// Alerts that reopened it, oldest first.
    package var repeats: [RepeatedAlert]
    /// A person has ordered the link.
    package var isByOrder: Bool

    /// A linked case.
    package init(
        summary: EarlierCase,
        sidesInCommon: Int,
        place: String?,
        relation: Alert.Relation? = nil,
        ownBand: Band,
        grade: Int? = nil,
        identity: Identity? = nil,
        repeats: [RepeatedAlert] = [],
        isByOrder: Bool = false
    ) {
        self.summary = summary
        self.sidesInCommon = sidesInCommon
        self.place = place
        self.relation = relation
        self.ownBand = ownBand
        self.grade = grade
        self.identity = identity
        self.repeats = repeats
        self.isByOrder = isByOrder
    }

    /// Which case it is, and whether it is over.
    package struct Identity: Hashable, Codable, Sendable {
        package var caseID: String
        package var alertNo: String
        /// Settled, and its call-backs not made yet.
        package var isInCallBack: Bool
        package var closedAt: Timestamp?

        /// A case by its id and alert.
        package init(caseID: String, alertNo: String, isInCallBack: Bool = false, closedAt: Timestamp? = nil) {
            self.caseID = caseID
            self.alertNo = alertNo
            self.isInCallBack = isInCallBack
            self.closedAt = closedAt
        }
    }
}

/// A further alert of a case that had been settled: it counts as an alert of its own in a series (反复报警).
package struct RepeatedAlert: Hashable, Codable, Sendable {
    package var alertNo: String
    package var reportedAt: Timestamp
    /// Its band without history and officer.
    package var ownBand: Band
    /// 警情等级 as it was first given.
    package var grade: Int?

    /// A repeated alert.
    package init(alertNo: String, reportedAt: Timestamp, ownBand: Band, grade: Int? = nil) {
        self.alertNo = alertNo
        self.reportedAt = reportedAt
        self.ownBand = ownBand
        self.grade = grade
    }
}
