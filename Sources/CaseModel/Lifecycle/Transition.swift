/// What an event leads to: everything the store writes in one transaction.
package struct Transition: Hashable, Sendable {
    package var outcome: Outcome
    /// The case after the event; nil when there is none.
    package var updatedCase: Case?
    /// The alert is kept without a case.
    package var recordedAlert: RecordedAlert?
    /// Tasks to send, in order.
    package var tasks: [PushTask]
    package var trail: [TrailEntry]
    /// Tasks to be handed over once more, under the same id with the same bytes.
    package var handOverAgain: [String]
    /// Reminders held back for the one digest of their station (逾期汇总).
    package var digestLines: [StationDigest.Line]

    /// A transition.
    package init(
        outcome: Outcome,
        updatedCase: Case? = nil,
        recordedAlert: RecordedAlert? = nil,
        tasks: [PushTask] = [],
        trail: [TrailEntry] = [],
        handOverAgain: [String] = [],
        digestLines: [StationDigest.Line] = []
    ) {
        self.outcome = outcome
        self.updatedCase = updatedCase
        self.recordedAlert = recordedAlert
        self.tasks = tasks
        self.trail = trail
        self.handOverAgain = handOverAgain
        self.digestLines = digestLines
    }

    /// What becomes of the message.
    package enum Outcome: Hashable, Sendable {
        case applied
        /// Normal disorder, on the trail, never a dead letter.
        case noted(Note)
        /// No dispute.
        case recorded
        /// Its case is not there yet.
        case waiting(for: CaseReference)
        case refused(Refusal)
    }

    /// Why something was only noted.
    package enum Note: String, Codable, Sendable, CaseIterable {
        case olderRevision, caseClosed, alreadyDone, crossedWithdrawal, progressAfterResolved
        case resolvedWithoutSigned, joinedCase, laterFeedback, alreadyRequested
        /// The mode of the area makes no such push.
        case pushIsOff
        /// Somebody with the right to decide was asked.
        case proposed
    }
}
