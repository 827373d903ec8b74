import CaseModel
import CaseStorage

extension AcceptanceSession {
    /// Fires every deadline that is due, each rung once, and sends one digest per station for what an outage held up.
    ///
    /// - Returns: how many fired.
    mutating func fireDeadlines(at now: Timestamp, _ decisions: Decisions, limit: Int) throws -> Int {
        var lines: [StationDigest.Line] = []
        let due = try transaction.deadlines(DeadlineFilter(dueBy: now, limit: limit))
        for record in due {
            if let dueAt = record.dueAt { try fire(record, dueAt: dueAt, at: now, decisions, &lines) }
        }
        let digests = StationDigest.reminders(
            of: lines,
            directory: decisions.directory,
            at: now,
            identifier: { UUIDv5.text(of: $0) }
        )
        let tasks = try digests.map { task in
            NewTask(
                task: task,
                typeCode: TypeJudgement.unknownCode,
                causedAt: now,
                body: try decisions.encode(task)
            )
        }
        try transaction.insert(tasks)
        report.tasks += tasks
        return due.count
    }

    private mutating func fire(
        _ record: DeadlineRecord,
        dueAt: Timestamp,
        at now: Timestamp,
        _ decisions: Decisions,
        _ lines: inout [StationDigest.Line]
    ) throws {
        guard let current = try transaction.case(record.caseID) else { return }
        let event = Event.deadline(
            DeadlineDue(
                caseID: record.caseID,
                deadlineID: record.deadlineID,
                dueAt: dueAt,
                isAfterOutage: now - dueAt > decisions.policy.lateFiringAfter
            )
        )
        let read = ReadEvent(event, decisions)
        var context = try context(of: read, current: current, decisions, seed: record.deadlineID)
        context.tasksNotHandedOver = try pendingTasks(of: current, record.deadlineID)
        let transition = Lifecycle.apply(event, to: current, in: context, at: now)
        if case .refused(let refusal) = transition.outcome {
            try postpone(record, of: current, refusal, at: now)
            return
        }
        let tasks = try encode(transition, decisions, causedAt: now)
        try write(transition, over: current, tasks, decisions)
        lines += transition.digestLines
        if let updated = transition.updatedCase {
            try transaction.append(
                CaseEventRecord(
                    caseID: updated.id,
                    id: "\(record.deadlineID)@\(now.milliseconds)",
                    event: event,
                    at: now,
                    evidence: CaseEventRecord.Evidence(context),
                    decidedBy: decisions.version
                )
            )
        }
        chain.add(trail, cause: nil)
        trail = []
    }

    /// The task a deadline watches, while the broker has not confirmed it.
    private func pendingTasks(of current: Case, _ deadlineID: String) throws -> Set<String> {
        guard let taskID = current.deadlines.first(where: { $0.id == deadlineID })?.taskID,
            try transaction.task(taskID)?.state == .pending
        else { return [] }
        return [taskID]
    }

    /// A deadline that cannot be acted on (nobody is on duty) is tried again in ten minutes, and says so on the trail.
    private mutating func postpone(
        _ record: DeadlineRecord,
        of current: Case,
        _ refusal: Refusal,
        at now: Timestamp
    ) throws {
        var updated = current
        guard let index = updated.deadlines.firstIndex(where: { $0.id == record.deadlineID }) else { return }
        updated.version += 1
        for rung in updated.deadlines[index].rungs.indices where updated.deadlines[index].rungs[rung].at <= now {
            updated.deadlines[index].rungs[rung].at = now + .minutes(10)
        }
        updated.deadlines[index].rungs.sort { $0.at < $1.at }
        try transaction.save(updated)
        chain.add(
            [
                TrailEntry(
                    caseID: current.id,
                    alertNo: current.alert.alertNo,
                    at: now,
                    actor: TrailEntry.bridge,
                    kind: .recipientMissing,
                    facts: [.init("deadline", record.deadlineID), .init("code", refusal.code.rawValue)]
                )
            ],
            cause: nil
        )
    }
}
