import CaseModel
import CaseStorage

/// A task that was set aside and that its case has yet to hear of.
struct TaskFault {
    var caseID: String
    var fault: SetAsideTask
    var at: Timestamp

    init(_ task: NewTask, _ code: Refusal.Code, at: Timestamp) {
        caseID = task.caseID
        fault = SetAsideTask(taskID: task.id, code: code)
        self.at = at
    }
}

/// Events of the bridge's own, which no message brings: a deadline that falls due, a task that was set aside.
extension AcceptanceSession {
    /// Applies an event to its case and writes what it leads to.
    ///
    /// - Parameters:
    ///   - id: the number of the event on the case's timeline.
    ///   - look: adds what only this kind of event looks at.
    /// - Returns: lines for the digests of an outage; nil when a task of it cannot be written, and then nothing is.
    mutating func carry(
        _ event: Event,
        to current: Case,
        as id: String,
        at now: Timestamp,
        look: (inout Context) -> Void = { _ in }
    ) throws -> [StationDigest.Line]? {
        let read = ReadEvent(event, decisions)
        var context = try context(of: read, current: current, decisions, seed: id)
        look(&context)
        let transition = Lifecycle.apply(event, to: current, in: context, at: now)
        guard let tasks = try? encode(transition, decisions, causedAt: now) else { return nil }
        try write(transition, over: current, tasks, decisions)
        if let updated = transition.updatedCase {
            try transaction.append(
                CaseEventRecord(
                    caseID: updated.id,
                    id: id,
                    event: event,
                    at: now,
                    evidence: CaseEventRecord.Evidence(context),
                    decidedBy: decisions.version
                )
            )
        }
        chain.add(trail, cause: nil)
        trail = []
        return transition.digestLines
    }

    /// Has every case hear of its tasks that were set aside.
    mutating func tellFaults() throws {
        while !faults.isEmpty {
            let told = faults.removeFirst()
            guard let current = try transaction.case(told.caseID) else { continue }
            let id = "\(told.fault.taskID)!\(told.at.milliseconds)"
            _ = try carry(.taskSetAside(told.fault), to: current, as: id, at: told.at)
        }
    }
}
