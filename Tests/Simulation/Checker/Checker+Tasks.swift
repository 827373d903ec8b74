import BridgePipeline
import CaseModel
import CaseStorage

extension Checker {
    private static func lane(_ task: NewTask) -> String { "\(task.caseID)/\(task.lane.rawValue)" }

    /// Tasks stay as they were issued, and are handed over only when the broker has said so.
    func hold(_ records: [TaskRecord]) {
        var seen: Set<String> = []
        for record in records {
            seen.insert(record.task.id)
            if let before = tasks[record.task.id] {
                if before.task.body != record.task.body {
                    violate(3, "task \(record.task.id) was changed after it was issued")
                }
            } else {
                tasksOfLane[Checker.lane(record.task), default: []].append(record.task.id)
            }
            if record.state == .setAside { everSetAside.insert(record.task.id) }
            if record.state == .confirmed, !confirmed.contains(record.task.id) {
                violate(2, "task \(record.task.id) counts as handed over and the broker has not confirmed it")
            }
            tasks[record.task.id] = record
        }
        guard let any = records.first else { return }
        for lane in Lane.allCases {
            for id in tasksOfLane["\(any.task.caseID)/\(lane.rawValue)", default: []] where !seen.contains(id) {
                violate(2, "task \(id) is gone")
            }
        }
    }

    /// A task goes out.
    func publishing(_ message: OutboundMessage, _ lane: Lane) {
        guard violation == nil else { return }
        guard let record = tasks[message.id] else {
            return violate(1, "\(message.kind) \(message.id) is published and is not durable")
        }
        if record.task.body != message.body { violate(3, "task \(message.id) is published with other bytes") }
        if record.task.lane != lane { violate(3, "task \(message.id) is published on the lane \(lane)") }
        if record.state == .confirmed {
            violate(3, "task \(message.id) is published again after its confirm was recorded")
        }
        for id in tasksOfLane[Checker.lane(record.task), default: []] {
            guard let earlier = tasks[id], earlier.sequence < record.sequence, !everSetAside.contains(id) else {
                continue
            }
            // 最后一次失败后即放弃，库里稍后才记。After its last attempt it is out of the lane before the store has it.
            let isGivenUp = earlier.attempts + 1 >= RelayLimits().attempts
            if earlier.state == .pending, !isGivenUp, !confirmed.contains(id) {
                violate(
                    3,
                    "\(record.task.kind) \(message.id) (\(record.sequence), \(record.task.issuedAt.rfc3339)) overtakes \(earlier.task.kind) \(id) (\(earlier.sequence), \(earlier.attempts) attempts, \(earlier.lastCode ?? "")) of the same case and lane"
                )
            }
        }
        if record.task.kind == .push3 { holdApprovals(ofCase: record.task.caseID, task: message.id) }
    }

    /// The broker has confirmed a task, and the bridge lives to hear it.
    func confirmed(_ message: OutboundMessage) { confirmed.insert(message.id) }
}
