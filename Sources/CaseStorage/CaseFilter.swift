package import CaseModel

/// Which cases are wanted; nil is any.
package struct CaseFilter: Hashable, Sendable {
    package var stage: CaseStage?
    package var phase: CasePhase?
    package var band: Band?
    package var stationCode: String?
    package var typeCode: String?
    /// Only cases with a deadline whose limit is before then (逾期).
    package var overdueAt: Timestamp?
    package var limit: Int

    /// A filter.
    package init(
        stage: CaseStage? = nil,
        phase: CasePhase? = nil,
        band: Band? = nil,
        stationCode: String? = nil,
        typeCode: String? = nil,
        overdueAt: Timestamp? = nil,
        limit: Int = 100
    ) {
        self.stage = stage
        self.phase = phase
        self.band = band
        self.stationCode = stationCode
        self.typeCode = typeCode
        self.overdueAt = overdueAt
        self.limit = limit
    }
}
