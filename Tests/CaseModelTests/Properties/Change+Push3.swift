import CaseModel

extension Change {
    /// Push 3 leaves only with the approvers of exactly its draft, only while the case is not on the police line, and
    /// only when no other department has it.
    func checkPush3() throws(Violation) {
        for task in transition.tasks where task.kind == .push3 {
            guard case .governance(let body) = task.body else {
                throw Violation(property: "push 3 has a governance body", detail: task.id)
            }
            try check(
                after.phase != .criminal && after.alert.caseNo == nil && after.disposition?.result != .criminalCase,
                "push 3 leaves only while the case is not criminal",
                task.id
            )
            try checkDepartment(task)
            try checkApprovers(body)
        }
    }

    private func checkDepartment(_ task: PushTask) throws(Violation) {
        guard let open = before?.departmentWork, open.state.isOpen else { return }
        let isWithdrawn = transition.tasks.contains { other in
            if case .withdrawal(let body) = other.body { body.withdrawnTaskID == open.taskID } else { false }
        }
        try check(isWithdrawn, "at most one department has the case", "\(open.taskID) and \(task.id)")
    }

    private func checkApprovers(_ body: GovernanceTask) throws(Violation) {
        let name = "no push 3 without the approvers of its draft"
        try check(body.approvals.count >= (needsTwo ? 2 : 1), name, "only \(body.approvals.count)")
        // A correction lets leave again what had been approved.
        if isCorrection { return }
        guard let round = before?.pendingApproval?.round, case .approval(let decision) = step.event else {
            throw Violation(property: name, detail: "nobody was asked")
        }
        try check(before?.pendingApproval?.draft == body.draft, name, "another draft was asked about")
        try check(round.draftDigest == RandomWorld.digest(body.draft), name, "another digest was asked about")
        try check(decision.isApproved && decision.draftDigest == round.draftDigest, name, "another was approved")
        let confirmed = round.confirmations.map(\.by) + [decision.by]
        try check(Set(confirmed).count == confirmed.count, name, "one person twice")
        try check(!confirmed.contains(round.requestedBy), name, "the asker himself")
        try check(confirmed != [round.editedBy ?? ""], name, "the editor alone")
        let posts = step.context.directory.posts(of: decision.by, at: step.at).map(\.role)
        try check(
            posts.contains { ApprovalRound.Seat.first.posts.contains($0) },
            name,
            "\(decision.by) holds no post that approves"
        )
        if needsTwo {
            try check(body.approvals.contains { $0.rank == .bureauDutyLeader }, name, "nobody from the bureau")
        }
    }
}
