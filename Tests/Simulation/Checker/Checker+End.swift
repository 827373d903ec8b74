import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory

extension Checker {
    /// What must hold when the faults are over and everything has come to rest.
    func holdEnd(
        of base: MemoryStore,
        broker: SimulatedBroker,
        routed: Set<String>,
        decisions: Decisions,
        at now: Timestamp
    ) async {
        await committed()
        guard violation == nil else { return }
        for (name, queue) in broker.queues.sorted(by: { $0.key < $1.key }) where !queue.isEmpty {
            violate(0, "\(queue.ready.count) messages stay in \(name), \(queue.unacked.count) unacknowledged")
        }
        do {
            let (messages, due, raw, pending) = try await base.read { view in
                (
                    try view.messages(from: 1, limit: .max), try view.nextWaitingDue(), try view.rawDeliveries(),
                    try Lane.allCases.flatMap { try view.pendingTasks(lane: $0, limit: .max, excluding: []) }
                )
            }
            if due != nil { violate(0, "messages still wait") }
            try await holdLateness(of: base, at: now)
            if !raw.isEmpty { violate(0, "\(raw.count) raw deliveries are left") }
            if let task = pending.first {
                violate(2, "\(pending.count) tasks were never handed over, \(task.task.id) first")
            }
            holdRows(messages, broker.sent)
            for record in tasks.values where record.state == .confirmed && !routed.contains(record.task.id) {
                violate(2, "task \(record.task.id) counts as handed over and no queue has it")
            }
            let verification = try await Verification(of: base, decidingAnewUnder: decisions)
            if let different = verification.replay?.different.first {
                violate(8, "case \(different) comes out otherwise when it is decided anew")
            }
            if !verification.holds { violate(5, "verify does not balance: \(verification)") }
        } catch {
            violate(0, "the checker could not read: \(error)")
        }
    }

    /// No deadline is long due, and nothing is claimed by a replay that does not run.
    private func holdLateness(of base: MemoryStore, at now: Timestamp) async throws {
        let (due, job, claimed) = try await base.read { view in
            (
                try view.nextDeadlineDue(), try view.runningReplayJob(),
                try view.deadLetterStates()[.claimed, default: 0]
            )
        }
        if let due, due < now + .seconds(-120) {
            violate(0, "a deadline of \(due.rfc3339) did not fire until \(now.rfc3339)")
        }
        if job == nil, claimed > 0 { violate(0, "\(claimed) dead letters are claimed and no replay runs") }
    }

    /// Every message has a row, and none had its effect twice.
    private func holdRows(_ messages: [MessageRecord], _ sent: Set<String>) {
        var effects: [String: Int] = [:]
        var kept: Set<String> = []
        for record in messages {
            kept.insert(record.message.digest)
            switch record.message.disposition {
            case .applied, .recorded, .noted:
                effects[
                    "\(record.message.identity.kind) \(record.message.identity.key) \(record.message.digest)",
                    default: 0
                ] += 1
            case .duplicate, .waiting, .held, .dead, .archived, .purged: break
            }
        }
        if !sent.isSubset(of: kept) {
            violate(1, "\(sent.subtracting(kept).count) messages that were sent are nowhere")
        }
        if let twice = effects.first(where: { $0.value > 1 }) {
            violate(3, "\(twice.key) had its effect \(twice.value) times")
        }
    }
}
