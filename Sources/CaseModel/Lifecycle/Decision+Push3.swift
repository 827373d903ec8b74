extension Decision {
    /// 三推: exactly the approved draft, to the township's information room that was named.
    mutating func push3(_ approved: Case.PendingApproval, approvedBy decision: ApprovalDecision) {
        let post = context.directory.posts(of: decision.by, at: now).first {
            [.stationLeader, .deputyLeader, .bureauDutyLeader].contains($0.role)
        }
        let approval = GovernanceTask.Approval(
            unit: post.flatMap { context.directory.station($0.unit)?.name } ?? "公安局",
            rank: post?.role ?? .stationLeader,
            at: decision.at
        )
        let ordinal = ordinal(.push3, recipient: nil)
        let task = PushTask(
            id: context.identifier("\(subject.code)/push3/\(ordinal)"),
            kind: .push3,
            lane: .governance,
            routingKey: "push3.\(approved.township)",
            caseID: subject.id,
            band: subject.band,
            issuedAt: now,
            body: .governance(
                GovernanceTask(
                    caseCode: subject.code.text,
                    externalNo: subject.departmentWork?.externalNo,
                    draft: approved.draft,
                    deadlines: TaskDeadlines(
                        signBy: now + limit(context.policy.departmentSigned),
                        finishBy: finishBy(decision.complexity)
                    ),
                    approvals: [approval]
                )
            )
        )
        send(task, to: nil)
        let externalNo = subject.departmentWork?.externalNo
        subject.departmentWork = Case.DepartmentWork(taskID: task.id, township: approved.township)
        subject.departmentWork?.externalNo = externalNo
        subject.stage = .late
        subject.phase = .withDepartments
    }

    /// Takes back an open push 3 with a fixed phrase.
    mutating func withdrawDepartmentWork(because phrase: String) {
        guard let work = subject.departmentWork, work.state.isOpen else { return }
        subject.departmentWork?.state = .withdrawn
        let ordinal = ordinal(.withdrawal, recipient: nil)
        send(
            PushTask(
                id: context.identifier("\(subject.code)/withdrawal/\(ordinal)"),
                kind: .withdrawal,
                lane: .governance,
                routingKey: "withdrawal.\(work.township)",
                caseID: subject.id,
                band: subject.band,
                issuedAt: now,
                body: .withdrawal(
                    WithdrawalTask(
                        caseCode: subject.code.text,
                        externalNo: work.externalNo,
                        withdrawnTaskID: work.taskID,
                        reason: phrase
                    )
                )
            ),
            to: nil
        )
    }

    /// The limit to finish, by the approver's complexity or the proposed one; red halves it.
    private func finishBy(_ complexity: ApprovalDecision.Complexity?) -> Timestamp? {
        guard let limit = context.policy.finish[complexity ?? proposedComplexity] else { return nil }
        return now + (subject.band == .red ? limit / 2 : limit)
    }

    /// One lead is simple, helpers make it general, a group or land makes it complex.
    private var proposedComplexity: ApprovalDecision.Complexity {
        let isGroup = subject.indicators.contains { $0.id == "R17" || $0.id == "R18" }
        if isGroup || subject.typeCode.hasPrefix("D07") { return .complex }
        return context.catalog.type(subject.typeCode).helpers.isEmpty ? .simple : .general
    }
}
