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
    /// Tasks issued so far, oldest first.
    package var tasks: [IssuedTask]
    /// The approval request waiting for a decision.
    package var pendingApproval: PendingApproval?
    /// The newest push 3 and how far its department is.
    package var departmentWork: DepartmentWork?
    package var callBacks: [CallBack]
    package var agreement: Agreement?
    package var outcome: CaseOutcome?
    package var closedAt: Timestamp?

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
        stage = .early
        phase = .onScene
        tasks = []
        callBacks = []
    }

    /// A task that was issued, and whether it was signed for.
    package struct IssuedTask: Hashable, Codable, Sendable {
        package var id: String
        package var kind: PushTask.Kind
        package var recipient: PoliceTask.Recipient?
        package var issuedAt: Timestamp
        package var signedAt: Timestamp?

        /// A task issued at `issuedAt`.
        package init(id: String, kind: PushTask.Kind, recipient: PoliceTask.Recipient?, issuedAt: Timestamp) {
            self.id = id
            self.kind = kind
            self.recipient = recipient
            self.issuedAt = issuedAt
        }
    }

    /// An approval that was asked for and not decided.
    package struct PendingApproval: Hashable, Codable, Sendable {
        /// Task id of the request.
        package var requestID: String
        package var draft: GovernanceDraft
        package var draftDigest: String
        /// Code of the township whose room was named as receiver.
        package var township: String
        package var requestedBy: String
        package var approver: String
        package var requestedAt: Timestamp

        /// A request to `approver`.
        package init(
            requestID: String,
            draft: GovernanceDraft,
            draftDigest: String,
            township: String,
            requestedBy: String,
            approver: String,
            requestedAt: Timestamp
        ) {
            self.requestID = requestID
            self.draft = draft
            self.draftDigest = draftDigest
            self.township = township
            self.requestedBy = requestedBy
            self.approver = approver
            self.requestedAt = requestedAt
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

        /// Work on a push 3 that was just issued.
        package init(taskID: String, township: String) {
            self.taskID = taskID
            self.township = township
            state = .issued
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

/// 回访: a check that a settlement holds, with one side or at one due date.
package struct CallBack: Hashable, Codable, Sendable {
    package var taskID: String
    package var purpose: Purpose
    /// Which side is called; nil for both.
    package var party: String?
    package var dueAt: Timestamp
    package var state: State

    /// A call-back that is due.
    package init(taskID: String, purpose: Purpose, party: String?, dueAt: Timestamp) {
        self.taskID = taskID
        self.purpose = purpose
        self.party = party
        self.dueAt = dueAt
        state = .open
    }

    /// What is asked.
    package enum Purpose: String, Codable, Sendable, CaseIterable {
        /// 满意度
        case satisfaction
        /// 履行情况 of an agreement's due date.
        case performance
    }

    /// Where it stands.
    package enum State: String, Codable, Sendable, CaseIterable { case open, satisfied, dissatisfied, cancelled }
}
