/// An earlier case of the same parties: never who called.
package struct EarlierCase: Hashable, Codable, Sendable {
    package var when: Timestamp
    /// Type code.
    package var type: String
    package var band: Band
    package var outcome: CaseOutcome?
    /// An agreement was reached; its terms may name people and are not told.
    package var agreed: Bool
    /// When something was to be performed (履行期限).
    package var dueDates: [Timestamp]
    /// What was agreed was performed, or was not; nil while nobody knows.
    package var performed: Bool?

    /// An earlier case.
    package init(
        when: Timestamp,
        type: String,
        band: Band,
        outcome: CaseOutcome?,
        agreed: Bool,
        dueDates: [Timestamp] = [],
        performed: Bool? = nil
    ) {
        self.when = when
        self.type = type
        self.band = band
        self.outcome = outcome
        self.agreed = agreed
        self.dueDates = dueDates
        self.performed = performed
    }
}

/// Another alert an officer should know of, by number: never who called.
package struct RelatedAlert: Hashable, Codable, Sendable {
    package var alertNo: String
    package var when: Timestamp
    /// Type code.
    package var type: String
    package var band: Band

    /// An alert by its number.
    package init(alertNo: String, when: Timestamp, type: String, band: Band) {
        self.alertNo = alertNo
        self.when = when
        self.type = type
        self.band = band
    }
}
