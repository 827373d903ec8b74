import CaseModel
import CaseStorage

extension MemoryTables {
    func account() -> Account {
        let traced = Set(trailLinks.all.compactMap(\.cause))
        let buried = Dictionary(grouping: deadLetterRows.all.map(\.record), by: \.letter.sequence)
            .mapValues { Set($0.compactMap(\.state.disposition)) }
        var account = Account(accepted: messages.count, byDisposition: [:], appliedWithoutTrail: 0, orphans: 0)
        for (index, message) in messages.all.enumerated() {
            let sequence = Int64(index + 1)
            let waits = message.disposition == .waiting || message.disposition == .held
            account.byDisposition[message.disposition, default: 0] += 1
            if message.disposition == .applied && !traced.contains(sequence) { account.appliedWithoutTrail += 1 }
            if [.dead, .archived, .purged].contains(message.disposition),
                buried[sequence]?.contains(message.disposition) != true
            {
                account.orphans += 1
            }
            if waits != (waitingByMessage[sequence] != nil) { account.orphans += 1 }
        }
        return account
    }

    func statistics() -> StoreStatistics {
        var figures = StoreStatistics()
        for message in messages.all {
            figures.messages[.init(queue: message.identity.queue, disposition: message.disposition), default: 0] += 1
        }
        for record in tasks.all { count(record, in: &figures) }
        for stored in caseByID.values {
            figures.casesByStage[stored.stage, default: 0] += 1
            figures.casesByPhase[stored.phase, default: 0] += 1
            for deadline in stored.deadlines {
                figures.deadlines[.init(kind: deadline.kind, fate: .init(deadline)), default: 0] += 1
            }
        }
        for row in deadLetterRows.all { figures.deadLetters[row.record.letter.refusal.code, default: 0] += 1 }
        figures.waiting = waitingByMessage.count
        figures.push1Latencies.sort()
        return figures
    }

    private func count(_ record: TaskRecord, in figures: inout StoreStatistics) {
        let task = record.task
        figures.tasks[.init(lane: task.lane, kind: task.kind, state: record.state), default: 0] += 1
        guard task.kind == .push1 else { return }
        figures.pushesByType[.init(type: task.typeCode, band: task.band), default: 0] += 1
        if let confirmedAt = record.confirmedAt {
            figures.push1Latencies.append(confirmedAt.milliseconds - task.causedAt.milliseconds)
        }
    }
}
