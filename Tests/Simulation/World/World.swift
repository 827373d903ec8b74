import BridgePipeline
import CaseModel
import CaseStorageMemory

/// Everything outside the process: time, brokers, neighbours, the disk. It outlives the daemon's incarnations.
final class World: @unchecked Sendable {
    let lot: Lot
    let timeline = Timeline()
    let weather = Weather()
    let store = MemoryStore()
    let broker: SimulatedBroker
    let checker: Checker
    let decisions: Decisions
    let start = Timestamp(milliseconds: 1_795_000_000_000)
    /// The consumers of the living incarnation.
    var sources: [SimulatedSource] = []
    /// Ids of all tasks that reached a queue.
    private(set) var routed: Set<String> = []
    private(set) var repeats = 0
    private var neighbourhood: Neighbourhood?

    init(seed: UInt64, decisions: Decisions, cast: Cast) {
        lot = Lot(seed: seed)
        self.decisions = decisions
        let broker = SimulatedBroker(lot: lot)
        self.broker = broker
        checker = Checker(base: store, wasSent: { broker.sent.contains($0) })
        let neighbourhood = Neighbourhood(
            cast: cast,
            seed: seed,
            lot: lot,
            timeline: timeline,
            broker: broker,
            start: start
        )
        self.neighbourhood = neighbourhood
        broker.onRouted = { [unowned self] message, lane in
            if !routed.insert(message.id).inserted { repeats += 1 }
            neighbourhood.receive(message, lane)
        }
    }

    /// The time of day, as a clock on the wall shows it that nobody has set wrong.
    var now: Timestamp { start + timeline.elapsed + timeline.wallOffset }

    /// How many messages the platform will send.
    func openForBusiness() -> Int { neighbourhood?.sendAlerts() ?? 0 }

    /// Has the consumers look again: something in the world has changed.
    func stir() {
        for source in sources { source.wake() }
    }
}
