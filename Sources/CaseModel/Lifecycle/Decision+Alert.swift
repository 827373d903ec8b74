extension Decision {
    /// A newer version of the alert, or another alert that joins the case (催办).
    mutating func revise(_ alert: Alert) throws(Refusal) -> Transition.Outcome {
        guard alert.alertNo == subject.alert.alertNo else {
            if !subject.joinedAlerts.contains(alert.alertNo) { subject.joinedAlerts.append(alert.alertNo) }
            record(.alertJoined, by: TrailEntry.bridge, .init("alert", alert.alertNo))
            if subject.phase != .closed { try judge(chaser: alert) }
            return .applied
        }
        guard subject.phase != .closed else { return .noted(.caseClosed) }
        let previous = subject.alert
        let wasRed = subject.band == .red
        subject.alert = alert
        record(
            .alertRevised,
            by: TrailEntry.bridge,
            .init("eventKind", alert.eventKind.rawValue),
            alert.revision.map { .init("revision", String($0)) }
        )
        if alert.eventKind == .voided, subject.phase == .onScene, subject.band < .orange {
            close(as: .voided, by: TrailEntry.bridge)
            return .applied
        }
        if let assessment = context.assessment { reassess(assessment) }
        let officerIsNew = alert.officer != nil && alert.officer?.id != previous.officer?.id
        let stationIsNew = alert.jurisdiction.code != previous.jurisdiction.code
        if subject.disposition == nil, officerIsNew || stationIsNew, !isLate(alert) { try push1() }
        if alert.caseNo != nil, previous.caseNo == nil {
            try transferToCase()
        } else if subject.band == .red, !wasRed, subject.phase != .criminal {
            try escalateRed()
        }
        try reconsiderPush3(after: previous)
        return .applied
    }

    /// What a chaser tells may be worse than what was known.
    private mutating func judge(chaser alert: Alert) throws(Refusal) {
        guard let assessment = context.assessment else { return }
        let wasRed = subject.band == .red
        judgeBand(with: assessment, because: "chaser \(alert.alertNo)")
        if subject.band == .red, !wasRed, subject.phase != .criminal { try escalateRed() }
    }

    /// A request whose draft the new version changes is withdrawn and asked again; what has left is withdrawn when its
    /// caller has become confidential since (转为保密).
    private mutating func reconsiderPush3(after previous: Alert) throws(Refusal) {
        if subject.alert.confidential, !previous.confidential, subject.departmentWork?.state.isOpen == true {
            withdrawDepartmentWork(because: Disclosure.confidentialPhrase)
            backToFollowing()
        }
        guard let pending = subject.pendingApproval,
            draft(suggesting: pending.draft.suggestedLead)?.draft != pending.draft || township?.code != pending.township
        else { return }
        withdrawPendingApproval(because: "revised")
        subject.phase = .following
        _ = try requestApproval(by: pending.requestedBy, reason: "revised", department: pending.draft.suggestedLead)
    }

    /// Takes a new assessment of the alert. A person's type stays; a band only rises.
    private mutating func reassess(_ assessment: TextAssessment) {
        subject.assessment = assessment
        judgeBand(because: "revision")
        guard subject.typedBy == nil, assessment.isDispute, subject.pendingApproval == nil,
            subject.departmentWork == nil, assessment.type.code != TypeJudgement.unknownCode,
            assessment.type.code != subject.typeCode
        else { return }
        record(
            .retyped,
            by: TrailEntry.bridge,
            .init("from", subject.typeCode),
            .init("to", assessment.type.code)
        )
        subject.typeCode = assessment.type.code
    }

    /// 转公安办理: the police line takes over; no push 3, and an open one is withdrawn.
    mutating func transferToCase() throws(Refusal) {
        guard subject.phase != .criminal else { return }
        withdrawPendingApproval(because: Disclosure.transferredPhrase)
        withdrawDepartmentWork(because: Disclosure.transferredPhrase)
        subject.phase = .criminal
        subject.outcome = .criminalCase
        subject.stage = max(subject.stage, .middle)
        record(.transferredToCase, by: TrailEntry.bridge)
        notify(
            try recipient(.stationLeader, .deputyLeader, .dutyLeader),
            PoliceTask.NoticeAnnex(subject: .transferredToCase, at: now)
        )
    }
}
