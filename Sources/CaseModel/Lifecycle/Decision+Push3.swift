extension Decision {
    /// 三推: exactly the approved draft, to the township's information room that was named.
    mutating func push3(_ approved: Case.PendingApproval) {
        let complexity = approved.round.complexity ?? proposedComplexity
        let externalNo = subject.departmentWork?.externalNo
        let id = nextTaskID(.push3, of: subject.code.text)
        subject.departmentWork = Case.DepartmentWork(
            taskID: id,
            township: approved.township,
            complexity: complexity
        )
        subject.departmentWork?.externalNo = externalNo
        subject.stage = .late
        subject.phase = .withDepartments
        send(
            PushTask(
                id: id,
                kind: .push3,
                lane: .governance,
                routingKey: "push3.\(approved.township)",
                caseID: subject.id,
                band: subject.band,
                issuedAt: now,
                body: .governance(
                    GovernanceTask(
                        caseCode: subject.code.text,
                        externalNo: externalNo,
                        draft: approved.draft,
                        deadlines: TaskDeadlines(
                            signBy: limit(.departmentSigned),
                            finishBy: finishSpan.map {
                                context.calendar.end(of: $0, from: now, unit: subject.alert.jurisdiction.code)
                            },
                            nextProgressBy: limit(.progress)
                        ),
                        approvals: approved.round.confirmations.map(\.approval)
                    )
                )
            ),
            to: nil
        )
        disclosed(approved.round, what: "push3", receiver: approved.township)
        start(.accepted, of: id)
        start(.departmentSigned, of: id)
        start(.progress, of: id)
        start(.finish, of: id, within: finishSpan)
    }

    /// Takes back an open push 3 with a fixed phrase.
    mutating func withdrawDepartmentWork(because phrase: String) {
        guard let work = subject.departmentWork, work.state.isOpen else { return }
        subject.departmentWork?.state = .withdrawn
        endDepartmentClocks()
        withdrawPendingContact(because: phrase)
        let id = nextTaskID(.withdrawal, of: subject.code.text)
        send(
            PushTask(
                id: id,
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
        // Unanswered, a withdrawal is pressed for (督办).
        start(.withdrawalAnswered, of: id)
    }

    /// The departments owe nothing any more.
    mutating func endDepartmentClocks() {
        subject.departmentWork?.awaitsAdjudication = false
        cancel(.accepted, .departmentSigned, .progress, .finish)
    }

    /// The limit to finish, by the approver's complexity or the proposed one; red halves it.
    var finishSpan: TimeSpan? {
        let complexity = subject.departmentWork?.complexity ?? proposedComplexity
        return context.policy.finish[complexity].map { .elapsed(subject.band == .red ? $0 / 2 : $0) }
    }

    /// One lead is simple, helpers make it general, a group or land makes it complex.
    private var proposedComplexity: ApprovalDecision.Complexity {
        let isGroup = subject.indicators.contains { $0.id == "R17" || $0.id == "R18" }
        if isGroup || subject.typeCode.hasPrefix("D07") { return .complex }
        return context.catalog.type(subject.typeCode).helpers.isEmpty ? .simple : .general
    }
}
