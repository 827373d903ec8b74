import CaseModel
import CaseStorage

/// A dead letter with what it was before it was claimed or archived.
struct DeadLetterRow {
    var record: DeadLetterRecord
    var formerState: DeadLetterRecord.State?
}

extension MemoryTables {
    func deadLetters(_ filter: DeadLetterFilter) -> [DeadLetterRecord] {
        Array(deadLetterRows.all.reversed().lazy.map(\.record).filter { self.matches($0, filter) }.prefix(filter.limit))
    }

    func deadLetterCount(_ filter: DeadLetterFilter) -> Int {
        deadLetterRows.all.count { matches($0.record, filter) }
    }

    private func matches(_ record: DeadLetterRecord, _ filter: DeadLetterFilter) -> Bool {
        let letter = record.letter
        func isWanted<Value: Equatable>(_ wanted: Value?, _ value: Value?) -> Bool { wanted == nil || wanted == value }
        guard
            isWanted(filter.queue, letter.queue), isWanted(filter.failureClass, letter.refusal.failureClass),
            isWanted(filter.code, letter.refusal.code), isWanted(filter.rule, letter.refusal.rule),
            isWanted(filter.group, letter.refusal.groupID), isWanted(filter.caseID, letter.caseID),
            filter.ids?.contains(record.id) ?? true, filter.states?.contains(record.state) ?? true,
            filter.from.map({ $0 <= letter.at }) ?? true, filter.until.map({ letter.at < $0 }) ?? true,
            filter.before.map({ record.id < $0 }) ?? true
        else { return false }
        guard let text = filter.text?.lowercased() else { return true }
        let message = messages.row(letter.sequence)
        let searched = [
            letter.refusal.code.rawValue, letter.refusal.failureClass.rawValue, letter.refusal.detail,
            letter.refusal.pointer, letter.refusal.rule, letter.queue, letter.caseID, letter.alertNo, record.note,
            message?.messageID, message?.identity.key,
        ]
        return searched.contains { $0?.lowercased().contains(text) == true }
    }

    func deadLetter(_ id: Int64) -> DeadLetterRecord? { deadLetterRows.row(id)?.record }

    func deadLetter(ofMessage sequence: Int64) -> DeadLetterRecord? {
        deadLetterRows.all.last { $0.record.letter.sequence == sequence }?.record
    }

    func deadLetterGroups(_ states: Set<DeadLetterRecord.State>) -> [DeadLetterGroup] {
        let wanted = deadLetterRows.all.map(\.record).filter { states.contains($0.state) }
        let groups = Dictionary(grouping: wanted) { $0.letter.refusal.groupID }.compactMap { id, records in
            records.last.map { newest in
                DeadLetterGroup(
                    id: id,
                    refusal: newest.letter.refusal,
                    count: records.count,
                    firstSeen: records.map(\.letter.at).min() ?? newest.letter.at,
                    lastSeen: records.map(\.letter.at).max() ?? newest.letter.at,
                    example: newest.id
                )
            }
        }
        return groups.sorted { ($0.count, $0.lastSeen) > ($1.count, $1.lastSeen) }
    }

    func deadLetterStates() -> [DeadLetterRecord.State: Int] {
        deadLetterRows.all.reduce(into: [:]) { $0[$1.record.state, default: 0] += 1 }
    }

    func oldestOpenDeadLetter() -> Timestamp? {
        deadLetterRows.all.map(\.record).filter { DeadLetterRecord.State.open.contains($0.state) }.map(\.letter.at)
            .min()
    }

    func deadLetterCount(since: Timestamp) -> Int {
        deadLetterRows.all.count { $0.record.letter.at >= since }
    }

    func insert(_ deadLetter: NewDeadLetter) -> Int64 {
        let id = Int64(deadLetterRows.count) + 1
        let record = DeadLetterRecord(id: id, letter: deadLetter, state: deadLetter.initialState)
        return deadLetterRows.append(DeadLetterRow(record: record))
    }

    func update(deadLetter id: Int64, _ change: DeadLetterChange) throws {
        let found = deadLetterRows.update(id) { row in
            if let state = change.state, state != row.record.state { row.enter(state) }
            if let refusal = change.refusal { row.record.letter.refusal = refusal }
            row.record.note = change.note ?? row.record.note
            row.record.changedBy = change.by
            row.record.changedAt = change.at
        }
        guard found else { throw StoreError(.conflict, "there is no dead letter \(id)") }
    }

    func restore(deadLetter id: Int64, by: String, at: Timestamp) -> DeadLetterRecord.State? {
        guard deadLetterRows.row(id)?.record.state == .archived else { return nil }
        deadLetterRows.update(id) { row in
            row.record.state = row.formerState ?? .dead
            row.record.changedBy = by
            row.record.changedAt = at
        }
        return deadLetter(id)?.state
    }

    func lastHoldEnd() -> Timestamp? { deadLetterRows.all.compactMap(\.record.letter.holdsUntil).max() }

    func editedLetters() -> Set<Int64> {
        let confirmed = deadLetterRows.all.filter { row in
            row.record.state != .proposed && (row.record.state != .archived || row.formerState != .proposed)
        }
        return Set(confirmed.compactMap(\.record.letter.editedFrom))
    }

    func holds(onCase caseID: String?, at now: Timestamp) -> [DeadLetterHold] {
        deadLetterRows.all.map(\.record).compactMap { record in
            guard let until = record.letter.holdsUntil, let held = record.letter.caseID, until > now,
                caseID == nil || caseID == held, [.dead, .claimed, .returned].contains(record.state)
            else { return nil }
            return DeadLetterHold(letter: record.id, caseID: held, until: until)
        }
    }

    func endHold(ofLetter id: Int64, at now: Timestamp) -> Bool {
        guard let until = deadLetter(id)?.letter.holdsUntil, until > now else { return false }
        return deadLetterRows.update(id) { $0.record.letter.holdsUntil = nil }
    }

    func unclaim(deadLetter id: Int64) {
        guard deadLetterRows.row(id)?.record.state == .claimed else { return }
        deadLetterRows.update(id) { $0.record.state = $0.formerState ?? .dead }
    }

    func dropBody(message sequence: Int64) {
        messages.update(sequence) { message in
            message.body = []
            message.properties = "{}"
        }
    }

    func archive(task id: String, _ isArchived: Bool) throws {
        guard task(id)?.state == .setAside else { throw StoreError(.conflict, "no task \(id) was set aside") }
        archivedTasks[id] = isArchived ? true : nil
    }
}

extension DeadLetterRow {
    /// Changes the state and remembers the one before.
    mutating func enter(_ state: DeadLetterRecord.State) {
        formerState = record.state
        record.state = state
    }
}
