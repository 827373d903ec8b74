extension Decision {
    /// Another alert that belongs to the case: a chaser (催办), a call about the same (重复报警), or a repeat of what had
    /// been settled, which reopens it.
    mutating func join(_ alert: Alert) throws(Refusal) -> Transition.Outcome {
        let isNew = !subject.joinedAlerts.contains(alert.alertNo)
        if isNew { subject.joinedAlerts.append(alert.alertNo) }
        record(
            .alertJoined,
            by: TrailEntry.bridge,
            .init("alert", alert.alertNo),
            alert.relation.map { .init("relation", String($0.rawValue)) },
            alert.eventKind == .created ? nil : .init("eventKind", alert.eventKind.rawValue)
        )
        let isLive = alert.eventKind == .created || alert.eventKind == .amended
        let isSettled = subject.phase == .closed || subject.phase == .callBack
        if isSettled, isNew, isLive, alert.relation != .chaser {
            try reopen(repeatedBy: alert)
        } else if subject.phase != .closed {
            try judge(chaser: alert)
            if isLive, alert.relation != .chaser { try pushToNewOfficer(of: alert) }
            if isLive, isNew, alert.relation == .chaser {
                var notice = PoliceTask.NoticeAnnex(subject: .chased, at: now)
                notice.text = "累计并入\(subject.joinedAlerts.count)起"
                notifyInCharge(notice)
            }
        }
        return .applied
    }

    /// 双方报警: which other alerts tell of the incident of a case that is being opened.
    mutating func recordSameIncident() {
        let others = sameIncident.map(\.alertNo)
        guard !others.isEmpty else { return }
        record(
            .noted,
            by: TrailEntry.bridge,
            .init("note", "sameIncident"),
            .init("alerts", others.joined(separator: ","))
        )
    }

    /// 重新启动: what was settled has broken out again. Stage 2, with push 1 for who goes there now; the band follows
    /// from the series.
    private mutating func reopen(repeatedBy alert: Alert) throws(Refusal) {
        let wasRed = subject.band == .red
        record(
            .reopened,
            by: TrailEntry.bridge,
            .init("reason", "repeat"),
            .init("alert", alert.alertNo),
            subject.outcome.map { .init("outcome", $0.rawValue) }
        )
        judgeBand(repeatedBy: alert)
        cancelCallBacks()
        subject.outcome = nil
        subject.closedAt = nil
        subject.stage = .middle
        subject.phase = .following
        // The other side's call may be the confidential one.
        if alert.confidential { subject.alert.confidential = true }
        try asTold(by: alert) { decision throws(Refusal) in
            if !decision.isLate(alert) { try decision.push1() }
        }
        if alert.caseNo != nil {
            try transferToCase()
            return
        }
        try push2(again: true)
        if subject.band == .red, !wasRed {
            notify(
                try recipient(.dutyLeader, .stationLeader, .deputyLeader),
                PoliceTask.NoticeAnnex(subject: .redAlert, at: now)
            )
        }
    }

    /// Push 1 for the officer of a call about the same, unless he has it.
    private mutating func pushToNewOfficer(of alert: Alert) throws(Refusal) {
        guard let officer = alert.officer, subject.disposition == nil, !isLate(alert),
            !subject.tasks.contains(where: { $0.kind == .push1 && $0.recipient?.id == officer.id })
        else { return }
        try asTold(by: alert) { decision throws(Refusal) in try decision.push1() }
    }

    /// Runs `body` while the case is seen as `alert` tells of it: its number, words, place, people and officer.
    private mutating func asTold(
        by alert: Alert,
        _ body: (inout Decision) throws(Refusal) -> Void
    ) throws(Refusal) {
        let (own, read) = (subject.alert, subject.assessment)
        subject.alert = alert
        if let assessment = context.assessment { subject.assessment = assessment }
        defer {
            subject.alert = own
            subject.assessment = read
        }
        try body(&self)
    }
}
