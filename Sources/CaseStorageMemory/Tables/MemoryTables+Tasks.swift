import CaseModel
import CaseStorage

extension MemoryTables {
    func pendingTasks(lane: Lane, limit: Int, excluding: Set<String>) -> [TaskRecord] {
        let ordered = pending.keys.sorted { left, right in
            let (urgentLeft, urgentRight) = (pending[left] == true, pending[right] == true)
            return urgentLeft == urgentRight ? left < right : urgentLeft
        }
        let wanted = ordered.lazy.compactMap { self.tasks.row($0) }
            .filter { $0.task.lane == lane && !excluding.contains($0.task.id) }
        return Array(wanted.prefix(limit))
    }

    func pendingTaskCount(atMost most: Int) -> Int { min(pending.count, most) }

    func task(_ id: String) -> TaskRecord? { taskByID[id].flatMap { tasks.row($0) } }

    func tasks(ofCase caseID: String) -> [TaskRecord] {
        (tasksByCase[caseID] ?? []).compactMap { tasks.row($0) }
    }

    func setAsideTasks(limit: Int) -> [TaskRecord] { setAsideTasks(archived: false, limit: limit) }

    func archivedTasks(limit: Int) -> [TaskRecord] { setAsideTasks(archived: true, limit: limit) }

    private func setAsideTasks(archived: Bool, limit: Int) -> [TaskRecord] {
        let aside = tasks.all.compactMap { record in
            record.setAside.flatMap {
                (archivedTasks[record.task.id] != nil) == archived ? (record: record, at: $0.at) : nil
            }
        }
        let newestFirst = aside.sorted { ($0.at, $0.record.sequence) > ($1.at, $1.record.sequence) }
        return newestFirst.prefix(limit).map(\.record)
    }

    func insert(_ tasks: [NewTask]) {
        for task in tasks where taskByID[task.id] == nil {
            let sequence = Int64(self.tasks.count) + 1
            self.tasks.append(TaskRecord(task: task, state: .pending, sequence: sequence))
            taskByID[task.id] = sequence
            let earlier = tasksByCase[task.caseID] ?? []
            tasksByCase[task.caseID] = earlier + [sequence]
            pending[sequence] = task.band == .red
            guard task.band == .red else { continue }
            for sequence in earlier where pending[sequence] == false && self.tasks.row(sequence)?.task.lane == task.lane
            {
                pending[sequence] = true
            }
        }
    }

    func confirm(tasks: [TaskConfirmation]) {
        for confirmation in tasks {
            guard let sequence = taskByID[confirmation.id], self.tasks.row(sequence)?.state != .confirmed else {
                continue
            }
            self.tasks.update(sequence) { record in
                record.state = .confirmed
                record.confirmedAt = confirmation.at
                record.setAside = nil
            }
            pending[sequence] = nil
        }
    }

    func handOverAgain(tasks: [String]) {
        for id in tasks {
            guard let sequence = taskByID[id], self.tasks.row(sequence)?.state == .confirmed else { continue }
            self.tasks.update(sequence) { record in
                record.state = .pending
                record.confirmedAt = nil
            }
            pending[sequence] = self.tasks.row(sequence)?.task.band == .red
        }
    }

    func setAside(task id: String, code: String, detail: String, at: Timestamp) {
        guard let sequence = taskByID[id], pending[sequence] != nil else { return }
        tasks.update(sequence) { record in
            record.state = .setAside
            record.lastCode = code
            record.setAside = TaskRecord.SetAside(at: at, detail: detail)
        }
        pending[sequence] = nil
    }

    func takeUp(task id: String) throws {
        guard let sequence = taskByID[id], tasks.row(sequence)?.state == .setAside else {
            throw StoreError(.conflict, "no task \(id) was set aside")
        }
        tasks.update(sequence) { record in
            record.state = .pending
            record.attempts = 0
            record.setAside = nil
        }
        archivedTasks[id] = nil
        pending[sequence] = tasks.row(sequence)?.task.band == .red
    }

    func countAttempt(task id: String, code: String) {
        guard let sequence = taskByID[id], pending[sequence] != nil else { return }
        tasks.update(sequence) { record in
            record.attempts += 1
            record.lastCode = code
        }
    }
}
