import CaseModel
import CaseStorage

extension AcceptanceSession {
    /// Fires every deadline that is due, each rung once, and sends one digest per station for what an outage held up.
    ///
    /// - Returns: how many fired.
    mutating func fireDeadlines(at now: Timestamp, limit: Int) throws -> Int {
        var lines: [StationDigest.Line] = []
        let due = try transaction.deadlines(DeadlineFilter(dueBy: now, limit: limit))
        for record in due {
            if let dueAt = record.dueAt { lines += try fire(record, dueAt: dueAt, at: now) }
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
        at now: Timestamp
    ) throws -> [StationDigest.Line] {
        guard let current = try transaction.case(record.caseID) else { return [] }
        let event = Event.deadline(
            DeadlineDue(
                caseID: record.caseID,
                deadlineID: record.deadlineID,
                dueAt: dueAt,
                isAfterOutage: now - dueAt > decisions.policy.lateFiringAfter
            )
        )
        let watched = try watchedTask(of: current, record.deadlineID)
        let lines = try carry(event, to: current, as: "\(record.deadlineID)@\(now.milliseconds)", at: now) { context in
            guard let watched else { return }
            if watched.state == .pending { context.tasksNotHandedOver = [watched.task.id] }
            context.handedOverAt = watched.confirmedAt
        }
        guard let lines else {
            // The profile cannot write what would leave: the others must not wait for it.
            report.deadlinesStuck += 1
            return []
        }
        return lines
    }

    /// The task a deadline watches, when it watches one.
    private func watchedTask(of current: Case, _ deadlineID: String) throws -> TaskRecord? {
        try current.deadlines.first { $0.id == deadlineID }?.taskID.flatMap { try transaction.task($0) }
    }
}
