package import CaseModel

/// A running deadline, as a store finds it by time.
package struct DeadlineRecord: Hashable, Sendable {
    package var caseID: String
    package var deadlineID: String
    package var kind: Deadline.Kind
    /// When it fires next; nil when it has fired for the last time, or while the clock stands still.
    package var dueAt: Timestamp?
    /// The limit.
    package var limitAt: Timestamp
    package var stationCode: String
    package var band: Band

    /// A row.
    package init(
        caseID: String,
        deadlineID: String,
        kind: Deadline.Kind,
        dueAt: Timestamp?,
        limitAt: Timestamp,
        stationCode: String,
        band: Band
    ) {
        self.caseID = caseID
        self.deadlineID = deadlineID
        self.kind = kind
        self.dueAt = dueAt
        self.limitAt = limitAt
        self.stationCode = stationCode
        self.band = band
    }
}

extension Case {
    /// The rows of its running deadlines.
    package var deadlineRecords: [DeadlineRecord] {
        deadlines.filter { $0.state == .running }.map { deadline in
            DeadlineRecord(
                caseID: id,
                deadlineID: deadline.id,
                kind: deadline.kind,
                dueAt: suspension == nil ? deadline.dueAt : nil,
                limitAt: deadline.limitAt,
                stationCode: alert.jurisdiction.code,
                band: band
            )
        }
    }
}

/// Which deadlines are wanted; nil is any.
package struct DeadlineFilter: Hashable, Sendable {
    /// Only what fires by then.
    package var dueBy: Timestamp?
    /// Only those whose limit is before then.
    package var limitBefore: Timestamp?
    package var stationCode: String?
    package var limit: Int

    /// A filter.
    package init(
        dueBy: Timestamp? = nil,
        limitBefore: Timestamp? = nil,
        stationCode: String? = nil,
        limit: Int = 100
    ) {
        self.dueBy = dueBy
        self.limitBefore = limitBefore
        self.stationCode = stationCode
        self.limit = limit
    }
}
