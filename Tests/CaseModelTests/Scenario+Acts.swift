import CaseModel

extension Scenario {
    /// An order of the police room, unless another person gives it.
    @discardableResult
    mutating func order(
        _ kind: Order.Kind,
        by: String = "P6",
        _ context: Context = World.context(),
        _ fill: (inout Order) -> Void = { _ in }
    ) -> Transition.Outcome {
        var order = Order(kind: kind, caseID: subject?.id, by: by, reason: "工作需要")
        fill(&order)
        return play(.order(order), context)
    }

    /// Lets time pass until the next rung of the running deadline of this kind, and tells the case that it has come.
    @discardableResult
    mutating func fire(
        _ kind: Deadline.Kind,
        after more: Duration = .zero,
        isAfterOutage: Bool = false,
        _ context: Context = World.context()
    ) -> Transition.Outcome? {
        guard let deadline = running(kind), let dueAt = deadline.dueAt else { return nil }
        wait(max(.zero, dueAt - now - .minutes(1)) + more)
        let due = DeadlineDue(
            caseID: subject?.id ?? "",
            deadlineID: deadline.id,
            dueAt: dueAt,
            isAfterOutage: isAfterOutage
        )
        return play(.deadline(due), context)
    }

    /// The running deadline of a kind that fires next.
    func running(_ kind: Deadline.Kind) -> Deadline? {
        subject?.deadlines.filter { $0.kind == kind && $0.dueAt != nil }
            .min { ($0.dueAt ?? $0.limitAt) < ($1.dueAt ?? $1.limitAt) }
    }

    /// The newest version of the alert, changed.
    @discardableResult
    mutating func revise(
        _ assessment: TextAssessment = World.assessment(),
        _ change: (inout Alert) -> Void
    ) -> Transition.Outcome {
        var alert = subject?.alert ?? World.alert()
        change(&alert)
        return play(.alert(alert), World.context(assessment))
    }

    /// A case whose draft of push 3 waits for its approvers.
    static func awaitingApproval(
        _ alert: Alert = World.alert(),
        _ assessment: TextAssessment = World.assessment()
    ) -> Scenario {
        var scenario = Scenario(opening: alert, assessment)
        _ = scenario.disposition(.notSettled)
        _ = scenario.followUp(.needsDepartments)
        return scenario
    }

    /// What the last event made, as the receivers read it.
    var lastPolice: [PoliceTask] {
        (transitions.last?.tasks ?? []).compactMap { task in
            if case .police(let body) = task.body { body } else { nil }
        }
    }

    /// The notices the last event sent to the police side, by subject and receiver.
    var lastNotices: [String] {
        lastPolice.compactMap { body in body.notice.map { "\($0.subject.rawValue) \(body.recipient.id)" } }
    }

    /// The notices the last event sent to the departments.
    var lastTold: [GovernanceNotice] {
        (transitions.last?.tasks ?? []).compactMap { task in
            if case .notice(let body) = task.body { body } else { nil }
        }
    }
}

extension Context {
    /// The same with some people out of their posts.
    func without(_ people: String...) -> Context { without(people) }

    func without(_ people: [String]) -> Context {
        var context = self
        context.directory.people.removeAll { people.contains($0.id) }
        return context
    }

    /// The same with one more person.
    func with(_ id: String, _ role: Directory.Role, in unit: String = World.station) -> Context {
        var context = self
        context.directory.people.append(Directory.Person(id: id, name: "民警\(id)", role: role, unit: unit))
        return context
    }
}
