import CaseModel
import ServiceLifecycle
import Synchronization
package import Telemetry

/// Tells a stage that works from one that only lives: what waits and is not settled for a while is stuck. A stuck stage is
/// connected anew, once; if that does not help, readiness says so, and nothing is ever restarted for it.
package final class ProgressWatch: Service {
    private let probes: [StageProbe]
    private let patience: Duration
    private let clock: any BridgeClock
    private let journal: Journal
    private let states: Mutex<[String: StageState]>

    /// What was seen of one stage.
    fileprivate struct StageState {
        var count = 0
        /// Since when something waits and nothing was settled.
        var waitingSince: Duration?
        var nextQuestion = Duration.zero
        var reconnectedAt: Duration?
        var progress: StageProgress
    }

    /// - Parameter patience: something may wait so long, and a connection that was made anew has as long again.
    package init(
        probes: [StageProbe],
        patience: Duration = .seconds(30),
        clock: any BridgeClock,
        journal: Journal
    ) {
        self.probes = probes
        self.patience = patience
        self.clock = clock
        self.journal = journal
        let states = probes.map { probe in
            let progress = StageProgress(stage: probe.stage, verdict: .idle, needsPerson: false)
            return (probe.stage, StageState(progress: progress))
        }
        self.states = Mutex(Dictionary(states) { first, _ in first })
    }

    /// How every stage got on at the last look.
    package var progress: [StageProgress] {
        let states = states.withLock { $0 }
        return probes.compactMap { states[$0.stage]?.progress }
    }

    /// Looks from time to time until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.look()
                guard (try? await self.clock.sleep(for: self.patience / 6)) != nil else { return }
            }
        }
    }

    /// Looks at every stage once.
    package func look() async {
        for probe in probes { await look(at: probe) }
    }

    private func look(at probe: StageProbe) async {
        guard var state = states.withLock({ $0[probe.stage] }) else { return }
        let now = clock.elapsed
        let (count, at) = probe.settled()
        let before = state.progress
        state.progress.lastSettledAt = at
        if let reason = probe.pausedBy() {
            state.forget(count)
            state.progress.verdict = .paused(reason)
        } else if count != state.count {
            state.forget(count)
            state.progress.verdict = .moving
        } else if state.nextQuestion <= now {
            state.nextQuestion = now + patience / 3
            state.progress.waiting = await probe.waiting()
            if state.progress.waiting ?? 0 > 0 {
                await judge(&state, probe, now)
            } else if state.progress.waiting != nil {
                state.forget(count)
                state.progress.verdict = .idle
            }
        }
        report(state.progress, before: before)
        states.withLock { [state] in $0[probe.stage] = state }
    }

    private func judge(_ state: inout StageState, _ probe: StageProbe, _ now: Duration) async {
        let since = state.waitingSince ?? now
        state.waitingSince = since
        guard now - since >= patience else { return }
        state.progress.verdict = .stuck(probe.suspicion())
        guard let reconnectedAt = state.reconnectedAt else {
            state.reconnectedAt = now
            await probe.reconnect()
            return
        }
        state.progress.needsPerson = now - reconnectedAt >= patience
    }

    private func report(_ progress: StageProgress, before: StageProgress) {
        if let at = progress.lastSettledAt { journal.record(.stageSettled(stage: progress.stage, at: at.milliseconds)) }
        let (isStuck, wasStuck) = (progress.verdict.word == "stuck", before.verdict.word == "stuck")
        if isStuck, !wasStuck {
            journal.record(.stageStuck(stage: progress.stage, reason: progress.verdict.reason ?? ""))
        } else if wasStuck, !isStuck {
            journal.record(.stageMoves(stage: progress.stage))
        }
    }
}

extension ProgressWatch.StageState {
    /// Nothing is known against the stage.
    fileprivate mutating func forget(_ count: Int) {
        self.count = count
        waitingSince = nil
        reconnectedAt = nil
        progress.needsPerson = false
    }
}
