/// 催办、督办 to the governance side: which limit of which task is near or has passed.
package struct GovernanceReminder: Hashable, Codable, Sendable {
    package var caseCode: String
    package var externalNo: String?
    /// The task that is waited for.
    package var taskID: String
    package var level: Deadline.Level
    package var about: Deadline.Kind
    /// The limit.
    package var dueAt: Timestamp
    package var isOverdue: Bool

    /// A reminder of one task.
    package init(
        caseCode: String,
        externalNo: String?,
        taskID: String,
        level: Deadline.Level,
        about: Deadline.Kind,
        dueAt: Timestamp,
        isOverdue: Bool
    ) {
        self.caseCode = caseCode
        self.externalNo = externalNo
        self.taskID = taskID
        self.level = level
        self.about = about
        self.dueAt = dueAt
        self.isOverdue = isOverdue
    }
}

/// 告知 to the governance side: an answer to what they did.
package struct GovernanceNotice: Hashable, Codable, Sendable {
    package var caseCode: String
    package var externalNo: String?
    package var taskID: String
    package var subject: Subject
    /// A code or a fixed phrase, never a text of ours about people.
    package var reason: String?
    /// The department the county centre decided on.
    package var department: String?
    /// The limit that holds.
    package var until: Timestamp?

    /// A notice of `subject` about one task.
    package init(caseCode: String, externalNo: String?, taskID: String, subject: Subject) {
        self.caseCode = caseCode
        self.externalNo = externalNo
        self.taskID = taskID
        self.subject = subject
    }

    /// 事由
    package enum Subject: String, Codable, Sendable, CaseIterable {
        /// 退回不予受理
        case returnRefused
        /// 延期不予同意
        case extensionRefused
        /// 请县级综治中心裁定
        case adjudicationNeeded
        /// 县级综治中心裁定
        case adjudicated
        /// 改派
        case redirected
        /// 情况通报
        case informed
    }
}

/// 情况通报 under a standing order: type, village and time, and nothing else.
package struct InformNotice: Hashable, Codable, Sendable {
    package var caseCode: String
    package var typeName: String
    package var govCode: String
    package var township: String
    package var village: String?
    package var reportedAt: Timestamp

    /// A notice under a standing order.
    package init(
        caseCode: String,
        typeName: String,
        govCode: String,
        township: String,
        village: String?,
        reportedAt: Timestamp
    ) {
        self.caseCode = caseCode
        self.typeName = typeName
        self.govCode = govCode
        self.township = township
        self.village = village
        self.reportedAt = reportedAt
    }
}

/// 联系方式告知: the fields an approver allowed, in answer to a contactRequest, and nothing else.
package struct ContactDisclosure: Hashable, Codable, Sendable {
    package var caseCode: String
    package var externalNo: String?
    package var taskID: String
    package var people: [Person]
    /// 用途
    package var purpose: String
    package var approvals: [GovernanceTask.Approval]

    /// An answer with these people.
    package init(
        caseCode: String,
        externalNo: String?,
        taskID: String,
        people: [Person],
        purpose: String,
        approvals: [GovernanceTask.Approval]
    ) {
        self.caseCode = caseCode
        self.externalNo = externalNo
        self.taskID = taskID
        self.people = people
        self.purpose = purpose
        self.approvals = approvals
    }

    /// A person who may be called.
    package struct Person: Hashable, Codable, Sendable {
        package var role: String
        package var name: String?
        package var phone: String?

        /// A person with what was approved of him.
        package init(role: String, name: String?, phone: String?) {
            self.role = role
            self.name = name
            self.phone = phone
        }
    }
}
