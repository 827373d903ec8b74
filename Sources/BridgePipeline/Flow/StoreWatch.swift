import CaseModel
package import CaseStorage
import ServiceLifecycle
import Synchronization
package import Telemetry

/// Looks at what grows: raises the alarm when dead letters become many, and stops intake before the disk, the outbox or the
/// dead letters are at their limit. Nothing is ever thrown away to make room; everything goes on by itself.
package final class StoreWatch: Service {
    private let store: any CaseStore
    private let intakes: [Intake]
    private let limits: Limits
    private let freeBytes: @Sendable () -> Int64?
    private let clock: any BridgeClock
    private let journal: Journal
    private let isAlarmed = Mutex(false)

    private static let pause = Duration.seconds(10)

    /// From where on something is too much.
    package struct Limits: Hashable, Sendable {
        /// Open dead letters beyond which there is an alarm.
        package var alarmOpen: Int
        /// Dead letters of the last hour beyond which there is an alarm.
        package var alarmPerHour: Int
        /// Open dead letters at which intake stops.
        package var mostOpen = 1_000_000
        /// Tasks not handed over at which intake stops.
        package var mostPending = 1_000_000
        /// Free bytes of the store's disk below which intake stops.
        package var leastFree: Int64 = 200 << 20

        /// Limits with these alarms.
        package init(alarmOpen: Int, alarmPerHour: Int) {
            self.alarmOpen = alarmOpen
            self.alarmPerHour = alarmPerHour
        }
    }

    /// - Parameter freeBytes: of the disk the store is on; nil when nobody can tell.
    package init(
        store: any CaseStore,
        intakes: [Intake],
        limits: Limits,
        freeBytes: @escaping @Sendable () -> Int64?,
        clock: any BridgeClock,
        journal: Journal
    ) {
        self.store = store
        self.intakes = intakes
        self.limits = limits
        self.freeBytes = freeBytes
        self.clock = clock
        self.journal = journal
    }

    /// Looks every ten seconds until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.look()
                guard (try? await self.clock.sleep(for: StoreWatch.pause)) != nil else { return }
            }
        }
    }

    /// Looks once.
    package func look() async {
        let hourAgo = clock.now + (.zero - .hours(1))
        let counted = try? await store.read { [limits] view in
            Counts(
                letters: try view.deadLetterStates(),
                oldest: try view.oldestOpenDeadLetter(),
                lastHour: try view.deadLetterCount(since: hourAgo),
                pending: try view.pendingTaskCount(atMost: limits.mostPending),
                jobs: try view.replayJobStates()
            )
        }
        var reason: String?
        if let counted {
            report(counted)
            alarm(open: counted.open, lastHour: counted.lastHour)
            reason = limitReached(by: counted)
        }
        if let free = freeBytes(), free < limits.leastFree {
            reason = "disk: \(free >> 20) MiB are free; make room on the disk of the store"
        }
        for intake in intakes {
            if let reason {
                if intake.status.pauses[.limit] != reason { await intake.pause(.limit, because: reason) }
            } else if counted != nil {
                await intake.resume(.limit)
            }
        }
    }

    private struct Counts: Sendable {
        var letters: [DeadLetterRecord.State: Int]
        var oldest: Timestamp?
        var lastHour: Int
        var pending: Int
        var jobs: [ReplayJob.State: Int]

        var open: Int { DeadLetterRecord.State.open.reduce(0) { $0 + letters[$1, default: 0] } }
    }

    private func limitReached(by counted: Counts) -> String? {
        if counted.open >= limits.mostOpen {
            return "dead_letters: \(counted.open) are open; replay or archive them"
        }
        if counted.pending >= limits.mostPending {
            return "outbox: \(counted.pending) tasks wait to be handed over; see to the lane that is blocked"
        }
        return nil
    }

    private func report(_ counted: Counts) {
        for state in DeadLetterRecord.State.allCases {
            journal.record(.deadLettersCounted(state: state.rawValue, count: counted.letters[state, default: 0]))
        }
        for state in ReplayJob.State.allCases {
            journal.record(.replayJobsCounted(state: state.rawValue, count: counted.jobs[state, default: 0]))
        }
        journal.record(.oldestDeadLetter(age: counted.oldest.map { clock.now - $0 } ?? .zero))
    }

    private func alarm(open: Int, lastHour: Int) {
        let isTooMany = open > limits.alarmOpen || lastHour > limits.alarmPerHour
        let hasChanged = isAlarmed.withLock { alarmed in
            defer { alarmed = isTooMany }
            return alarmed != isTooMany
        }
        guard hasChanged else { return }
        journal.record(.deadLetterAlarm(isOn: isTooMany, open: open, lastHour: lastHour))
    }
}
