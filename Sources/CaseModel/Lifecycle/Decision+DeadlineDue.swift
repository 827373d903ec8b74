extension Decision {
    /// 时限到期. Rungs that passed together fire as one, the highest.
    mutating func apply(_ due: DeadlineDue) throws(Refusal) -> Transition.Outcome {
        guard subject.suspension == nil,
            let index = subject.deadlines.firstIndex(where: { $0.id == due.deadlineID }),
            let firstDue = subject.deadlines[index].dueAt, firstDue <= now
        else { return .noted(.alreadyDone) }
        if waitsForHandingOver(subject.deadlines[index]) {
            subject.deadlines[index] = subject.deadlines[index].postponed(by: now - firstDue + .minutes(1))
            return .applied
        }
        if let handedOverAt = context.handedOverAt, startsWithHandingOver(subject.deadlines[index]),
            handedOverAt - subject.deadlines[index].startedAt > Decision.promptHandingOver
        {
            restart(index, from: handedOverAt)
            guard let due = subject.deadlines[index].dueAt, due <= now else { return .applied }
        }
        let passed = subject.deadlines[index].rungs.prefix { $0.at <= now }
        subject.deadlines[index].rungs.removeFirst(passed.count)
        let reachesLimit = passed.contains(where: \.isLimit)
        if reachesLimit, subject.deadlines[index].missedAt == nil {
            subject.deadlines[index].missedAt = subject.deadlines[index].limitAt
        }
        let deadline = subject.deadlines[index]
        let level = passed.compactMap(\.level).last
        let isLate = now - firstDue > context.policy.lateFiringAfter
        record(
            reachesLimit ? .deadlineMissed : .deadlineFired,
            by: TrailEntry.bridge,
            .init("deadline", deadline.id),
            .init("due", firstDue.rfc3339),
            level.map { .init("level", $0.rawValue) },
            isLate ? .init("late", "true") : nil
        )
        if let level { try remind(of: deadline, level, isLate: isLate, inDigest: due.isAfterOutage) }
        if reachesLimit { try limitPassed(deadline) }
        return .applied
    }

    /// A deadline on which nobody could be told (nobody is on duty) fires again in ten minutes, and says so.
    mutating func postpone(_ due: DeadlineDue, because refusal: Refusal) {
        guard let index = subject.deadlines.firstIndex(where: { $0.id == due.deadlineID }) else { return }
        for rung in subject.deadlines[index].rungs.indices where subject.deadlines[index].rungs[rung].at <= now {
            subject.deadlines[index].rungs[rung].at = now + .minutes(10)
        }
        subject.deadlines[index].rungs.sort { $0.at < $1.at }
        record(
            .recipientMissing,
            by: TrailEntry.bridge,
            .init("deadline", due.deadlineID),
            .init("code", refusal.code.rawValue)
        )
    }

    /// A task that left within this time left at once.
    private static let promptHandingOver = Duration.minutes(1)

    /// The receiver's clock does not run while the task is still with us.
    private func waitsForHandingOver(_ deadline: Deadline) -> Bool {
        guard let taskID = deadline.taskID, deadline.kind != .finish else { return false }
        return context.tasksNotHandedOver.contains(taskID)
    }

    /// What is to be signed for, accepted or decided waits from the moment the receiver could have it.
    private func startsWithHandingOver(_ deadline: Deadline) -> Bool {
        switch deadline.kind {
        case .signPush1, .signPush2, .approvalDecision, .accepted, .departmentSigned: true
        case .disposition, .followUpDecision, .firstContact, .mediation, .secondMediation, .progress, .finish,
            .withdrawalAnswered, .callBack, .performance:
            false
        }
    }

    /// What follows from the limit itself, beside the reminders.
    private mutating func limitPassed(_ deadline: Deadline) throws(Refusal) {
        switch deadline.kind {
        case .disposition:
            try feedbackIsMissing(deadline)
        case .followUpDecision:
            try push2()
        case .mediation:
            start(.secondMediation)
        case .approvalDecision:
            try pageNextApprover(of: deadline)
        case .accepted:
            try notAccepted(deadline)
        case .signPush1, .signPush2, .firstContact, .secondMediation, .departmentSigned, .progress, .finish,
            .withdrawalAnswered, .callBack, .performance:
            break
        }
    }

    /// No feedback: from yellow on push 2 goes out; after the silence that follows, the dispute counts as not settled
    /// (未反馈).
    private mutating func feedbackIsMissing(_ deadline: Deadline) throws(Refusal) {
        guard subject.disposition == nil, subject.phase == .onScene || subject.phase == .following else { return }
        let silence = "silence"
        if deadline.id.hasSuffix(silence) {
            subject.isWithoutFeedback = true
            record(.noted, by: TrailEntry.bridge, .init("note", "未反馈, treated as notSettled"))
            try push2()
        } else {
            if subject.band >= .yellow { try push2() }
            start(.disposition, as: silence, within: .elapsed(context.policy.silenceAfterDisposition))
        }
    }

    /// Handed over is not delivered: once more under the same id, then the telephone of the township's room.
    private mutating func notAccepted(_ deadline: Deadline) throws(Refusal) {
        guard let work = subject.departmentWork, work.taskID == deadline.taskID, work.state == .issued else { return }
        let again = "again/\(work.taskID)"
        if deadline.id.hasSuffix(again) {
            var notice = PoliceTask.NoticeAnnex(subject: .notAccepted, at: now)
            let phones = context.directory.township(work.township)?.roomPhones ?? []
            notice.text = phones.isEmpty ? nil : phones.joined(separator: "、")
            try notifyRoom(notice)
        } else {
            handOverAgain.append(work.taskID)
            record(.taskHandedOver, by: TrailEntry.bridge, .init("task", work.taskID), .init("again", "true"))
            start(.accepted, of: work.taskID, as: again)
        }
    }

    // MARK: Reminders

    /// 催办、督办: to the departments over their room, to the police by rank.
    private mutating func remind(
        of deadline: Deadline,
        _ level: Deadline.Level,
        isLate: Bool,
        inDigest: Bool
    ) throws(Refusal) {
        if deadline.kind.isForDepartments {
            remindDepartments(of: deadline, level)
            // From 督办 on the police room hears of it too.
            guard level >= .room else { return }
        }
        if inDigest, subject.band != .red {
            digestLines.append(
                StationDigest.Line(
                    station: subject.alert.jurisdiction.code,
                    caseID: subject.id,
                    alertNo: subject.alert.alertNo,
                    band: subject.band,
                    about: deadline.kind,
                    dueAt: deadline.limitAt
                )
            )
            return
        }
        let person = try police(level, of: deadline)
        var body = policeTask(push: subject.stage.rawValue, for: person)
        body.reminder = PoliceTask.ReminderAnnex(
            about: deadline.kind,
            level: level,
            taskID: deadline.taskID,
            dueAt: deadline.limitAt,
            isOverdue: deadline.limitAt <= now,
            isLate: isLate
        )
        sendPolice(.reminder, body, to: person)
    }

    private mutating func remindDepartments(of deadline: Deadline, _ level: Deadline.Level) {
        guard let work = subject.departmentWork, let taskID = deadline.taskID else { return }
        send(
            PushTask(
                id: nextTaskID(.reminder, of: subject.code.text),
                kind: .reminder,
                lane: .governance,
                routingKey: "reminder.\(work.township)",
                caseID: subject.id,
                band: subject.band,
                issuedAt: now,
                body: .reminder(
                    GovernanceReminder(
                        caseCode: subject.code.text,
                        externalNo: work.externalNo,
                        taskID: taskID,
                        level: level,
                        about: deadline.kind,
                        dueAt: deadline.limitAt,
                        isOverdue: deadline.limitAt <= now
                    )
                )
            ),
            to: nil
        )
    }

    /// Whom a level means on the police side.
    private mutating func police(_ level: Deadline.Level, of deadline: Deadline) throws(Refusal) -> Directory.Person {
        let holder = deadline.taskID.flatMap { id in subject.tasks.first { $0.id == id }?.recipient }
            .flatMap(presentHolder)
        return switch level {
        case .handler:
            if let holder { holder } else { try recipient(.responsibleOfficer, .dutyLeader, .commandRoom) }
        case .head:
            holder?.role == .stationLeader
                ? try recipient(.deputyLeader, .dutyLeader, .commandRoom)
                : try recipient(.dutyLeader, .stationLeader, .deputyLeader)
        case .room: try recipient(.commandRoom)
        case .county: try bureauRecipient(.bureauDutyLeader, .commandRoom)
        }
    }
}
