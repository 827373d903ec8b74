package import CaseModel

/// What the neighbours sent, and what they saw of the bridge.
package struct SimulationReport: Hashable, Sendable {
    /// Alerts the broker has confirmed, repeats included.
    package var alerts = 0
    /// Their numbers, each once.
    package var alertNumbers: Set<String> = []
    /// Other messages of the 110 platform the broker has confirmed: those the bridge has to refuse.
    package var others = 0
    /// Answers and receipts the broker has confirmed.
    package var answers = 0
    /// Messages the broker did not take, by reason.
    package var notSent: [String: Int] = [:]
    /// Tasks by kind, each id once.
    package var tasks: [PushTask.Kind: Int] = [:]
    package var taskIDs: Set<String> = []
    /// Numbers of alerts about which a task came.
    package var alertsWithTasks: Set<String> = []
    /// Tasks whose id had come before.
    package var repeats = 0
    /// Deliveries that are no task.
    package var unreadable = 0
    /// The play went on to its limit.
    package var isCutShort = false

    /// A report of nothing.
    package init() {}

    /// Alerts about which no task came: no disputes, or not processed.
    package var alertsWithoutTasks: Set<String> { alertNumbers.subtracting(alertsWithTasks) }

    /// The ids seen from outside, one a line, as `verify --expect` reads them: alert numbers, then task ids.
    package var expectation: String {
        (alertNumbers.sorted() + taskIDs.sorted()).map { $0 + "\n" }.joined()
    }
}
