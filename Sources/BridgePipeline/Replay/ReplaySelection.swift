package import CaseModel
package import CaseStorage

/// What is to be tried again: something is always said, be it the word all.
package struct ReplaySelection: Hashable, Sendable {
    /// Dead letters; nil is none.
    package var letters: DeadLetterFilter?
    /// Tasks that were set aside, by id; nil is none, and an empty list all of them.
    package var tasks: [String]?
    /// Only tasks of this lane.
    package var lane: Lane?
    /// The selection in words, for the job.
    package var words: String

    /// A selection.
    package init(letters: DeadLetterFilter?, tasks: [String]?, lane: Lane? = nil, words: String) {
        self.letters = letters
        self.tasks = tasks
        self.lane = lane
        self.words = words
    }

    /// The letters and tasks that are open and wanted, oldest first with those of one case together.
    func subjects(in view: any StoreView) throws -> [Selected] {
        var found: [Selected] = []
        if var filter = letters {
            filter.limit = .max
            // Whoever names a letter hears why it cannot be tried; of others only the open ones are meant.
            if filter.ids == nil { filter.states = DeadLetterRecord.State.open }
            found += try view.deadLetters(filter).reversed().map { record in
                let alertNo = record.letter.alertNo
                let caseID = try record.letter.caseID ?? alertNo.flatMap { try view.caseID(.alert($0)) }
                return Selected(
                    subject: .letter(record.id),
                    group: caseID ?? alertNo ?? "#\(record.id)",
                    letter: record
                )
            }
        }
        if let tasks {
            let aside = try view.setAsideTasks(limit: .max).reversed()
            found += aside.filter { record in
                (tasks.isEmpty || tasks.contains(record.task.id)) && (lane == nil || lane == record.task.lane)
            }.map { Selected(subject: .task($0.task.id), group: $0.task.caseID, task: $0) }
        }
        var order: [String: Int] = [:]
        for (index, selected) in found.enumerated() where order[selected.group] == nil { order[selected.group] = index }
        return found.enumerated()
            .sorted { (order[$0.element.group] ?? 0, $0.offset) < (order[$1.element.group] ?? 0, $1.offset) }
            .map(\.element)
    }

    /// A letter or task that is wanted, with the name of what must stay in order.
    struct Selected: Sendable {
        var subject: ReplayItem.Subject
        var group: String
        var letter: DeadLetterRecord?
        var task: TaskRecord?
    }
}
