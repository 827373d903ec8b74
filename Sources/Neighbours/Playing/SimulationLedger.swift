import Synchronization

/// Keeps the report while a play is on.
final class SimulationLedger: Sendable {
    private struct Book {
        var report = SimulationReport()
        var lastActivity: ContinuousClock.Instant
    }

    private let book: Mutex<Book>

    init(at now: ContinuousClock.Instant) {
        book = Mutex(Book(lastActivity: now))
    }

    var report: SimulationReport { book.withLock { $0.report } }

    /// When something was last sent or received.
    var lastActivity: ContinuousClock.Instant { book.withLock { $0.lastActivity } }

    /// Enters a message that the broker has confirmed.
    func sent(_ message: OutgoingMessage, _ sender: Sender, at now: ContinuousClock.Instant) {
        book.withLock { book in
            book.lastActivity = now
            switch (sender, message.alertNo) {
            case (.desk, _):
                book.report.answers += 1
            case (.platform, let alertNo?):
                book.report.alerts += 1
                book.report.alertNumbers.insert(alertNo)
            case (.platform, nil):
                book.report.others += 1
            }
        }
    }

    /// Enters a message that will never be sent.
    func notSent(_ reason: String) {
        book.withLock { $0.report.notSent[reason, default: 0] += 1 }
    }

    /// Enters a task.
    ///
    /// - Returns: false when the same id came before: the bridge may repeat, and its receivers must not mind.
    func received(_ task: ReceivedTask, at now: ContinuousClock.Instant) -> Bool {
        book.withLock { book in
            book.lastActivity = now
            guard book.report.taskIDs.insert(task.id).inserted else {
                book.report.repeats += 1
                return false
            }
            book.report.tasks[task.kind, default: 0] += 1
            if let alertNo = task.text("alertNo") { book.report.alertsWithTasks.insert(alertNo) }
            return true
        }
    }

    /// Enters a delivery that is no task.
    func unreadable() {
        book.withLock { $0.report.unreadable += 1 }
    }

    enum Sender: Sendable {
        /// The 110 platform.
        case platform
        /// People who answer.
        case desk
    }
}
