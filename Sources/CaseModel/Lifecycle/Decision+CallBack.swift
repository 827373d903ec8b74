extension Decision {
    /// A settlement: the case waits for its call-backs, one per side, and one check per due date of the agreement.
    mutating func settle(as outcome: CaseOutcome, agreement: Agreement?, by actor: String) throws(Refusal) {
        cancelCallBacks()
        cancel(.firstContact, .mediation, .secondMediation, .followUpDecision)
        subject.outcome = outcome
        subject.agreement = agreement ?? subject.agreement
        subject.phase = .callBack
        record(
            .settled,
            by: actor,
            .init("outcome", outcome.rawValue),
            .init("dueDates", String(subject.agreement?.dueDates.count ?? 0))
        )
        let days =
            outcome == .guidedToCourt
            ? [context.policy.courtCallBackDays]
            : context.policy.callBackDays.days(band: subject.band, expedited: subject.expedited)
        // A side that is content with the first call needs no second, but for red, where every round is made.
        let rounds = subject.band == .red ? days : Array(days.prefix(1))
        for day in rounds {
            for side in callable {
                try callBack(.satisfaction, party: side, dueAt: now + .days(day))
            }
        }
        for dueDate in subject.agreement?.dueDates ?? [] {
            try callBack(.performance, party: nil, dueAt: dueDate)
        }
        if callable.isEmpty {
            // Nobody can be asked without danger: a leader closes, never the clock.
            notify(
                try recipient(.stationLeader, .deputyLeader, .dutyLeader),
                PoliceTask.NoticeAnnex(subject: .unreachable, at: now)
            )
        } else {
            try closeWhenContent(by: actor)
        }
    }

    /// The sides that can be called without danger.
    var callable: [String] { sides.filter { subject.safeToCall[$0] != false } }

    /// The sides to call, by the words the alert has for them; the caller when it names no party.
    private var sides: [String] {
        var seen: Set<String> = []
        let roles = subject.alert.parties.map(\.role).filter { seen.insert($0).inserted }
        return roles.isEmpty ? [Disclosure.callerRole] : roles
    }

    /// Satisfaction is asked by someone other than the handler (回访与经办分离).
    private mutating func callBack(
        _ purpose: CallBack.Purpose,
        party: String?,
        dueAt: Timestamp
    ) throws(Refusal) {
        let person =
            switch purpose {
            case .satisfaction: try recipient(.commandRoom, .dutyLeader)
            case .performance: try recipient(.responsibleOfficer, .dutyLeader)
            }
        var body = policeTask(push: subject.stage.rawValue, for: person)
        body.deadlines.contactBy = dueAt
        body.callBack = PoliceTask.CallBackAnnex(purpose: purpose, party: party, dueAt: dueAt)
        body.callBack?.needsCare = subject.typeCode == Disclosure.violenceCode
        let taskID = sendPolice(.callback, body, to: person)
        subject.callBacks.append(CallBack(taskID: taskID, purpose: purpose, party: party, dueAt: dueAt))
        start(purpose == .satisfaction ? .callBack : .performance, of: taskID, from: dueAt)
    }

    /// The open call-back a follow-up answers: the one it names, else the first with the side it names.
    func openCallBack(answeredBy followUp: FollowUp) -> Int? {
        if let taskID = followUp.taskID,
            let named = subject.callBacks.firstIndex(where: { $0.taskID == taskID && $0.state == .open })
        {
            return named
        }
        guard subject.phase == .callBack, let party = followUp.party else { return nil }
        return subject.callBacks.firstIndex {
            $0.state == .open && $0.purpose == .satisfaction && $0.party == party
        }
    }

    /// What the side said. Nothing said leaves the call-back open.
    mutating func answer(callBack index: Int, with followUp: FollowUp) throws(Refusal) -> Transition.Outcome {
        let callBack = subject.callBacks[index]
        if callBack.purpose == .satisfaction, handlers.contains(followUp.by) {
            throw Refusal(.notPermitted, pointer: "/by", detail: "the handler may not call back on his own case")
        }
        let isContent: Bool
        switch (followUp.satisfied, followUp.outcome) {
        case (false, _), (_, .failed), (_, .needsDepartments): isContent = false
        case (true, _): isContent = true
        case (nil, .settled): isContent = true
        case (nil, .unreachable):
            try noteTry(of: index, at: followUp.at)
            return .applied
        case (nil, .contacted), (nil, .mediating): return .applied
        }
        meet(callBack.purpose == .satisfaction ? .callBack : .performance, of: callBack.taskID)
        subject.callBacks[index].state = isContent ? .satisfied : .dissatisfied
        record(
            .callBackDone,
            by: followUp.by,
            .init("task", callBack.taskID),
            .init("purpose", callBack.purpose.rawValue),
            .init("satisfied", String(isContent))
        )
        if isContent {
            try closeWhenContent(by: followUp.by)
        } else {
            try reopen(by: followUp.by)
        }
        return .applied
    }

    /// 未接通. Tries count by day; after three the leader may close.
    private mutating func noteTry(of index: Int, at instant: Timestamp) throws(Refusal) {
        let day = context.calendar.day(of: instant)
        guard !subject.callBacks[index].triedOn.contains(where: { context.calendar.day(of: $0) == day }) else { return }
        subject.callBacks[index].triedOn.append(instant)
        guard subject.callBacks[index].triedOn.count == CallBack.triesBeforeUnreachable else { return }
        notify(
            try recipient(.stationLeader, .deputyLeader, .dutyLeader),
            PoliceTask.NoticeAnnex(subject: .unreachable, at: now)
        )
    }

    /// Who handled the case: the officers its push 2 went to, and who wrote the feedback.
    private var handlers: Set<String> {
        let officers = subject.tasks.filter { $0.kind == .push2 && $0.recipient?.role == .responsibleOfficer }
        return Set(
            officers.compactMap { $0.recipient?.id } + [subject.disposition?.by, subject.assignee].compactMap(\.self)
        )
    }

    /// Closed needs every check done and no department at work; domestic violence also a decision on the 告诫书, or the
    /// leader.
    private mutating func closeWhenContent(by actor: String) throws(Refusal) {
        guard subject.phase == .callBack, let outcome = subject.outcome,
            subject.callBacks.allSatisfy({ $0.state != .open })
        else { return }
        if subject.typeCode == Disclosure.violenceCode, subject.disposition?.warningLetter == nil {
            notify(
                try recipient(.stationLeader, .deputyLeader, .dutyLeader),
                PoliceTask.NoticeAnnex(subject: .warningLetterMissing, at: now)
            )
            return
        }
        close(as: outcome, by: actor)
    }

    mutating func cancelCallBacks() {
        cancel(.callBack, .performance)
        for index in subject.callBacks.indices where subject.callBacks[index].state == .open {
            subject.callBacks[index].state = .cancelled
        }
    }

    /// 办结
    mutating func close(as outcome: CaseOutcome, by actor: String) {
        subject.outcome = outcome
        subject.phase = .closed
        subject.closedAt = now
        subject.suspension = nil
        cancelEverything()
        record(.closed, by: actor, .init("outcome", outcome.rawValue))
    }

    /// Every clock that still runs.
    private mutating func cancelEverything() {
        for kind in Deadline.Kind.allCases where kind != .withdrawalAnswered { cancel(kind) }
    }

    /// Dissatisfied or not performed: one band up, and followed again. Whoever leads hears of a band that becomes red.
    mutating func reopen(by actor: String, raisesBand: Bool = true) throws(Refusal) {
        record(.reopened, by: actor)
        let wasRed = subject.band == .red
        cancelCallBacks()
        if raisesBand { raise(to: subject.band.raised, by: actor, because: "reopened") }
        subject.outcome = nil
        subject.closedAt = nil
        subject.stage = .middle
        subject.phase = .following
        try push2(again: true)
        if subject.band == .red, !wasRed {
            notify(
                try recipient(.dutyLeader, .stationLeader, .deputyLeader),
                PoliceTask.NoticeAnnex(subject: .redAlert, at: now)
            )
        }
    }
}
