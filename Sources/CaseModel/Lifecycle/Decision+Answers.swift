extension Decision {
    /// 签收
    mutating func apply(_ signature: Signature) throws(Refusal) -> Transition.Outcome {
        try permit(signature.by, as: Decision.anyPost, to: "sign for a task")
        guard let index = subject.tasks.firstIndex(where: { $0.id == signature.taskID }) else {
            throw Refusal(.illegalTransition, pointer: "/taskId", detail: "the case has no such task")
        }
        guard subject.tasks[index].signedAt == nil else { return .noted(.alreadyDone) }
        subject.tasks[index].signedAt = signature.at
        meet(.signPush1, of: signature.taskID)
        meet(.signPush2, of: signature.taskID)
        record(.taskSigned, by: signature.by, .init("task", signature.taskID))
        return .applied
    }

    /// 跟进 or 回访
    mutating func apply(_ followUp: FollowUp) throws(Refusal) -> Transition.Outcome {
        try permit(followUp.by, as: Decision.anyPost, to: "follow a case up")
        guard subject.phase != .closed else { return .noted(.caseClosed) }
        record(
            .followedUp,
            by: followUp.by,
            .init("outcome", followUp.outcome.rawValue),
            followUp.satisfied.map { .init("satisfied", String($0)) }
        )
        remember(followUp)
        if let index = openCallBack(answeredBy: followUp) {
            return try answer(callBack: index, with: followUp)
        }
        switch followUp.outcome {
        case .contacted, .unreachable, .mediating:
            return .applied
        case .settled:
            return try settleByPolice(followUp)
        case .failed, .needsDepartments:
            if subject.phase == .callBack {
                try reopen(by: followUp.by)
                return .applied
            }
            return try requestApproval(by: followUp.by, reason: followUp.outcome.rawValue, department: nil)
        }
    }

    /// What a follow-up says besides its outcome, and whose clock it ends.
    private mutating func remember(_ followUp: FollowUp) {
        if followUp.outcome != .unreachable { meet(.firstContact) }
        if [.settled, .failed, .needsDepartments].contains(followUp.outcome) {
            meet(.mediation)
            meet(.secondMediation)
        }
        guard let party = followUp.party else { return }
        if let consents = followUp.contactConsent {
            if consents { subject.contactConsents.insert(party) } else { subject.contactConsents.remove(party) }
        }
        if let isSafe = followUp.safeToCall { subject.safeToCall[party] = isSafe }
    }

    private mutating func settleByPolice(_ followUp: FollowUp) throws(Refusal) -> Transition.Outcome {
        // A department that works on it has the last word.
        if subject.departmentWork?.state.isOpen == true {
            subject.agreement = followUp.agreement ?? subject.agreement
            return .applied
        }
        switch subject.phase {
        case .callBack:
            return .noted(.alreadyDone)
        case .criminal:
            subject.agreement = followUp.agreement
            return .applied
        case .withDepartments:
            subject.agreement = followUp.agreement ?? subject.agreement
            return .applied
        case .onScene, .following, .awaitingApproval, .closed:
            withdrawPendingApproval(because: "settled")
            try settle(as: .settledByPolice, agreement: followUp.agreement, by: followUp.by)
            return .applied
        }
    }
}
