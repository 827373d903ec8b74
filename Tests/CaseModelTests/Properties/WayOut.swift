import CaseModel

/// Closes a case by what people may always do: the proof that no state is a dead end.
struct WayOut {
    private var subject: Case
    private let context: Context
    private let now: Timestamp
    /// What was done, for the report of a failure.
    private(set) var acts: [String] = []

    /// A state that is not left within so many acts has no way out.
    private static let longest = 24

    init(from subject: Case, in context: Context, at now: Timestamp) {
        self.subject = subject
        self.context = context
        self.now = now
    }

    /// Whether the case can be closed, every act one that the lifecycle accepts.
    mutating func closes() -> Bool {
        for _ in 0..<WayOut.longest {
            guard subject.phase != .closed else { return true }
            guard candidates.contains(where: { attempt($0) }) else { return false }
        }
        return subject.phase == .closed
    }

    /// Does it, when it changes the case.
    private mutating func attempt(_ event: Event) -> Bool {
        let transition = Lifecycle.apply(event, to: subject, in: context, at: now)
        acts.append("\(event.line) -> \(transition.outcome)")
        guard let updated = transition.updatedCase else { return false }
        subject = updated
        return true
    }

    /// What is to be done next, for every person who may be the one to do it.
    private var candidates: [Event] {
        if subject.pendingApproval != nil || subject.departmentWork?.state.isOpen == true {
            return orders(.withdraw)
        }
        if let callBack = subject.callBacks.first(where: { $0.state == .open }) {
            return followUps(.contacted, of: callBack.taskID, party: callBack.party, satisfied: true)
        }
        if subject.phase == .criminal || subject.phase == .callBack { return orders(.close) }
        return followUps(.settled)
    }

    private func orders(_ kind: Order.Kind) -> [Event] {
        RandomWorld.people.reversed().map { .order(Order(kind: kind, caseID: subject.id, by: $0, reason: "结案")) }
    }

    private func followUps(
        _ outcome: FollowUp.Outcome,
        of taskID: String? = nil,
        party: String? = nil,
        satisfied: Bool? = nil
    ) -> [Event] {
        RandomWorld.people.reversed().map { person in
            .followUp(
                FollowUp(
                    taskID: taskID,
                    caseID: subject.id,
                    by: person,
                    at: now,
                    outcome: outcome,
                    party: party,
                    satisfied: satisfied
                )
            )
        }
    }
}

extension Case {
    /// What tells one kind of state from another; a state of a kind that had a way out need not be tried again.
    var situation: String {
        let callBacks = callBacks.filter { $0.state == .open }.map(\.purpose.rawValue).sorted().joined(separator: ",")
        return [
            phase.rawValue, String(stage.rawValue), departmentWork?.state.rawValue ?? "-",
            String(departmentWork?.awaitsAdjudication ?? false), outcome?.rawValue ?? "-",
            pendingApproval == nil ? "-" : "approval", pendingContact == nil ? "-" : "contact", callBacks,
            suspension == nil ? "-" : "suspended", alert.jurisdiction.code, typeCode == "D0109" ? "violence" : "-",
            String(disposition != nil), String(corrected.isEmpty),
        ].joined(separator: "/")
    }
}
