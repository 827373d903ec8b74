import CaseModel
import Testing

/// Plays events against the lifecycle and remembers what left.
struct Scenario {
    private(set) var subject: Case?
    private(set) var sent: [PushTask] = []
    private(set) var trail: [TrailEntry] = []
    private(set) var outcomes: [Transition.Outcome] = []
    private(set) var now = World.start
    private(set) var transitions: [Transition] = []

    private init(empty: Void) {}

    /// A scenario before any alert.
    static let none = Scenario(empty: ())

    /// A scenario whose alert has opened a case.
    init(opening alert: Alert = World.alert(), _ assessment: TextAssessment = World.assessment()) {
        play(.alert(alert), World.context(assessment))
    }

    @discardableResult
    mutating func play(_ event: Event, _ context: Context = World.context()) -> Transition.Outcome {
        now = now + .minutes(1)
        let transition = Lifecycle.apply(event, to: subject, in: context, at: now)
        if let updated = transition.updatedCase { subject = updated }
        sent += transition.tasks
        trail += transition.trail
        outcomes.append(transition.outcome)
        transitions.append(transition)
        return transition.outcome
    }

    /// Lets time pass.
    mutating func wait(_ duration: Duration) { now = now + duration }

    func sent(_ kind: PushTask.Kind) -> [PushTask] { sent.filter { $0.kind == kind } }

    mutating func disposition(
        _ result: Disposition.Result,
        needsFollowUp: Bool = false,
        _ context: Context = World.context()
    ) -> Transition.Outcome {
        var disposition = Disposition(alertNo: "A1", result: result)
        disposition.needsFollowUp = needsFollowUp
        disposition.by = "P1"
        return play(.disposition(disposition), context)
    }

    mutating func followUp(
        _ outcome: FollowUp.Outcome,
        by: String = "P2",
        task: String? = nil,
        party: String? = nil,
        agreement: Agreement? = nil,
        satisfied: Bool? = nil
    ) -> Transition.Outcome {
        play(
            .followUp(
                FollowUp(
                    taskID: task,
                    caseID: subject?.id,
                    by: by,
                    at: now,
                    outcome: outcome,
                    party: party,
                    agreement: agreement,
                    satisfied: satisfied
                )
            )
        )
    }

    mutating func expedite(by: String = "P6", department: String? = "市场监管") -> Transition.Outcome {
        var order = Order(kind: .expedite, caseID: subject?.id, by: by, reason: "加急")
        order.department = department
        return play(.order(order))
    }

    mutating func approve(
        by: String = "P4",
        digest: String? = nil,
        _ isApproved: Bool = true,
        reason: String? = nil,
        edits: ApprovalDecision.Edits? = nil,
        in context: Context = World.context()
    ) -> Transition.Outcome {
        let round = subject?.pendingApproval?.round ?? subject?.pendingContact?.round
        let request = round?.requests.first { $0.approver == by } ?? round?.requests.first
        var decision = ApprovalDecision(
            requestID: request?.id ?? "none",
            draftDigest: digest ?? round?.draftDigest ?? "none",
            isApproved: isApproved,
            by: by,
            at: now,
            reason: reason
        )
        decision.edits = edits
        return play(.approval(decision), context)
    }

    mutating func receipt(
        _ action: Receipt.Action,
        outcome: Receipt.Outcome? = nil,
        reasonCode: String? = nil
    ) -> Transition.Outcome {
        var receipt = Receipt(taskID: subject?.departmentWork?.taskID, action: action, at: now)
        receipt.outcome = outcome
        receipt.reasonCode = reasonCode
        return play(.receipt(receipt))
    }

    /// A case that a department works on.
    static func withDepartments(_ alert: Alert = World.alert()) -> Scenario {
        var scenario = Scenario(opening: alert)
        _ = scenario.disposition(.notSettled)
        _ = scenario.followUp(.needsDepartments)
        _ = scenario.approve()
        return scenario
    }

    /// Answers every open call-back to content.
    mutating func answerCallBacks(by: String = "P6") {
        for callBack in subject?.callBacks ?? [] where callBack.state == .open {
            _ = followUp(.contacted, by: by, task: callBack.taskID, satisfied: true)
        }
    }
}

extension Transition.Outcome {
    /// The code of a refusal.
    var refusalCode: Refusal.Code? {
        if case .refused(let refusal) = self { refusal.code } else { nil }
    }
}
