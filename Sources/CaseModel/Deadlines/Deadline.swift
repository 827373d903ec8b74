/// Something that must happen in time (时限), and who hears of it until it has.
///
/// A deadline has a limit and a ladder of rungs. Each rung fires once: firing takes it off the ladder.
package struct Deadline: Hashable, Codable, Sendable {
    /// Its own within the case for ever, such as `signPush1/TASKID`.
    package var id: String
    package var kind: Kind
    /// The task it watches, when it watches one.
    package var taskID: String?
    package var startedAt: Timestamp
    /// The last instant in time.
    package var limitAt: Timestamp
    /// Rungs still to fire, soonest first.
    package var rungs: [Rung]
    package var state: State
    /// Set when the limit passed unmet.
    package var missedAt: Timestamp?
    /// It was extended once (延期); there is no second time.
    package var isExtended: Bool

    /// A running deadline.
    package init(
        id: String,
        kind: Kind,
        taskID: String?,
        startedAt: Timestamp,
        limitAt: Timestamp,
        rungs: [Rung]
    ) {
        self.id = id
        self.kind = kind
        self.taskID = taskID
        self.startedAt = startedAt
        self.limitAt = limitAt
        self.rungs = rungs
        state = .running
        isExtended = false
    }

    /// When it next fires; nil when it is over or has fired for the last time.
    package var dueAt: Timestamp? { state == .running ? rungs.first?.at : nil }

    /// One firing to come.
    package struct Rung: Hashable, Codable, Sendable {
        package var at: Timestamp
        /// Who is reminded; nil for nobody.
        package var level: Level?
        /// The limit itself.
        package var isLimit: Bool

        /// A rung.
        package init(at: Timestamp, level: Level?, isLimit: Bool) {
            self.at = at
            self.level = level
            self.isLimit = isLimit
        }
    }

    /// Who is reminded, lowest first.
    package enum Level: String, Codable, Sendable, CaseIterable, Comparable {
        /// 经办人
        case handler
        /// 部门负责人
        case head
        /// 督办 to the room (指挥室).
        case room
        /// 县级综治中心
        case county

        package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Where it stands.
    package enum State: Hashable, Codable, Sendable {
        case running
        case met(at: Timestamp)
        /// Nothing is to be done any more.
        case cancelled(at: Timestamp)
    }

    /// What must happen.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// 签收一推
        case signPush1
        /// 处警反馈
        case disposition
        /// The duty leader's word on 建议二推.
        case followUpDecision
        /// 签收二推
        case signPush2
        /// 首次联系
        case firstContact
        /// 治安调解
        case mediation
        /// 第二次治安调解
        case secondMediation
        /// 审批
        case approvalDecision
        /// 受理 by the township's room.
        case accepted
        /// 签收 by the department.
        case departmentSigned
        /// 进展
        case progress
        /// 办结
        case finish
        /// 撤回答复
        case withdrawalAnswered
        /// 回访
        case callBack
        /// 履行情况
        case performance

        /// Governance side or police side must act.
        package var isForDepartments: Bool {
            switch self {
            case .accepted, .departmentSigned, .progress, .finish, .withdrawalAnswered: true
            case .signPush1, .disposition, .followUpDecision, .signPush2, .firstContact, .mediation,
                .secondMediation, .approvalDecision, .callBack, .performance:
                false
            }
        }
    }
}

/// A rung of a deadline that has come (时限到期), as the daemon tells it to the case.
package struct DeadlineDue: Hashable, Codable, Sendable {
    package var caseID: String
    package var deadlineID: String
    /// When it was due.
    package var dueAt: Timestamp
    /// It comes out of an outage: reminders of cases that are not red go into one digest per station.
    package var isAfterOutage: Bool

    /// A rung that came at `dueAt`.
    package init(caseID: String, deadlineID: String, dueAt: Timestamp, isAfterOutage: Bool = false) {
        self.caseID = caseID
        self.deadlineID = deadlineID
        self.dueAt = dueAt
        self.isAfterOutage = isAfterOutage
    }
}
