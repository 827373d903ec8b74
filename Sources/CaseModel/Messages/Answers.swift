/// 签收: an officer or leader took a task.
package struct Signature: Hashable, Codable, Sendable {
    package var taskID: String
    package var by: String
    package var at: Timestamp

    /// `by` signed `taskID` at `at`.
    package init(taskID: String, by: String, at: Timestamp) {
        self.taskID = taskID
        self.by = by
        self.at = at
    }
}

/// 跟进或回访: what came of a contact with the parties. Names its task or its case.
package struct FollowUp: Hashable, Codable, Sendable {
    package var taskID: String?
    package var caseID: String?
    package var by: String
    package var at: Timestamp
    package var outcome: Outcome
    /// Which side was called.
    package var party: String?
    package var agreement: Agreement?
    package var contactConsent: Bool?
    package var satisfied: Bool?
    package var safeToCall: Bool?
    package var text: String?

    /// A follow-up with `outcome`.
    package init(
        taskID: String? = nil,
        caseID: String? = nil,
        by: String,
        at: Timestamp,
        outcome: Outcome,
        party: String? = nil,
        agreement: Agreement? = nil,
        satisfied: Bool? = nil
    ) {
        self.taskID = taskID
        self.caseID = caseID
        self.by = by
        self.at = at
        self.outcome = outcome
        self.party = party
        self.agreement = agreement
        self.satisfied = satisfied
    }

    /// 跟进结果
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        case contacted, unreachable, mediating, settled, failed, needsDepartments
    }
}

/// 调解协议
package struct Agreement: Hashable, Codable, Sendable {
    package var signedAt: Timestamp?
    /// 调解人
    package var mediator: String?
    package var terms: String?
    /// Days on which something is to be performed (履行期限).
    package var dueDates: [Timestamp]

    /// An agreement, performed at once when it has no due dates.
    package init(signedAt: Timestamp? = nil, mediator: String? = nil, terms: String? = nil, dueDates: [Timestamp] = [])
    {
        self.signedAt = signedAt
        self.mediator = mediator
        self.terms = terms
        self.dueDates = dueDates
    }
}

/// 审批: the decision on one approval request, naming the draft it was made on.
package struct ApprovalDecision: Hashable, Codable, Sendable {
    package var requestID: String
    package var draftDigest: String
    package var isApproved: Bool
    package var by: String
    /// Whom `by` stands in for.
    package var onBehalfOf: String?
    package var at: Timestamp
    package var reason: String?
    package var edits: Edits?
    package var complexity: Complexity?

    /// A decision of `by` on the draft with this digest.
    package init(
        requestID: String,
        draftDigest: String,
        isApproved: Bool,
        by: String,
        at: Timestamp,
        reason: String? = nil
    ) {
        self.requestID = requestID
        self.draftDigest = draftDigest
        self.isApproved = isApproved
        self.by = by
        self.at = at
        self.reason = reason
    }

    /// Changes to the draft. They make a new draft that everyone is asked about again.
    package struct Edits: Hashable, Codable, Sendable {
        package var summary: String?
        package var department: String?
        /// Fields disclosed beyond the default, by name.
        package var disclose: [String]

        /// Edits to a draft.
        package init(summary: String? = nil, department: String? = nil, disclose: [String] = []) {
            self.summary = summary
            self.department = department
            self.disclose = disclose
        }
    }

    /// 难易程度: sets the limit to finish.
    package enum Complexity: String, Codable, Sendable, CaseIterable { case simple, general, complex }
}
