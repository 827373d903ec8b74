import CaseModel
import CaseStorage

/// What the store has yet to learn of a task.
enum LaneRecord: Sendable {
    case confirmed(NewTask, at: Timestamp)
    case attempted(NewTask, code: Refusal.Code, at: Timestamp)
    case setAside(NewTask, code: Refusal.Code, detail: String, at: Timestamp)

    var task: NewTask {
        switch self {
        case .confirmed(let task, _), .attempted(let task, _, _), .setAside(let task, _, _, _): task
        }
    }
}

/// Records that one transaction writes.
package struct LaneRecordLease: Sendable {
    var records: [LaneRecord]
}

extension AcceptanceSession {
    /// Writes what became of tasks, with an entry on the trail for each that left the lane.
    mutating func write(_ lease: LaneRecordLease) throws {
        var confirmations: [TaskConfirmation] = []
        for record in lease.records {
            switch record {
            case .confirmed(let task, let at):
                confirmations.append(TaskConfirmation(id: task.id, at: at))
                addTrail([entry(.taskHandedOver, task, at: at)])
            case .attempted(let task, let code, _):
                try transaction.countAttempt(task: task.id, code: code.rawValue)
            case .setAside(let task, let code, let detail, let at):
                try transaction.countAttempt(task: task.id, code: code.rawValue)
                try transaction.setAside(task: task.id, code: code.rawValue, detail: detail, at: at)
                addTrail([entry(.taskSetAside, task, at: at, TrailEntry.Fact("code", code.rawValue))])
                faults.append(TaskFault(task, code, at: at))
            }
        }
        if !confirmations.isEmpty { try transaction.confirm(tasks: confirmations) }
    }

    private func entry(
        _ kind: TrailEntry.Kind,
        _ task: NewTask,
        at: Timestamp,
        _ facts: TrailEntry.Fact...
    ) -> TrailEntry {
        TrailEntry(
            caseID: task.caseID,
            alertNo: nil,
            at: at,
            actor: TrailEntry.bridge,
            kind: kind,
            facts: [TrailEntry.Fact("taskId", task.id), TrailEntry.Fact("taskKind", task.kind.rawValue)] + facts
        )
    }
}
