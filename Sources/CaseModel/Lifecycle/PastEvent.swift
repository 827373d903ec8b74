/// An event as it was applied to a case, with everything the decision looked at.
package struct PastEvent: Sendable {
    /// The number of its message as the timeline shows it; of a deadline its own.
    package var id: String
    package var event: Event
    package var context: Context
    package var at: Timestamp

    /// An event that was applied at `at`.
    package init(id: String, event: Event, context: Context, at: Timestamp) {
        self.id = id
        self.event = event
        self.context = context
        self.at = at
    }
}

extension Lifecycle {
    /// Decides a case anew from its past.
    ///
    /// - Parameter left: events to leave out, by id. An order that corrected something is left out with them, for what
    ///   it corrected is named here.
    /// - Parameter issued: the tasks the case has really had; what comes about again keeps its id.
    /// - Returns: the case and every task it would have sent, oldest first; nil when nothing opens it.
    package static func decideAnew(
        _ past: [PastEvent],
        without left: Set<String> = [],
        issued: [Case.IssuedTask] = []
    ) -> (decided: Case, tasks: [PushTask])? {
        var current: Case?
        var tasks: [PushTask] = []
        for (index, one) in past.enumerated() where !left.contains(one.id) {
            var context = one.context
            context.issued = issued
            if case .order(let order) = one.event, order.kind == .correct {
                guard left.isEmpty else { continue }
                context.past = Array(past[..<index])
            }
            let transition = apply(one.event, to: current, in: context, at: one.at)
            if let updated = transition.updatedCase { current = updated }
            tasks += transition.tasks
        }
        return current.map { ($0, tasks) }
    }
}
