/// What people on the police side get: the case as it stands, and what this task asks of them.
package struct PoliceTask: Hashable, Codable, Sendable {
    package var alertNo: String
    package var caseID: String
    /// 1, 2 or 3: the push this task belongs to.
    package var push: Int
    package var stage: CaseStage
    package var recipient: Recipient
    /// 报警内容
    package var content: String
    package var place: Place
    package var people: [Person]
    package var flags: Flags
    package var disputeType: TypeLine
    package var also: [TypeLine]
    package var band: Band
    package var expedited: Bool
    package var indicators: [IndicatorFinding]
    package var history: [EarlierCase]
    /// How many earlier cases stood at this place (counts only).
    package var placeCount: Int
    /// Other alerts that tell of this very incident (双方报警): no repeats.
    package var sameIncident: [RelatedAlert] = []
    /// From push 2 on: cases that only place and type have in common, for a person to link (建议关联).
    package var linkProposals: [RelatedAlert] = []
    /// 现场指引
    package var guidance: [String]
    package var deadlines: TaskDeadlines
    package var ruleSetVersion: String
    /// Set on an approvalRequest.
    package var approval: ApprovalAnnex?
    /// Set on a callback.
    package var callBack: CallBackAnnex?
    /// Set on a notice.
    package var notice: NoticeAnnex?
    /// Set on a reminder.
    package var reminder: ReminderAnnex?

    /// A task about a case for one recipient.
    package init(
        alertNo: String,
        caseID: String,
        push: Int,
        stage: CaseStage,
        recipient: Recipient,
        content: String,
        place: Place,
        people: [Person],
        flags: Flags,
        disputeType: TypeLine,
        also: [TypeLine],
        band: Band,
        expedited: Bool,
        indicators: [IndicatorFinding],
        history: [EarlierCase],
        placeCount: Int,
        guidance: [String],
        deadlines: TaskDeadlines,
        ruleSetVersion: String
    ) {
        self.alertNo = alertNo
        self.caseID = caseID
        self.push = push
        self.stage = stage
        self.recipient = recipient
        self.content = content
        self.place = place
        self.people = people
        self.flags = flags
        self.disputeType = disputeType
        self.also = also
        self.band = band
        self.expedited = expedited
        self.indicators = indicators
        self.history = history
        self.placeCount = placeCount
        self.guidance = guidance
        self.deadlines = deadlines
        self.ruleSetVersion = ruleSetVersion
    }

    /// 接收人
    package struct Recipient: Hashable, Codable, Sendable {
        package var role: Directory.Role
        package var id: String
        package var name: String

        /// The person in this post.
        package init(role: Directory.Role, id: String, name: String) {
            self.role = role
            self.id = id
            self.name = name
        }
    }

    /// 地点, in full on the police side.
    package struct Place: Hashable, Codable, Sendable {
        package var address: String
        package var township: String?
        package var village: String?

        /// A place.
        package init(address: String, township: String? = nil, village: String? = nil) {
            self.address = address
            self.township = township
            self.village = village
        }
    }

    /// A person of the case. Of a confidential caller it carries no data of his own.
    package struct Person: Hashable, Codable, Sendable {
        package var role: String
        package var name: String?
        package var phone: String?

        /// A person in this role.
        package init(role: String, name: String?, phone: String?) {
            self.role = role
            self.name = name
            self.phone = phone
        }

        /// Stands in the place of a confidential caller's name: look it up in the 110 platform.
        package static let lookUp = "见110系统"
    }

    /// Signs as the platform reported them; nil is not known.
    package struct Flags: Hashable, Codable, Sendable {
        package var weapon: Bool?
        package var hazmat: Bool?
        package var explosion: Bool?
        package var injured: Int?
        package var minor: Bool
        package var confidential: Bool
        /// 逾期: the alert was too old for push 1 when it came.
        package var late: Bool

        /// The flags of a case.
        package init(
            weapon: Bool?,
            hazmat: Bool?,
            explosion: Bool?,
            injured: Int?,
            minor: Bool,
            confidential: Bool,
            late: Bool
        ) {
            self.weapon = weapon
            self.hazmat = hazmat
            self.explosion = explosion
            self.injured = injured
            self.minor = minor
            self.confidential = confidential
            self.late = late
        }
    }

    /// A dispute type with its name and the margin it won by.
    package struct TypeLine: Hashable, Codable, Sendable {
        package var code: String
        package var name: String
        package var margin: Int

        /// A type line.
        package init(code: String, name: String, margin: Int) {
            self.code = code
            self.name = name
            self.margin = margin
        }
    }

    /// What an approver is asked: exactly the draft that would leave, and what binds it.
    package struct ApprovalAnnex: Hashable, Codable, Sendable {
        package var subject: Subject
        package var draftDigest: String
        /// Who would get it.
        package var receivers: [String]
        /// 法律依据
        package var legalBasis: String
        /// Who asked; he may not approve.
        package var requestedBy: String
        package var reason: String?

        /// The annex of an approval request.
        package init(
            subject: Subject,
            draftDigest: String,
            receivers: [String],
            legalBasis: String,
            requestedBy: String,
            reason: String?
        ) {
            self.subject = subject
            self.draftDigest = draftDigest
            self.receivers = receivers
            self.legalBasis = legalBasis
            self.requestedBy = requestedBy
            self.reason = reason
        }

        /// What would leave.
        package enum Subject: Hashable, Codable, Sendable {
            /// 三推
            case push3(GovernanceDraft)
            /// 联系方式告知
            case contact(ContactDisclosure)
        }
    }

    /// What a call-back is about.
    package struct CallBackAnnex: Hashable, Codable, Sendable {
        package var purpose: CallBack.Purpose
        /// Which side to call; nil for both.
        package var party: String?
        /// Not before this time.
        package var dueAt: Timestamp
        /// 家庭暴力: only at the agreed time, and never through the other party.
        package var needsCare: Bool = false

        /// The annex of a call-back.
        package init(purpose: CallBack.Purpose, party: String?, dueAt: Timestamp) {
            self.purpose = purpose
            self.party = party
            self.dueAt = dueAt
        }
    }

    /// Which deadline a reminder is about (催办).
    package struct ReminderAnnex: Hashable, Codable, Sendable {
        package var about: Deadline.Kind
        package var level: Deadline.Level
        /// The task that is waited for.
        package var taskID: String?
        /// The limit.
        package var dueAt: Timestamp
        package var isOverdue: Bool
        /// It was due while the bridge was down.
        package var isLate: Bool

        /// The annex of a reminder.
        package init(
            about: Deadline.Kind,
            level: Deadline.Level,
            taskID: String?,
            dueAt: Timestamp,
            isOverdue: Bool,
            isLate: Bool
        ) {
            self.about = about
            self.level = level
            self.taskID = taskID
            self.dueAt = dueAt
            self.isOverdue = isOverdue
            self.isLate = isLate
        }
    }

    /// What a notice tells.
    package struct NoticeAnnex: Hashable, Codable, Sendable {
        package var subject: Subject
        package var action: Receipt.Action?
        package var department: String?
        package var externalNo: String?
        package var outcome: Receipt.Outcome?
        package var reasonCode: String?
        package var text: String?
        package var at: Timestamp

        /// A notice of `subject` at `at`.
        package init(subject: Subject, at: Timestamp, text: String? = nil) {
            self.subject = subject
            self.at = at
            self.text = text
        }

        /// 通知事由
        package enum Subject: String, Codable, Sendable, CaseIterable {
            /// 红色警情
            case redAlert
            /// 建议二推, told to the duty leader.
            case followUpAsked
            /// 请人工定类
            case typeNeeded
            /// 请人工定属地
            case townshipNeeded
            /// 无可审批的领导: a wish for push 3 waits for one.
            case approverNeeded
            /// 未能送达: a task of the case was set aside.
            case notDelivered
            /// 催办: a chaser has come in.
            case chased
            /// 警情作废: the platform has voided the alert.
            case voided
            /// 收件人缺失: sent to the room instead.
            case recipientMissing
            /// 回执
            case receipt
            /// 审批未通过
            case rejected
            /// 转公安办理
            case transferredToCase
            /// 未受理: with the telephones of the township's room.
            case notAccepted
            /// 审批已撤回
            case approvalWithdrawn
            /// 审批逾期: nobody on the roster is left to ask.
            case approvalOverdue
            /// 无可告知的联系方式
            case contactNotPossible
            /// 建议降级, told to the duty leader.
            case lowerBandProposed
            /// 退回、裁定 need the room's hand.
            case returned
            /// 串案倒查
            case crimeLinked
            /// 三次未接通: the leader may close.
            case unreachable
            /// 告诫书未记录: only the leader may close.
            case warningLetterMissing
            /// 管辖变更: the case has gone to another station.
            case movedAway
            /// 移交责任民警
            case reassigned
        }
    }
}

/// When things are due, absent where nothing is.
package struct TaskDeadlines: Hashable, Codable, Sendable {
    package var signBy: Timestamp?
    package var contactBy: Timestamp?
    package var finishBy: Timestamp?
    package var decideBy: Timestamp?
    package var nextProgressBy: Timestamp?

    /// The deadlines a task names.
    package init(
        signBy: Timestamp? = nil,
        contactBy: Timestamp? = nil,
        finishBy: Timestamp? = nil,
        decideBy: Timestamp? = nil,
        nextProgressBy: Timestamp? = nil
    ) {
        self.signBy = signBy
        self.contactBy = contactBy
        self.finishBy = finishBy
        self.decideBy = decideBy
        self.nextProgressBy = nextProgressBy
    }
}
