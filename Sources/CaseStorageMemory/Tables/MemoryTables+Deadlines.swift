import CaseModel
import CaseStorage

extension MemoryTables {
    func deadlines(_ filter: DeadlineFilter) -> [DeadlineRecord] {
        let wanted = deadlinesByCase.values.joined().filter { record in
            (filter.dueBy.map { due in record.dueAt.map { $0 <= due } ?? false } ?? true)
                && (filter.limitBefore.map { record.limitAt < $0 } ?? true)
                && (filter.stationCode.map { record.stationCode == $0 } ?? true)
        }
        let ordered = wanted.sorted { left, right in
            let times = filter.dueBy == nil ? (left.limitAt, right.limitAt) : (left.due, right.due)
            return (times.0, left.caseID, left.deadlineID) < (times.1, right.caseID, right.deadlineID)
        }
        return Array(ordered.prefix(filter.limit))
    }

    func nextDeadlineDue() -> Timestamp? {
        deadlinesByCase.values.joined().compactMap(\.dueAt).min()
    }

    func events(ofCase caseID: String) -> [CaseEventRecord] { eventsByCase[caseID] ?? [] }

    func append(_ event: CaseEventRecord) {
        eventsByCase[event.caseID] = (eventsByCase[event.caseID] ?? []) + [event]
    }
}

extension DeadlineRecord {
    fileprivate var due: Timestamp { dueAt ?? limitAt }
}
