import CaseModel
import CaseStorage
import CaseStorageMemory
import MessageCodec
import RuleEngine
import RuleFile
import Telemetry

@testable import BridgePipeline

/// The bridge of one scenario: a store in memory, the way in, the deadlines, and brokers that confirm at once.
struct ScenarioDesk {
    let store: any CaseStore = MemoryStore()
    let clock: SteppedClock
    let directory: Directory
    private let decisions: Decisions
    private let acceptance: MessageAcceptance
    private let deadlines: DeadlineClock
    /// The broker of the governance side takes nothing.
    var governanceIsDown = false

    /// More firings than any scenario has between two steps: something fires for ever.
    private static let firingLimit = 2_000

    struct FiresForEver: Error {}

    init(_ file: ScenarioFile) throws {
        clock = SteppedClock(file.steps.first?.at ?? Timestamp(milliseconds: 0))
        let decisions = try ScenarioDesk.decisions(of: file)
        self.decisions = decisions
        directory = decisions.directory
        acceptance = MessageAcceptance(store: store, decisions: { decisions }, entropy: DerivedEntropy())
        deadlines = DeadlineClock(acceptance: acceptance, clock: clock, journal: .silent)
    }

    private static func decisions(of file: ScenarioFile) throws -> Decisions {
        let rules = try Shipped.rules.get()
        var directory = try Shipped.directory.get()
        directory.people.removeAll { person in
            file.absent.contains { $0 == person.id || $0 == Words.roles.word(person.role.rawValue) }
        }
        var policy = rules.policy
        policy.modes += file.modes
        var dialects = QueueDialects()
        for role in InboundQueue.allCases {
            dialects.add(queue: role.rawValue, role: role, decoder: MessageDecoder(profile: .canonical))
        }
        let found = FoundTexts(file)
        let ruleSet = rules.ruleSet
        return Decisions(
            dialects: dialects,
            assess: { file.usesShippedRules ? ruleSet.assess($0) : found.assess($0) },
            catalog: rules.catalog,
            policy: policy,
            bands: rules.bands,
            directory: directory,
            calendar: Shipped.calendar ?? .weekendsOnly,
            linkKeyRing: LinkKeyRing(
                newest: LinkKey(id: "k1", secret: Array("a key for scenarios, and no secret".utf8))
            ),
            artifacts: []
        )
    }

    /// Takes one message in.
    ///
    /// - Returns: its row.
    func accept(_ delivery: InboundDelivery) async throws -> MessageRecord? {
        let last = try await store.read { try $0.messages(from: 0, limit: .max).last?.sequence ?? 0 }
        _ = try await acceptance.accept(acceptance.prepare([delivery], at: clock.now))
        return try await store.read { try $0.messages(from: last + 1, limit: 1).first }
    }

    /// Lets time pass up to `time`, from one thing that is due to the next, and tells after each what has left.
    func walk(to time: Timestamp, _ told: () async throws -> Void) async throws {
        var firings = 0
        while let due = try await nextDue(), due <= time {
            clock.advance(to: due)
            _ = try await acceptance.retryDue(at: clock.now, limit: .max)
            _ = try await deadlines.fireDue()
            try await told()
            firings += 1
            guard firings < ScenarioDesk.firingLimit else { throw FiresForEver() }
        }
        clock.advance(to: time)
    }

    private func nextDue() async throws -> Timestamp? {
        try await store.read { view in
            [try view.nextDeadlineDue(), try view.nextWaitingDue()].compactMap(\.self).min()
        }
    }

    /// Decides every case anew from its past.
    ///
    /// - Returns: alert numbers of those that come out otherwise.
    func decidedOtherwise() async throws -> [String] {
        let decisions = decisions
        return try await store.read { view in
            try view.cases(CaseFilter(limit: .max)).filter { subject in
                let past = try view.events(ofCase: subject.id).map { PastEvent($0, decisions) }
                return Lifecycle.decideAnew(past)?.decided != subject
            }.map(\.alert.alertNo)
        }
    }

    /// Hands over what is pending to the brokers that are up, in the order of issue.
    func handOver() async throws -> [NewTask] {
        let now = clock.now
        let lanes: [Lane] = governanceIsDown ? [.police] : [.police, .governance]
        return try await store.write { transaction in
            let pending = try lanes.flatMap { lane in
                try transaction.pendingTasks(lane: lane, limit: .max, excluding: [])
            }
            try transaction.confirm(tasks: pending.map { TaskConfirmation(id: $0.task.id, at: now) })
            return pending.sorted { $0.sequence < $1.sequence }.map(\.task)
        }
    }
}
