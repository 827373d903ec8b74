import BridgePipeline
import CaseModel
import Synchronization
import Telemetry
import Testing

@Suite("Progress is what is settled: idle is not stuck, and a stuck stage is connected anew once")
struct ProgressTests {
    /// A stage as the test wants it.
    private final class Stage: Sendable {
        struct Facts {
            var settled = 0
            var waiting: Int? = 0
            var pausedBy: String?
            var reconnects = 0
        }

        let facts = Mutex(Facts())

        var probe: StageProbe {
            StageProbe(
                stage: "lane:police",
                settled: { (self.facts.withLock { $0.settled }, nil) },
                waiting: { self.facts.withLock { $0.waiting } },
                pausedBy: { self.facts.withLock { $0.pausedBy } },
                suspicion: { "nothing is confirmed" },
                reconnect: { self.facts.withLock { $0.reconnects += 1 } }
            )
        }

        var reconnects: Int { facts.withLock { $0.reconnects } }
    }

    private let stage = Stage()
    private let clock = ManualClock()
    private let reports = Reports()

    private func watch() -> ProgressWatch {
        ProgressWatch(probes: [stage.probe], patience: .seconds(30), clock: clock, journal: reports.journal)
    }

    private func look(_ watch: ProgressWatch, for time: Duration) async {
        var left = time
        while left > .zero {
            clock.advance(by: .seconds(5))
            await watch.look()
            left -= .seconds(5)
        }
    }

    private func verdict(_ watch: ProgressWatch) -> StageProgress.Verdict? { watch.progress.first?.verdict }

    @Test func `nothing waits for a day: idle`() async {
        let watch = watch()
        await look(watch, for: .hours(24))
        #expect(verdict(watch) == .idle && stage.reconnects == 0)
    }

    @Test func `what came a moment ago after a quiet day is not stuck`() async {
        let watch = watch()
        await look(watch, for: .hours(24))
        stage.facts.withLock { $0.waiting = 3 }
        await look(watch, for: .seconds(20))
        #expect(verdict(watch) == .idle && stage.reconnects == 0)
        stage.facts.withLock { $0.settled = 3 }
        await look(watch, for: .seconds(5))
        #expect(verdict(watch) == .moving)
    }

    @Test func `what waits and is not settled is stuck, is connected anew once, then needs a person`() async {
        let watch = watch()
        stage.facts.withLock { $0.waiting = 2 }
        await look(watch, for: .seconds(50))
        #expect(verdict(watch) == .stuck("nothing is confirmed") && stage.reconnects == 1)
        #expect(watch.progress.first?.needsPerson == false)
        await look(watch, for: .hours(1))
        #expect(watch.progress.first?.needsPerson == true && stage.reconnects == 1)
        #expect(
            reports.all.filter { $0 == .stageStuck(stage: "lane:police", reason: "nothing is confirmed") }.count == 1
        )
        stage.facts.withLock { $0.settled = 1 }
        await look(watch, for: .seconds(5))
        #expect(verdict(watch) == .moving && watch.progress.first?.needsPerson == false)
        #expect(reports.all.contains(.stageMoves(stage: "lane:police")))
    }

    @Test func `a stage that settles slowly is never stuck`() async {
        let watch = watch()
        stage.facts.withLock { $0.waiting = 1_000 }
        for _ in 0..<100 {
            await look(watch, for: .seconds(20))
            stage.facts.withLock { $0.settled += 1 }
        }
        #expect(stage.reconnects == 0)
    }

    @Test func `who is paused is not stuck, and neither is who cannot be asked`() async {
        let watch = watch()
        stage.facts.withLock { facts in
            facts.waiting = 5
            facts.pausedBy = "order: maintenance"
        }
        await look(watch, for: .hours(1))
        #expect(verdict(watch) == .paused("order: maintenance") && stage.reconnects == 0)
        stage.facts.withLock { facts in
            facts.waiting = nil
            facts.pausedBy = nil
        }
        await look(watch, for: .hours(1))
        #expect(stage.reconnects == 0)
    }
}
