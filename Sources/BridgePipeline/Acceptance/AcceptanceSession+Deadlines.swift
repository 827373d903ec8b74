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
        return due.count - report.deadlinesStuck
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
        if let watched = try watchedTask(of: current, record.deadlineID) {
            if watched.state == .pending { context.tasksNotHandedOver = [watched.task.id] }
            context.handedOverAt = watched.confirmedAt
        }
        let transition = Lifecycle.apply(event, to: current, in: context, at: now)
        let tasks: [NewTask]
        do {
            tasks = try encode(transition, decisions, causedAt: now)
        } catch {
            // The profile cannot write what would leave: the others must not wait for it.
            report.deadlinesStuck += 1
            return
        }
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

    /// The task a deadline watches, when it watches one.
    private func watchedTask(of current: Case, _ deadlineID: String) throws -> TaskRecord? {
        try current.deadlines.first { $0.id == deadlineID }?.taskID.flatMap { try transaction.task($0) }
    }
}
