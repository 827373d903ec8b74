extension Lifecycle {
    /// An alert without a case: a dispute opens one, anything else is recorded.
    static func open(_ alert: Alert, in context: Context, at now: Timestamp) throws(Refusal) -> Transition {
        guard let assessment = context.assessment else {
            throw Refusal(.evaluationError, pointer: "/content", detail: "the rules gave no assessment of this alert")
        }
        let isLive = alert.eventKind == .created || alert.eventKind == .amended
        let recorded = RecordedAlert(
            alert: alert,
            assessment: assessment,
            feedbackAssessment: context.recordedAlert?.feedbackAssessment
        )
        guard assessment.isDispute, isLive else { return record(recorded, at: now) }
        return try openCase(recorded, because: "dispute", by: TrailEntry.bridge, in: context, at: now)
    }

    /// Feedback on an alert that was no dispute opens a case when the officer sees a risk.
    static func reconsider(
        _ recorded: RecordedAlert,
        after disposition: Disposition,
        in context: Context,
        at now: Timestamp
    ) throws(Refusal) -> Transition {
        let officerSeesRisk = disposition.needsFollowUp || (disposition.officerBand ?? .blue) > .blue
        let actor = disposition.by ?? TrailEntry.bridge
        guard officerSeesRisk else {
            var heard = recorded
            heard.feedbackAssessment = context.assessment ?? recorded.feedbackAssessment
            return Transition(
                outcome: .recorded,
                recordedAlert: heard == recorded ? nil : heard,
                trail: [
                    TrailEntry(
                        caseID: nil,
                        alertNo: disposition.alertNo,
                        at: now,
                        actor: actor,
                        kind: .dispositionReceived,
                        facts: [
                            .init("result", disposition.result.rawValue),
                            .init("indicators", heard.indicators.map(\.id).joined(separator: ",")),
                        ]
                    )
                ]
            )
        }
        return try openCase(
            recorded,
            because: "officer",
            by: actor,
            in: context,
            at: now,
            then: .disposition(disposition)
        )
    }

    /// An order on an alert that was no dispute: `openCase`, `expedite` and `push` open one.
    static func reconsider(
        _ recorded: RecordedAlert,
        after order: Order,
        in context: Context,
        at now: Timestamp
    ) throws(Refusal) -> Transition {
        guard [.openCase, .expedite, .push].contains(order.kind) else {
            throw Refusal(.illegalTransition, pointer: "/order", detail: "the alert has no case; order openCase first")
        }
        return try openCase(
            recorded,
            because: "order",
            by: order.by,
            in: context,
            at: now,
            then: .order(order)
        )
    }

    private static func record(_ recorded: RecordedAlert, at now: Timestamp) -> Transition {
        Transition(
            outcome: .recorded,
            recordedAlert: recorded,
            trail: [
                TrailEntry(
                    caseID: nil,
                    alertNo: recorded.alert.alertNo,
                    at: now,
                    actor: TrailEntry.bridge,
                    kind: .alertRecorded,
                    facts: [
                        .init("indicators", recorded.assessment.indicators.map(\.id).joined(separator: ",")),
                        .init("eventKind", recorded.alert.eventKind.rawValue),
                    ],
                    ruleSetVersion: recorded.assessment.ruleSetVersion
                )
            ]
        )
    }

    /// Opens a case, pushes it, and applies the event that made a person open it.
    private static func openCase(
        _ recorded: RecordedAlert,
        because reason: String,
        by actor: String,
        in context: Context,
        at now: Timestamp,
        then event: Event? = nil
    ) throws(Refusal) -> Transition {
        let assessment = recorded.assessment
        var opened = Case(
            id: context.identifier("case/\(recorded.alert.alertNo)"),
            code: CaseCode(random: context.random),
            openedAt: now,
            alert: recorded.alert,
            assessment: assessment
        )
        opened.feedbackAssessment = recorded.feedbackAssessment
        var decision = Decision(opened, in: context, at: now)
        if case .order(let order) = event {
            try decision.permit(order.by, as: Decision.leading, to: "open a case")
        }
        decision.judgeBandAtOpening()
        decision.record(
            .caseOpened,
            by: actor,
            .init("reason", reason),
            .init("type", decision.subject.typeCode),
            .init("margin", String(assessment.type.margin)),
            .init("band", decision.subject.band.rawValue),
            .init("indicators", assessment.indicators.map(\.id).joined(separator: ",")),
            .init("contributions", decision.subject.bandContributions.fact)
        )
        decision.noteUnknownVillage()
        decision.recordSameIncident()
        var hasFeedback = context.bringsFeedback
        if case .disposition = event { hasFeedback = true }
        try decision.begin(afterFeedback: hasFeedback)
        var outcome = Transition.Outcome.applied
        if let event { outcome = try decision.decide(event) }
        return decision.transition(outcome, from: nil)
    }
}

extension Decision {
    /// The first pushes of a new case. Push 1 would come too late for officers who have already reported back.
    mutating func begin(afterFeedback hasFeedback: Bool) throws(Refusal) {
        start(.disposition, from: subject.alert.reportedAt)
        if subject.alert.callerConsentsToContact == true { subject.contactConsents.insert(Disclosure.callerRole) }
        if isLate(subject.alert) || hasFeedback {
            record(.noted, by: TrailEntry.bridge, .init("note", "late, no push 1"))
        } else {
            try push1()
        }
        if subject.typeCode == TypeJudgement.unknownCode {
            try notifyRoom(PoliceTask.NoticeAnnex(subject: .typeNeeded, at: now))
        }
        if subject.alert.caseNo != nil {
            try transferToCase()
        } else if subject.band == .red {
            try escalateRed()
        }
        inform()
    }

    /// 红色: push 2 at once, the duty leader is told; the rest is reviewed afterwards.
    mutating func escalateRed() throws(Refusal) {
        try push2()
        notify(
            try recipient(.dutyLeader, .stationLeader, .deputyLeader),
            PoliceTask.NoticeAnnex(subject: .redAlert, at: now)
        )
    }
}
