package import CaseModel
import CaseStorage
import Telemetry

/// How intake of one queue stands, for readiness and for people.
package struct IntakeStatus: Hashable, Sendable {
    package var queue: String
    /// Messages made durable since the start.
    package var settled = 0
    package var lastSettledAt: Timestamp?
    /// Messages of the batch that is being decided and written.
    package var inHand = 0
    /// Why it takes nothing, by cause.
    package var pauses: [PauseCause: String] = [:]

    /// Why intake takes nothing; nil while it flows.
    package var pausedBy: String? { PauseCause.allCases.lazy.compactMap { self.pauses[$0] }.first }
}

extension Journal {
    /// Reports what a transaction came to.
    func record(_ report: AcceptanceReport, queue: String, process: Duration, commit: Duration) {
        var dispositions: [String: Int] = [:]
        for (disposition, count) in report.dispositions { dispositions[disposition.rawValue] = count }
        record(
            .batchSettled(
                queue: queue,
                dispositions: dispositions,
                trailEntries: report.trailEntries,
                process: process,
                commit: commit
            )
        )
        for death in report.deaths {
            record(
                .messageDead(
                    queue: death.queue,
                    failureClass: death.refusal.failureClass.rawValue,
                    code: death.refusal.code.rawValue,
                    pointer: death.refusal.pointer
                )
            )
        }
        if report.released > 0 { record(.messagesRetried(count: report.released)) }
    }
}
