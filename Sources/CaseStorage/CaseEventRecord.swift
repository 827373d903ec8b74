package import CaseModel

/// An event as it was applied to a case, with what the decision looked at besides the kept files (invariant 8): from
/// these rows the case can be decided anew.
package struct CaseEventRecord: Hashable, Codable, Sendable {
    package var caseID: String
    /// The number of the message that brought it, as the timeline shows it; of a deadline its id and the time.
    package var id: String
    package var event: Event
    package var at: Timestamp
    package var evidence: Evidence
    /// Digest of the list of files that decided; the list is kept under it.
    package var decidedBy: String

    /// An event that was applied at `at`.
    package init(
        caseID: String,
        id: String,
        event: Event,
        at: Timestamp,
        evidence: Evidence,
        decidedBy: String
    ) {
        self.caseID = caseID
        self.id = id
        self.event = event
        self.at = at
        self.evidence = evidence
        self.decidedBy = decidedBy
    }

    /// The part of a context that is not kept elsewhere.
    package struct Evidence: Hashable, Codable, Sendable {
        package var assessment: TextAssessment?
        package var history: History
        package var recordedAlert: RecordedAlert?
        package var orderTarget: LinkedCase?
        package var random: UInt64
        package var tasksNotHandedOver: Set<String>
        package var handedOverAt: Timestamp?
        /// nil is no, as in rows that were written before this was told.
        package var bringsFeedback: Bool?

        /// The evidence in a context.
        package init(_ context: Context) {
            assessment = context.assessment
            history = context.history
            recordedAlert = context.recordedAlert
            orderTarget = context.orderTarget
            random = context.random
            tasksNotHandedOver = context.tasksNotHandedOver
            handedOverAt = context.handedOverAt
            bringsFeedback = context.bringsFeedback ? true : nil
        }
    }
}
