/// Everything besides the event and the case that a decision may look at.
package struct Context: Sendable {
    /// What the rules read in the event's own text; nil when it has none.
    package var assessment: TextAssessment?
    /// History read in the same transaction.
    package var history: History
    /// The alert of the event when it was recorded without a case.
    package var recordedAlert: RecordedAlert?
    /// The case an order names besides its own (`link`, `unlink`, `linkCrime`); nil when there is none here.
    package var orderTarget: LinkedCase?
    package var policy: EscalationPolicy
    package var bands: BandPolicy
    package var catalog: DisputeCatalog
    package var directory: Directory
    package var calendar: WorkCalendar
    /// Digest of the exact bytes a draft would leave as.
    package var draftDigest: @Sendable (GovernanceDraft) -> String
    /// Digest of the exact bytes contact data would leave as.
    package var contactDigest: @Sendable (ContactDisclosure) -> String
    /// The UUIDv5 of a name; equal names give equal ids.
    package var identifier: @Sendable (String) -> String
    /// Taken for the case's code when this event opens one.
    package var random: UInt64
    /// Ids of the case's tasks the broker has not confirmed yet: their receivers' clocks have not begun.
    package var tasksNotHandedOver: Set<String> = []
    /// When the broker confirmed the task that the due deadline watches.
    package var handedOverAt: Timestamp?
    /// The alert brings its feedback with it: the officers have been there.
    package var bringsFeedback = false
    /// Everything that has happened to the case, oldest first; read only for an order that corrects it.
    package var past: [PastEvent] = []
    /// Tasks the case has really had, when it is decided anew: what comes about again keeps its id.
    package var issued: [Case.IssuedTask] = []

    /// A context.
    package init(
        assessment: TextAssessment?,
        history: History,
        recordedAlert: RecordedAlert?,
        orderTarget: LinkedCase? = nil,
        policy: EscalationPolicy,
        bands: BandPolicy,
        catalog: DisputeCatalog,
        directory: Directory,
        calendar: WorkCalendar,
        draftDigest: @escaping @Sendable (GovernanceDraft) -> String,
        contactDigest: @escaping @Sendable (ContactDisclosure) -> String,
        identifier: @escaping @Sendable (String) -> String,
        random: UInt64
    ) {
        self.assessment = assessment
        self.history = history
        self.recordedAlert = recordedAlert
        self.orderTarget = orderTarget
        self.policy = policy
        self.bands = bands
        self.catalog = catalog
        self.directory = directory
        self.calendar = calendar
        self.draftDigest = draftDigest
        self.contactDigest = contactDigest
        self.identifier = identifier
        self.random = random
    }
}

/// An alert that was judged no dispute and got no case.
package struct RecordedAlert: Hashable, Codable, Sendable {
    package var alert: Alert
    package var assessment: TextAssessment
    /// What the rules read in the feedback on it.
    package var feedbackAssessment: TextAssessment?

    /// A recorded alert.
    package init(alert: Alert, assessment: TextAssessment, feedbackAssessment: TextAssessment? = nil) {
        self.alert = alert
        self.assessment = assessment
        self.feedbackAssessment = feedbackAssessment
    }

    /// Signs found in call and feedback, each once.
    package var indicators: [IndicatorFinding] {
        [IndicatorFinding](strongestOf: [assessment, feedbackAssessment].compactMap(\.self))
    }

    /// The highest band its texts have by themselves.
    package var textBand: Band { max(assessment.band, feedbackAssessment?.band ?? .blue) }

    /// No dispute to the rules, and yet it bears risk signs: a person should look again (二次研判).
    package var deservesSecondLook: Bool {
        let isLive = alert.eventKind == .created || alert.eventKind == .amended
        return isLive && !assessment.isDispute && !indicators.isEmpty
    }
}
