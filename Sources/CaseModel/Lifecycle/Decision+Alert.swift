extension Decision {
    /// A newer version of the alert, or another alert that joins the case (催办).
    mutating func revise(_ alert: Alert) throws(Refusal) -> Transition.Outcome {
        guard alert.alertNo == subject.alert.alertNo else { return try join(alert) }
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
        if alert.eventKind == .voided, previous.eventKind != .voided {
            notifyInCharge(PoliceTask.NoticeAnnex(subject: .voided, at: now))
        }
        if alert.eventKind == .voided, subject.phase == .onScene, subject.band < .orange {
            close(as: .voided, by: TrailEntry.bridge)
            return .applied
        }
        if let assessment = context.assessment { try reassess(assessment) }
        if alert.jurisdiction.code != previous.jurisdiction.code {
            try move(from: previous)
            return .applied
        }
        let officerIsNew = alert.officer != nil && alert.officer?.id != previous.officer?.id
        if subject.disposition == nil, officerIsNew, !isLate(alert), !context.bringsFeedback { try push1() }
        if alert.caseNo != nil, previous.caseNo == nil {
            try transferToCase()
        } else if subject.band == .red, !wasRed, subject.phase != .criminal {
            try escalateRed()
        }
        reconsiderPush3(after: previous)
        return .applied
    }

    /// 管辖变更: the old station is told that the case has left it, the new one gets what the old one had. What was asked
    /// or has left is taken back and asked for again by the new station.
    private mutating func move(from previous: Alert) throws(Refusal) {
        let old = previous.jurisdiction.code
        record(
            .moved,
            by: TrailEntry.bridge,
            .init("from", old),
            .init("to", subject.alert.jurisdiction.code)
        )
        var told: Set<String> = []
        for task in subject.tasks where task.kind == .push1 || task.kind == .push2 {
            guard let recipient = task.recipient, told.insert(recipient.id).inserted,
                let person = holder(recipient, in: old, at: previous)
            else { continue }
            notify(person, PoliceTask.NoticeAnnex(subject: .movedAway, at: now))
        }
        cancel(.signPush1, .signPush2, .firstContact, .followUpDecision)
        subject.assignee = nil
        if subject.disposition == nil, !isLate(subject.alert), !context.bringsFeedback { try push1() }
        if subject.stage > .early { try push2(again: true) }
        if subject.alert.caseNo != nil, previous.caseNo == nil {
            try transferToCase()
            return
        }
        guard subject.pendingApproval != nil || subject.departmentWork?.state.isOpen == true else { return }
        let pending = subject.pendingApproval
        _ = try askAnew(
            because: Disclosure.movedPhrase,
            by: pending?.round.requestedBy ?? TrailEntry.bridge,
            department: nil
        )
    }

    /// The recipient in the station the case leaves: in his post there, or as the officer its alert named.
    private func holder(
        _ recipient: PoliceTask.Recipient,
        in unit: String,
        at previous: Alert
    ) -> Directory.Person? {
        if let post = context.directory.posts(of: recipient.id, at: now).first(where: { $0.unit == unit }) {
            return post
        }
        guard previous.officer?.id == recipient.id, context.directory.station(unit) != nil else { return nil }
        return Directory.Person(id: recipient.id, name: recipient.name, role: recipient.role, unit: unit)
    }

    /// What a chaser tells may be worse than what was known.
    mutating func judge(chaser alert: Alert) throws(Refusal) {
        guard let assessment = context.assessment else { return }
        let wasRed = subject.band == .red
        judgeBand(with: assessment, because: "chaser \(alert.alertNo)")
        if subject.band == .red, !wasRed, subject.phase != .criminal { try escalateRed() }
    }

    /// What has left is withdrawn when its caller has become confidential since (转为保密).
    private mutating func reconsiderPush3(after previous: Alert) {
        guard subject.alert.confidential, !previous.confidential, subject.departmentWork?.state.isOpen == true else {
            return
        }
        withdrawDepartmentWork(because: Disclosure.confidentialPhrase)
        backToFollowing()
    }

    /// Takes a new assessment of the alert. A person's type stays; a band only rises.
    private mutating func reassess(_ assessment: TextAssessment) throws(Refusal) {
        subject.assessment = assessment
        judgeBand(because: "revision")
        guard subject.typedBy == nil, assessment.isDispute, assessment.type.code != TypeJudgement.unknownCode,
            assessment.type.code != subject.typeCode
        else { return }
        guard subject.departmentWork?.state.isOpen != true else {
            // A department works under the old type: a person decides whether it goes back.
            var notice = PoliceTask.NoticeAnnex(subject: .typeNeeded, at: now)
            notice.text = context.catalog.type(assessment.type.code).name
            try notifyRoom(notice)
            return
        }
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
        withdrawPendingContact(because: Disclosure.transferredPhrase)
        cancel(.firstContact, .mediation, .secondMediation, .followUpDecision, .disposition)
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
