import CaseModel

/// A promise that did not hold.
struct Violation: Error, CustomStringConvertible {
    /// Which promise, the same words for the same promise.
    var property: String
    var detail: String

    var description: String { "\(property): \(detail)" }
}

/// A way from one phase to another.
struct PhaseWay: Hashable {
    var from: CasePhase?
    var to: CasePhase
}

/// One case from its first alert on, with everything its properties are told by.
struct CaseRun {
    private(set) var subject: Case?
    private(set) var recordedAlert: RecordedAlert?
    private(set) var now = RandomWorld.start
    /// Everything that was applied, oldest first.
    private(set) var past: [PastEvent] = []
    private(set) var tasks: [PushTask] = []
    /// What left or would have left, by id.
    private(set) var taskByID: [String: PushTask] = [:]
    /// Kinds of entries on the trail, and codes of refusals.
    private(set) var trail: Set<TrailEntry.Kind> = []
    private(set) var refusals: Set<Refusal.Code> = []
    /// Ways from one phase to another that were taken; nil is before the case was opened.
    private(set) var ways: Set<PhaseWay> = []
    var ladder = LadderLog()

    /// Applies an event and checks every promise.
    mutating func play(_ step: PastEvent) throws(Violation) {
        now = max(now, step.at)
        var context = step.context
        context.recordedAlert = subject == nil ? recordedAlert : nil
        context.past = []
        let kept = PastEvent(id: step.id, event: step.event, context: context, at: now)
        if case .order(let order) = step.event, order.kind == .correct { context.past = past }
        let transition = Lifecycle.apply(step.event, to: subject, in: context, at: now)
        let before = subject
        if case .refused(let refusal) = transition.outcome {
            refusals.insert(refusal.code)
            try check(
                transition.updatedCase == nil && transition.tasks.isEmpty && transition.trail.isEmpty
                    && transition.digestLines.isEmpty && transition.handOverAgain.isEmpty,
                "a refusal changes nothing",
                "\(transition.outcome)"
            )
            return
        }
        if let recorded = transition.recordedAlert { recordedAlert = recorded }
        if let updated = transition.updatedCase { subject = updated }
        past.append(kept)
        trail.formUnion(transition.trail.map(\.kind))
        tasks += transition.tasks
        for task in transition.tasks {
            try check(
                taskByID.updateValue(task, forKey: task.id) == nil,
                "one task id never has two bodies",
                task.id
            )
        }
        guard let after = subject else { return }
        if before?.phase != after.phase { ways.insert(PhaseWay(from: before?.phase, to: after.phase)) }
        let change = Change(step: kept, before: before, after: after, transition: transition)
        try change.checkState()
        try change.checkTasks()
        try change.checkPush3()
        try ladder.follow(change)
    }

    /// Deciding the case anew from its past gives the same case and the same tasks.
    func checkReplay() throws(Violation) {
        guard let subject else { return }
        guard let anew = Lifecycle.decideAnew(past) else {
            throw Violation(property: "replaying gives the same case", detail: "no case")
        }
        try check(anew.decided == subject, "replaying gives the same case", "the case differs")
        try check(anew.tasks == tasks, "replaying gives the same case", "the tasks differ")
    }
}

/// Throws a violation unless `condition` holds.
func check(_ condition: Bool, _ property: String, _ detail: @autoclosure () -> String) throws(Violation) {
    if !condition { throw Violation(property: property, detail: detail()) }
}

/// What one event did to a case.
struct Change {
    var step: PastEvent
    var before: Case?
    var after: Case
    var transition: Transition

    var order: Order? { if case .order(let order) = step.event { order } else { nil } }
    var isCorrection: Bool { order?.kind == .correct && transition.outcome == .applied }
}

/// Which rungs of which deadline have fired.
struct LadderLog {
    private var fired: [String: Set<String>] = [:]

    mutating func follow(_ change: Change) throws(Violation) {
        // Decided anew, a case has the ladders of what it would be.
        if change.isCorrection { fired = [:] }
        for entry in change.transition.trail {
            switch entry.kind {
            case .extended: fired = fired.filter { !$0.key.hasPrefix(Deadline.Kind.finish.rawValue) }
            case .deadlineFired, .deadlineMissed:
                let facts = Dictionary(entry.facts.map { ($0.name, $0.value) }) { first, _ in first }
                guard let id = facts["deadline"] else { continue }
                let rungs = [facts["level"], entry.kind == .deadlineMissed ? "limit" : nil].compactMap(\.self)
                for rung in rungs {
                    try check(
                        fired[id, default: []].insert(rung).inserted,
                        "a deadline never fires the same rung twice",
                        "\(id) \(rung)"
                    )
                }
            default: continue
            }
        }
    }
}
