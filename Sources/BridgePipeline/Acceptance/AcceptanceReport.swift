package import CaseModel
package import CaseStorage

/// What one transaction of accepted messages came to.
package struct AcceptanceReport: Sendable {
    /// How many messages were accepted, by what became of each.
    package var dispositions: [MessageDisposition: Int] = [:]
    /// Messages that were tried again and no longer wait.
    package var released = 0
    package var deaths: [Death] = []
    /// Tasks that are in the outbox now, in the order of issue.
    package var tasks: [NewTask] = []
    package var trailEntries = 0
    /// 到期触发: deadlines that fired.
    package var deadlinesFired = 0
    /// Deadlines whose tasks could not be written; they stay due.
    package var deadlinesStuck = 0

    /// A message that could not be processed.
    package struct Death: Sendable {
        package var queue: String
        package var refusal: Refusal
    }

    /// Adds what another transaction came to.
    mutating func add(_ other: AcceptanceReport) {
        dispositions.merge(other.dispositions, uniquingKeysWith: +)
        released += other.released
        deaths += other.deaths
        tasks += other.tasks
        trailEntries += other.trailEntries
        deadlinesFired += other.deadlinesFired
        deadlinesStuck += other.deadlinesStuck
    }
}
