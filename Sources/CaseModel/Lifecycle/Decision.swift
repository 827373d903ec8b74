/// One decision in the making: the case as it changes, and what the change sends and leaves on the trail.
struct Decision {
    var subject: Case
    var context: Context
    let now: Timestamp
    private(set) var tasks: [PushTask] = []
    private(set) var trail: [TrailEntry] = []
    /// Tasks to be handed over once more.
    var handOverAgain: [String] = []
    var digestLines: [StationDigest.Line] = []
    /// Ids of tasks that are still to be sent in this decision.
    var reservedIDs: Set<String> = []

    init(_ subject: Case, in context: Context, at now: Timestamp) {
        self.subject = subject
        self.context = context
        self.now = now
    }

    /// Changes the case as the event demands.
    mutating func decide(_ event: Event) throws(Refusal) -> Transition.Outcome {
        let outcome = try change(by: event)
        reconsiderContact()
        askSecondApprovers()
        return outcome
    }

    private mutating func change(by event: Event) throws(Refusal) -> Transition.Outcome {
        let outcome: Transition.Outcome
        switch event {
        case .alert(let alert): outcome = try revise(alert)
        case .disposition(let disposition): outcome = try apply(disposition)
        case .signed(let signature): return try apply(signature)
        case .followUp(let followUp): outcome = try apply(followUp)
        case .approval(let decision): return try apply(decision)
        case .order(let order): outcome = try apply(order)
        case .receipt(let receipt): outcome = try apply(receipt)
        case .deadline(let due): return try apply(due)
        case .taskSetAside(let fault): return apply(fault)
        }
        reconsiderPendingApproval()
        try takeUpWish()
        return outcome
    }

    /// The finished transition. The case is written only when something of it changed.
    func transition(_ outcome: Transition.Outcome, from original: Case?) -> Transition {
        var updated: Case?
        if subject != original {
            updated = subject
            updated?.version += 1
        }
        var entries = trail
        if case .noted(let note) = outcome {
            entries.append(entry(.noted, by: TrailEntry.bridge, [TrailEntry.Fact("note", note.rawValue)]))
        }
        return Transition(
            outcome: outcome,
            updatedCase: updated,
            tasks: tasks,
            trail: entries,
            handOverAgain: handOverAgain,
            digestLines: digestLines
        )
    }

    /// Leaves an entry on the trail.
    mutating func record(_ kind: TrailEntry.Kind, by actor: String, _ facts: TrailEntry.Fact?...) {
        trail.append(entry(kind, by: actor, facts.compactMap(\.self)))
    }

    private func entry(_ kind: TrailEntry.Kind, by actor: String, _ facts: [TrailEntry.Fact]) -> TrailEntry {
        TrailEntry(
            caseID: subject.id,
            alertNo: subject.alert.alertNo,
            at: now,
            actor: actor,
            kind: kind,
            facts: facts,
            ruleSetVersion: subject.assessment.ruleSetVersion
        )
    }

    /// Sends a task and remembers it in the case. In an area on trial (试运行) it is only remembered.
    mutating func send(_ task: PushTask, to recipient: PoliceTask.Recipient?) {
        let isWithheld = mode(ofPush: task.kind.push(in: subject.stage)).mode == .shadow
        if !isWithheld { tasks.append(task) }
        subject.tasks.append(
            Case.IssuedTask(
                id: task.id,
                kind: task.kind,
                recipient: recipient,
                issuedAt: now,
                isWithheld: isWithheld
            )
        )
        record(
            isWithheld ? .taskWithheld : .taskIssued,
            by: TrailEntry.bridge,
            .init("task", task.id),
            .init("kind", task.kind.rawValue),
            .init("lane", task.lane.rawValue),
            recipient.map { .init("recipient", $0.id) }
        )
    }

    /// The id of the next task of this kind to the recipient, its own by how many there were. Decided anew, a task that
    /// comes about again at the same time keeps its id, and another never gets it.
    func nextTaskID(_ kind: PushTask.Kind, recipient: String? = nil, of owner: String) -> String {
        let had = subject.tasks.filter { $0.kind == kind && $0.recipient?.id == recipient }
        let really = context.issued.filter { $0.kind == kind && $0.recipient?.id == recipient }
        if let same = really.first(where: { task in task.issuedAt == now && !had.contains { $0.id == task.id } }) {
            return same.id
        }
        let name = [owner, kind.rawValue, recipient].compactMap(\.self).joined(separator: "/")
        var ordinal = had.count
        while true {
            let id = context.identifier("\(name)/\(ordinal)")
            if !isTaken(id) { return id }
            ordinal += 1
        }
    }

    private func isTaken(_ id: String) -> Bool {
        reservedIDs.contains(id) || subject.tasks.contains { $0.id == id } || context.issued.contains { $0.id == id }
    }

    /// Raises the band; a lower one is ignored, for only a person lowers it.
    mutating func raise(to band: Band, by actor: String, because reason: String) {
        guard band > subject.band else { return }
        record(
            .bandRaised,
            by: actor,
            .init("from", subject.band.rawValue),
            .init("to", band.rawValue),
            .init("reason", reason),
            subject.bandContributions.isEmpty ? nil : .init("contributions", subject.bandContributions.fact)
        )
        subject.band = band
        tightenDeadlines()
    }
}
