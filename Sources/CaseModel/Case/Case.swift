/// One dispute (案件) from its first alert until it is settled and stays settled.
package struct Case: Hashable, Codable, Sendable {
    /// Derived from the first alert; police side only.
    package var id: String
    /// 一案一码: set once, crosses to the governance side.
    package var code: CaseCode
    /// Raised by one with every applied event.
    package var version: Int
    package var openedAt: Timestamp
    /// The latest revision of the alert that opened it.
    package var alert: Alert
    /// Alerts that joined it (催办).
    package var joinedAlerts: [String]
    /// What the rules read in the alert.
    package var assessment: TextAssessment
    /// What the rules read in the feedback.
    package var feedbackAssessment: TextAssessment?
    /// Dispute type in force.
    package var typeCode: String
    /// The person who typed it, when the rules did not.
    package var typedBy: String?
    package var band: Band
    /// Every reason for the band (等级依据), in the order they were found.
    package var bandContributions: [BandContribution]
    /// The band its alert has by itself, without history and officer.
    package var ownBand: Band
    /// 警情等级 as the platform first gave it.
    package var firstGrade: Int?
    /// 加急
    package var expedited: Bool
    package var stage: CaseStage
    package var phase: CasePhase
    package var disposition: Disposition?
    /// 未反馈: no feedback came, and the dispute counts as not settled.
    package var isWithoutFeedback: Bool
    /// Tasks issued so far, oldest first.
    package var tasks: [IssuedTask]
    /// The draft of push 3 that waits for a decision.
    package var pendingApproval: PendingApproval?
    /// The wish for push 3 that waits for what the case still lacks.
    package var pushWish: PushWish?
    /// The contactRequest that waits for a decision.
    package var pendingContact: PendingContact?
    /// The newest push 3 and how far its department is.
    package var departmentWork: DepartmentWork?
    package var callBacks: [CallBack]
    /// Every deadline it has had, in the order they began.
    package var deadlines: [Deadline]
    /// 中止: the clock stands still.
    package var suspension: Suspension?
    package var agreement: Agreement?
    /// Roles of those who agreed to be called by departments (同意联系).
    package var contactConsents: Set<String>
    /// Whether a side can be called without danger (可安全联系), as the side said; nil was not asked.
    package var safeToCall: [String: Bool]
    /// The responsible officer a person assigned, when not the directory's own.
    package var assignee: String?
    /// Every event that has made the case what it is, by the number of its message; what was corrected is left out
    /// when the case is decided anew.
    package var corrected: Set<String>
    package var outcome: CaseOutcome?
    package var closedAt: Timestamp?
    /// 关联
    package var links: CaseLinks
    /// When it was taken over as history; nil for a case of the bridge's own.
    package var importedAt: Timestamp?

    /// A case opened by `alert` at `openedAt`, before any task of it.
    package init(id: String, code: CaseCode, openedAt: Timestamp, alert: Alert, assessment: TextAssessment) {
        self.id = id
        self.code = code
        self.openedAt = openedAt
        self.alert = alert
        self.assessment = assessment
        version = 0
        joinedAlerts = []
        typeCode = assessment.type.code
        band = assessment.band
        bandContributions = []
        ownBand = assessment.band
        firstGrade = alert.grade
        expedited = false
        isWithoutFeedback = false
        stage = .early
        phase = .onScene
        tasks = []
        callBacks = []
        deadlines = []
        contactConsents = []
        safeToCall = [:]
        corrected = []
        links = CaseLinks()
    }

    /// A task that was issued, and whether it was signed for.
    package struct IssuedTask: Hashable, Codable, Sendable {
        package var id: String
        package var kind: PushTask.Kind
        package var recipient: PoliceTask.Recipient?
        package var issuedAt: Timestamp
        package var signedAt: Timestamp?
        /// 试运行: decided, recorded, and not sent.
        package var isWithheld: Bool

        /// A task issued at `issuedAt`.
        package init(
            id: String,
            kind: PushTask.Kind,
            recipient: PoliceTask.Recipient?,
            issuedAt: Timestamp,
            isWithheld: Bool = false
        ) {
            self.id = id
            self.kind = kind
            self.recipient = recipient
            self.issuedAt = issuedAt
            self.isWithheld = isWithheld
        }
    }

    /// Why and since when the clock stands still (中止).
    package struct Suspension: Hashable, Codable, Sendable {
        package var since: Timestamp
        package var reason: String
        package var by: String

        /// A suspension by the person `by`.
        package init(since: Timestamp, reason: String, by: String) {
            self.since = since
            self.reason = reason
            self.by = by
        }
    }

    /// A draft that waits for its approvers.
    package struct PendingApproval: Hashable, Codable, Sendable {
        package var draft: GovernanceDraft
        /// Code of the township whose room was named as receiver.
        package var township: String
        package var round: ApprovalRound

        /// A draft for the room of `township`.
        package init(draft: GovernanceDraft, township: String, round: ApprovalRound) {
            self.draft = draft
            self.township = township
            self.round = round
        }
    }

    /// A contactRequest that waits for its approvers (申请联系方式).
    package struct PendingContact: Hashable, Codable, Sendable {
        package var disclosure: ContactDisclosure
        package var round: ApprovalRound

        /// The answer that would leave.
        package init(disclosure: ContactDisclosure, round: ApprovalRound) {
            self.disclosure = disclosure
            self.round = round
        }
    }

    /// The work of a department on push 3.
    package struct DepartmentWork: Hashable, Codable, Sendable {
        package var taskID: String
        /// Code of the township whose room has it.
        package var township: String
        package var externalNo: String?
        package var department: String?
        package var state: State
        package var acceptedAt: Timestamp?
        package var signedAt: Timestamp?
        /// 难易程度, by the approver or as proposed.
        package var complexity: ApprovalDecision.Complexity
        /// 退回 so far.
        package var returns: Int
        /// The second return waits for the county centre's decision (裁定).
        package var awaitsAdjudication: Bool

        /// Work on a push 3 that was just issued.
        package init(taskID: String, township: String, complexity: ApprovalDecision.Complexity) {
            self.taskID = taskID
            self.township = township
            self.complexity = complexity
            state = .issued
            returns = 0
            awaitsAdjudication = false
        }

        /// How far it is.
        package enum State: String, Codable, Sendable, CaseIterable {
            case issued
            /// 受理: delivered.
            case accepted
            /// 签收
            case signed
            /// 退回
            case returned
            /// 不予受理
            case refused
            /// 办结
            case resolved
            /// 撤回
            case withdrawn

            /// Someone over there has it or is about to.
            package var isOpen: Bool {
                switch self {
                case .issued, .accepted, .signed, .returned: true
                case .refused, .resolved, .withdrawn: false
                }
            }
        }
    }
}
