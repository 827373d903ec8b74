extension Decision {
    /// A newer version of the alert, or another alert that joins the case (催办).
    mutating func revise(_ alert: Alert) throws(Refusal) -> Transition.Outcome {
        guard alert.alertNo == subject.alert.alertNo else {
            if !subject.joinedAlerts.contains(alert.alertNo) { subject.joinedAlerts.append(alert.alertNo) }
            record(.alertJoined, by: TrailEntry.bridge, .init("alert", alert.alertNo))
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
        if subject.phase == .onScene, officerIsNew || stationIsNew, !isLate(alert) { try push1() }
        if alert.caseNo != nil, previous.caseNo == nil {
            try transferToCase()
        } else if subject.band == .red, !wasRed, subject.phase != .criminal {
            try escalateRed()
        }
        return .applied
    }

    /// Takes a new assessment of the alert. A person's type stays; a band only rises.
    private mutating func reassess(_ assessment: TextAssessment) {
        raise(to: assessment.band, by: TrailEntry.bridge, because: "revision")
        subject.assessment = assessment
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
