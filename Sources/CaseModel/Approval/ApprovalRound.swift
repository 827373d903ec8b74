/// Who was asked to approve one draft, and who has confirmed exactly it (审批).
package struct ApprovalRound: Hashable, Codable, Sendable {
    /// Digest of the draft that is asked about.
    package var draftDigest: String
    /// Who wants it to leave; he may not approve it.
    package var requestedBy: String
    package var requestedAt: Timestamp
    package var reason: String?
    /// Red or sensitive: a second approver from the bureau confirms too.
    package var needsSecond: Bool
    /// Who wrote this draft over an earlier one; his own word alone is not enough.
    package var editedBy: String?
    /// Everyone who was asked, in the order of asking.
    package var requests: [Request]
    package var confirmations: [Confirmation]

    /// A round nobody has been asked in yet.
    package init(
        draftDigest: String,
        requestedBy: String,
        requestedAt: Timestamp,
        reason: String?,
        needsSecond: Bool,
        editedBy: String? = nil
    ) {
        self.draftDigest = draftDigest
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.reason = reason
        self.needsSecond = needsSecond
        self.editedBy = editedBy
        requests = []
        confirmations = []
    }

    /// One request to one person.
    package struct Request: Hashable, Codable, Sendable {
        /// Task id of the approvalRequest.
        package var id: String
        package var approver: String
        package var seat: Seat

        /// A request.
        package init(id: String, approver: String, seat: Seat) {
            self.id = id
            self.approver = approver
            self.seat = seat
        }
    }

    /// A decision that counts.
    package struct Confirmation: Hashable, Codable, Sendable {
        package var by: String
        package var seat: Seat
        package var approval: GovernanceTask.Approval
        package var complexity: ApprovalDecision.Complexity?

        /// A confirmation by one person.
        package init(
            by: String,
            seat: Seat,
            approval: GovernanceTask.Approval,
            complexity: ApprovalDecision.Complexity?
        ) {
            self.by = by
            self.seat = seat
            self.approval = approval
            self.complexity = complexity
        }
    }

    /// For whom a person decides.
    package enum Seat: String, Codable, Sendable, CaseIterable {
        /// The station: its leader, his deputy, another leader, else the bureau.
        case first
        /// The bureau: its duty leader.
        case second

        /// Posts that may take the seat, in the order in which they are asked.
        package var posts: [Directory.Role] {
            switch self {
            case .first: [.stationLeader, .deputyLeader, .dutyLeader, .bureauDutyLeader]
            case .second: [.bureauDutyLeader]
            }
        }
    }

    /// Every seat that must be taken.
    package var seats: [Seat] { needsSecond ? [.first, .second] : [.first] }

    /// Everyone has confirmed who must, and somebody besides the editor.
    package var isComplete: Bool {
        seats.allSatisfy { seat in confirmations.contains { $0.seat == seat } }
            && (editedBy == nil || confirmations.contains { $0.by != editedBy })
    }

    /// The complexity the approvers set; the last word counts.
    package var complexity: ApprovalDecision.Complexity? { confirmations.compactMap(\.complexity).last }
}
