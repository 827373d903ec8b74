extension Decision {
    /// 签收
    mutating func apply(_ signature: Signature) throws(Refusal) -> Transition.Outcome {
        try permit(signature.by, as: Decision.anyPost, to: "sign for a task")
        guard let index = subject.tasks.firstIndex(where: { $0.id == signature.taskID }) else {
            throw Refusal(.illegalTransition, pointer: "/taskId", detail: "the case has no such task")
        }
        guard subject.tasks[index].signedAt == nil else { return .noted(.alreadyDone) }
        subject.tasks[index].signedAt = signature.at
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
