import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import JSONTree

/// One seed: a world, its faults, and the daemon's lives in it, from the first alert until everything is at rest.
final class SeedRun: @unchecked Sendable {
    private let world: World
    private let plan: FaultPlan
    private var living: Incarnation?
    private var lives = 0
    private var killAfter: Int?
    private var jobs = 0
    private var messages = 0
    private var story: [String] = []

    /// What came of it.
    struct Outcome: Sendable {
        var violation: Violation?
        var messages: Int
        var cases: Int
        var tasks: Int
        var repeats: Int
        var faults: Int
        var crashes: Int
        var jobs: Int
        /// What went wrong in the world, in order.
        var story: [String]
    }

    init(seed: UInt64, decisions: Decisions, cast: Cast) {
        world = World(seed: seed, decisions: decisions, cast: cast)
        plan = FaultPlan(lot: world.lot)
    }

    /// Runs it to its end, or to the first broken promise.
    func run() async -> Outcome {
        schedule()
        start()
        advance(until: .seconds(FaultPlan.busy + 1_800))
        // 墙上的钟拨快：等待、办理时限都到期。What waits and what has a limit falls due in leaps of the wall clock.
        for _ in 0..<6 where world.checker.violation == nil {
            world.timeline.wallOffset += .seconds(5 * 3_600)
            advance(until: world.timeline.elapsed + .seconds(60))
        }
        while world.timeline.hasMoreOfWorld, world.checker.violation == nil {
            advance(until: world.timeline.elapsed + .seconds(60))
        }
        advance(until: world.timeline.elapsed + .seconds(180))
        if world.checker.violation == nil {
            await world.checker.holdEnd(
                of: world.store,
                broker: world.broker,
                routed: world.routed,
                decisions: world.decisions,
                at: world.now
            )
        }
        let cases = (try? await world.store.read { try $0.cases(CaseFilter(limit: .max)).count }) ?? 0
        if living?.kill() == false { world.checker.violate(0, "the services do not end when they are cancelled") }
        await world.store.close()
        return Outcome(
            violation: world.checker.violation,
            messages: messages,
            cases: cases,
            tasks: world.checker.tasks.count,
            repeats: world.repeats,
            faults: plan.faults.count,
            crashes: lives - 1,
            jobs: jobs,
            story: story
        )
    }

    private func schedule() {
        messages = world.openForBusiness()
        for fault in plan.faults {
            world.timeline.after(fault.begin) { self.begin(fault) }
        }
        for crash in plan.crashes {
            world.timeline.after(crash) { self.killAfter = self.world.lot.below(60) }
        }
        for replay in plan.replays {
            world.timeline.after(replay) { self.replay() }
        }
    }

    private func start() {
        lives += 1
        living = Incarnation(number: lives, of: world)
    }

    private func crash() {
        tell("killed")
        killAfter = nil
        if living?.kill() == false { world.checker.violate(0, "the services do not end when they are cancelled") }
        living = nil
        world.timeline.after(world.lot.milliseconds(100...20_000)) { self.start() }
    }

    private func tell(_ what: String) { story.append("\(world.timeline.elapsed) \(what)") }

    private func begin(_ fault: Fault) {
        tell("\(fault)")
        world.weather.faults[fault.kind, default: 0] += 1
        if case .clockWrong(let seconds) = fault.kind { world.timeline.wallOffset += .seconds(seconds) }
        if case .intakeFlapping(let queue) = fault.kind { flap(queue, until: world.timeline.elapsed + fault.length) }
        if case .intakeDown(let queue) = fault.kind { world.broker.queues[queue]?.takeBack() }
        world.timeline.after(fault.length) {
            self.world.weather.faults[fault.kind, default: 0] -= 1
            if case .clockWrong(let seconds) = fault.kind { self.world.timeline.wallOffset -= .seconds(seconds) }
            self.world.stir()
        }
    }

    private func flap(_ queue: String, until end: Duration) {
        world.broker.queues[queue]?.takeBack()
        guard world.timeline.elapsed < end else { return }
        world.timeline.after(world.lot.milliseconds(50...8_000)) { self.flap(queue, until: end) }
    }

    /// An operator plans a replay of all that is dead and has it done; now and then he thinks better of it.
    private func replay() {
        tell("replay")
        let (lot, cancels) = (world.lot, world.lot.chance(20))
        let selection: JSONObject = ["all": .bool(true)]
        let pace: JSONObject = [
            "selection": .object(selection), "rate": .integer(Int64(lot.below(20))),
            "canary": .integer(Int64(lot.below(3))), "triesFailing": .bool(lot.chance(30)),
            "reason": .string("simulation"),
        ]
        living?.act { acts in
            let person = Operator(login: "operator", ownsStore: true)
            guard let planned = try? await acts.perform("replay.plan", pace, by: person), let job = planned["job"]
            else { return }
            let named: JSONObject = ["job": job, "reason": .string("simulation")]
            _ = try? await acts.perform("replay.execute", named, by: person)
            if cancels { _ = try? await acts.perform("replay.cancel", named, by: person) }
        }
    }

    private func advance(until limit: Duration) {
        var idle = 0
        while world.checker.violation == nil {
            if let killAfter, living != nil {
                if killAfter == 0 {
                    crash()
                    continue
                }
                self.killAfter = killAfter - 1
            }
            if let living, living.runOne() {
                jobs += 1
                idle += 1
                if idle > 300_000 { world.checker.violate(0, "the services spin and no time passes") }
                continue
            }
            idle = 0
            if let cause = living?.cause {
                tell("ended by itself: \(cause)")
                crash()
                continue
            }
            guard world.timeline.step(before: limit) else { return }
        }
    }
}
