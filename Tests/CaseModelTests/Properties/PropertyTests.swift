import CaseModel
import Testing

#if canImport(Glibc)
import Glibc
#endif

@Suite("What holds of every case after any events in any order")
struct PropertyTests {
    private static let shards = 20
    private static let sequences: Int = {
        guard let text = unsafe getenv("TRIPUSH_PROPERTY_SEQUENCES") else { return 10_000 }
        return Int(unsafe String(cString: text)) ?? 10_000
    }()
    private static let situations = Situations()
    /// Failures shown at most; the first ones tell most.
    private static let shownAtMost = 3

    @Test(arguments: 0..<shards)
    func `random sequences of thirty events break no promise`(shard: Int) {
        var reached = Reached()
        var failures = 0
        for seed in stride(from: shard, to: PropertyTests.sequences, by: PropertyTests.shards) {
            guard let failure = RandomSequence(seed: UInt64(seed)).failure(PropertyTests.situations, &reached) else {
                continue
            }
            Issue.record("\(failure)")
            failures += 1
            if failures == PropertyTests.shownAtMost { return }
        }
    }

    @Test func `the random sequences reach every part of the lifecycle`() {
        var reached = Reached()
        for seed in 0..<1_500 { _ = RandomSequence(seed: UInt64(seed)).failure(PropertyTests.situations, &reached) }
        let never: Set<TrailEntry.Kind> = [.taskSetAside, .imported, .operatorActed]
        #expect(Set(TrailEntry.Kind.allCases).subtracting(reached.trail).subtracting(never).isEmpty)
        #expect(Set(PushTask.Kind.allCases).subtracting(reached.tasks).isEmpty)
        #expect(Set(Deadline.Kind.allCases).subtracting(reached.deadlines).isEmpty)
        let refusals: Set<Refusal.Code> = [
            .notPermitted, .illegalTransition, .staleSequence, .disclosureBlocked, .schema, .unknownRecipient,
        ]
        #expect(refusals.subtracting(reached.refusals).isEmpty)
    }
}
