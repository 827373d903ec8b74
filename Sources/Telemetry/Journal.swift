package import Logging

/// Takes what the services report and turns it into log lines and metrics.
package struct Journal: Sendable {
    private let take: @Sendable (BridgeEvent) -> Void

    /// A journal that hands each event to `take`; for tests and for verbs that report in their own way.
    package init(_ take: @escaping @Sendable (BridgeEvent) -> Void) {
        self.take = take
    }

    /// A journal that writes to `logger` and to the metrics system of the process.
    package init(logger: Logger, metrics: MetricRecorder = MetricRecorder()) {
        take = { event in
            metrics.record(event)
            logger.record(event)
        }
    }

    /// A journal that forgets everything.
    package static let silent = Journal { _ in }

    /// Reports `event`.
    package func record(_ event: BridgeEvent) {
        take(event)
    }
}
