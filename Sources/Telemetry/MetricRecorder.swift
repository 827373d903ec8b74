package import CoreMetrics
import Synchronization

/// Turns events into metrics, keeping one handler per name and labels.
package final class MetricRecorder: Sendable {
    private let factory: any MetricsFactory
    private let counters = Mutex<[Series: any CounterHandler]>([:])
    private let gauges = Mutex<[Series: any RecorderHandler]>([:])
    private let timers = Mutex<[Series: any TimerHandler]>([:])

    private struct Series: Hashable {
        var name: MetricName
        var labels: [String]
    }

    private typealias Labels = [(MetricLabel, String)]

    /// A recorder into `factory`; the factory of the process when none is given.
    package init(factory: any MetricsFactory = MetricsSystem.factory) {
        self.factory = factory
    }

    /// Counts what `event` says.
    package func record(_ event: BridgeEvent) {
        switch event {
        case .batchSettled(let queue, let dispositions, let trailEntries, let process, let commit):
            count(.messagesConsumed, [(.queue, queue)], by: dispositions.values.reduce(0, +))
            for (disposition, number) in dispositions {
                count(.messagesSettled, [(.queue, queue), (.result, disposition)], by: number)
            }
            count(.auditRecords, [], by: trailEntries)
            time(.processDuration, [(.queue, queue)], process)
            time(.storeCommitDuration, [], commit)
        case .messageDead(_, let failureClass, let code, _):
            count(.deadLetters, [(.failureClass, failureClass), (.code, code)])
        case .deadLettersCounted(let state, let number): set(.deadLettersByState, [(.state, state)], Int64(number))
        case .replayJobsCounted(let state, let number): set(.replayJobs, [(.state, state)], Int64(number))
        case .oldestDeadLetter(let age): set(.deadLetterOldestAge, [], age.components.seconds)
        case .deadLetterAlarm(let isOn, _, _): set(.deadLetterAlarm, [], isOn ? 1 : 0)
        case .replayed(let result): count(.replayMessages, [(.result, result)])
        case .messagesRetried(let number): count(.retries, [], by: number)
        case .daemonStarted, .rulesReloaded: set(.rulesReloadSuccessful, [], 1)
        case .rulesRefused: set(.rulesReloadSuccessful, [], 0)
        case .intakePaused(let queue, _): set(.intakePaused, [(.queue, queue)], 1)
        case .intakeResumed(let queue): set(.intakePaused, [(.queue, queue)], 0)
        case .taskConfirmed(let lane, _, let confirm, let sinceReceipt):
            count(.messagesPublished, [(.lane, lane), (.result, "confirmed")])
            time(.confirmDuration, [(.lane, lane)], confirm)
            time(.criticalTime, [(.lane, lane)], sinceReceipt)
        case .taskRefused(let lane, _, let code, _): count(.messagesPublished, [(.lane, lane), (.result, code)])
        case .laneBlocked(let lane, _, _): set(.laneOpen, [(.lane, lane)], 0)
        case .laneOpened(let lane): set(.laneOpen, [(.lane, lane)], 1)
        case .stageSettled(let stage, let at): set(.lastProgress, [(.stage, stage)], at / 1_000)
        case .stageStuck(let stage, _): set(.stageStuck, [(.stage, stage)], 1)
        case .stageMoves(let stage): set(.stageStuck, [(.stage, stage)], 0)
        case .linkUp(let role, _):
            count(.reconnects, [(.role, role)])
            set(.connectionUp, [(.role, role)], 1)
            set(.connectionBlocked, [(.role, role)], 0)
        case .linkDown(let role, _): set(.connectionUp, [(.role, role)], 0)
        case .linkBlocked(let role, _): set(.connectionBlocked, [(.role, role)], 1)
        case .linkUnblocked(let role): set(.connectionBlocked, [(.role, role)], 0)
        default: break
        }
    }

    private func count(_ name: MetricName, _ labels: Labels, by number: Int = 1) {
        counters.withLock { counters in
            handler(in: &counters, name, labels) { factory.makeCounter(label: $0, dimensions: $1) }
        }.increment(by: Int64(number))
    }

    private func set(_ name: MetricName, _ labels: Labels, _ value: Int64) {
        gauges.withLock { gauges in
            handler(in: &gauges, name, labels) { factory.makeRecorder(label: $0, dimensions: $1, aggregate: false) }
        }.record(value)
    }

    private func time(_ name: MetricName, _ labels: Labels, _ duration: Duration) {
        let parts = duration.components
        timers.withLock { timers in
            handler(in: &timers, name, labels) { factory.makeTimer(label: $0, dimensions: $1) }
        }.recordNanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
    }

    private func handler<Handler>(
        in handlers: inout [Series: Handler],
        _ name: MetricName,
        _ labels: Labels,
        make: (String, [(String, String)]) -> Handler
    ) -> Handler {
        let series = Series(name: name, labels: labels.map(\.1))
        if let handler = handlers[series] { return handler }
        let handler = make(name.rawValue, labels.map { ($0.0.rawValue, $0.1) })
        handlers[series] = handler
        return handler
    }
}
