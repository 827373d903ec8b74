import CaseModel
import Synchronization

/// Kinds of state that had a way out; another state of a known kind need not be tried again.
final class Situations: Sendable {
    private let known = Mutex<Set<String>>([])

    func isNew(_ situation: String) -> Bool { known.withLock { $0.insert(situation).inserted } }

    var count: Int { known.withLock { $0.count } }
}

/// What sequences have led to: a generator that never gets somewhere proves nothing about it.
struct Reached {
    var trail: Set<TrailEntry.Kind> = []
    var tasks: Set<PushTask.Kind> = []
    var deadlines: Set<Deadline.Kind> = []
    var refusals: Set<Refusal.Code> = []

    mutating func add(_ run: CaseRun) {
        trail.formUnion(run.trail)
        refusals.formUnion(run.refusals)
        tasks.formUnion(run.tasks.map(\.kind))
        deadlines.formUnion(run.subject?.deadlines.filter { $0.missedAt != nil }.map(\.kind) ?? [])
    }
}
