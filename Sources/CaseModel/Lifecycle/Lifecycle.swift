/// The one pure function that decides (生命周期): it serves the daemon, `tripush route`, forecasts and tests alike.
package enum Lifecycle {
    /// Applies an event to its case.
    ///
    /// The same event, case, context and time give the same transition. A refusal changes nothing: it has no case, no
    /// task and no trail. A deadline is never refused: one that cannot be acted on is tried again.
    ///
    /// - Parameters:
    ///   - event: What came in.
    ///   - current: The case it belongs to; nil when there is none.
    ///   - context: What else may be looked at.
    ///   - now: The time of the decision.
    package static func apply(
        _ event: Event,
        to current: Case?,
        in context: Context,
        at now: Timestamp
    ) -> Transition {
        do throws(Refusal) {
            guard let current else {
                return try open(event, in: context, at: now)
            }
            var decision = Decision(current, in: context, at: now)
            let outcome = try decision.decide(event)
            return decision.transition(outcome, from: current)
        } catch {
            if case .deadline(let due) = event, let current {
                var decision = Decision(current, in: context, at: now)
                decision.postpone(due, because: error)
                return decision.transition(.applied, from: current)
            }
            return Transition(outcome: .refused(error))
        }
    }

    /// An event that has no case: an alert may open one, an answer to a recorded alert may, anything else waits.
    private static func open(_ event: Event, in context: Context, at now: Timestamp) throws(Refusal) -> Transition {
        switch event {
        case .alert(let alert):
            return try open(alert, in: context, at: now)
        case .disposition(let disposition):
            guard let recorded = context.recordedAlert else { return waiting(event) }
            return try reconsider(recorded, after: disposition, in: context, at: now)
        case .order(let order):
            guard let recorded = context.recordedAlert else { return waiting(event) }
            return try reconsider(recorded, after: order, in: context, at: now)
        case .signed, .followUp, .approval, .receipt, .deadline, .taskSetAside:
            return waiting(event)
        }
    }

    private static func waiting(_ event: Event) -> Transition {
        guard let reference = event.references.first else {
            return Transition(
                outcome: .refused(Refusal(.missingID, detail: "the message names no alert, case or task"))
            )
        }
        return Transition(outcome: .waiting(for: reference))
    }
}
