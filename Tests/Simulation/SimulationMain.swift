import ArgumentParser
import BridgeDaemon
import BridgePipeline
import CaseModel
import Glibc
import Neighbours

/// The seeded simulation: `Simulation --seeds 1000`, `--minutes 10`, or `--seed 4711` to see one again.
@main
struct SimulationMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "Simulation")

    @Option(help: "so many seeds, from --first on")
    var seeds: Int?
    @Option(help: "seeds until so many minutes are over")
    var minutes: Double?
    @Option(help: "the first seed")
    var first: UInt64 = 1
    @Option(help: "this seed alone, with its story")
    var seed: UInt64?

    func run() async throws {
        let (decisions, cast) = try await SimulationMain.material()
        if let seed { return try await show(seed, decisions, cast) }
        var sum = Sum()
        let begun = ContinuousClock.now
        var next = first
        while sum.seeds < seeds ?? Int.max, minutes.map({ ContinuousClock.now - begun < .seconds($0 * 60) }) ?? true {
            let outcome = await SeedRun(seed: next, decisions: decisions, cast: cast).run()
            sum.add(outcome)
            if let violation = outcome.violation {
                say("seed \(next): \(violation)")
                say("again: deploy/prove.sh simulation --seed \(next)")
                throw ExitCode(1)
            }
            if outcome.messages < 50 || outcome.cases < 5 || outcome.faults < 3 || outcome.crashes < 1 {
                say("seed \(next) is too small: \(outcome)")
                throw ExitCode(1)
            }
            next += 1
            if sum.seeds % 100 == 0 { say(sum.line(ContinuousClock.now - begun)) }
        }
        say(sum.line(ContinuousClock.now - begun))
        say("seeds \(first) to \(next - 1) hold every promise")
    }

    private func show(_ seed: UInt64, _ decisions: Decisions, _ cast: Cast) async throws {
        let outcome = await SeedRun(seed: seed, decisions: decisions, cast: cast).run()
        for line in outcome.story { say(line) }
        say(
            "messages \(outcome.messages), cases \(outcome.cases), tasks \(outcome.tasks), repeats \(outcome.repeats), "
                + "faults \(outcome.faults), crashes \(outcome.crashes), jobs \(outcome.jobs)"
        )
        guard let violation = outcome.violation else { return say("seed \(seed) holds every promise") }
        say("seed \(seed): \(violation)")
        throw ExitCode(1)
    }

    private static func material() async throws -> (Decisions, Cast) {
        let source = ConfigurationSource(path: "deploy/tripush.yaml", environment: [:])
        let configuration = try await BridgeConfiguration(reading: source)
        let sources = try DecisionSources(of: configuration, key: .fileOrFixed)
        let files = [
            AlertFile(bytes: try FileContent.bytes(ofFile: "deploy/samples/alerts.ndjson"), profile: "canonical")
        ]
        let bad = try BadMessage.messages(
            of: FileContent.bytes(ofFile: "deploy/samples/bad.ndjson"),
            file: "bad.ndjson"
        )
        let stories = try Story.stories(
            of: FileContent.bytes(ofFile: "deploy/samples/stories.json"),
            file: "stories.json"
        )
        let cast = Cast(
            platform: DispatchPlatform(files: files, queue: SimulatedBroker.alerts),
            bad: bad.map(\.message).filter { $0.body.count < 100_000 },
            stories: stories
        )
        return (sources.decisions(for: QueueNames(configuration)), cast)
    }
}

/// Says it at once, also into a pipe.
private func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

/// The figures of all seeds.
struct Sum {
    private(set) var seeds = 0
    private var messages = 0
    private var cases = 0
    private var tasks = 0
    private var repeats = 0
    private var faults = 0
    private var crashes = 0
    private var jobs = 0

    mutating func add(_ outcome: SeedRun.Outcome) {
        seeds += 1
        messages += outcome.messages
        cases += outcome.cases
        tasks += outcome.tasks
        repeats += outcome.repeats
        faults += outcome.faults
        crashes += outcome.crashes
        jobs += outcome.jobs
    }

    func line(_ time: Duration) -> String {
        "\(seeds) seeds in \(time.components.seconds) s: \(messages) alerts, \(cases) cases, \(tasks) tasks, "
            + "\(repeats) repeats, \(faults) faults, \(crashes) crashes, \(jobs) jobs"
    }
}
