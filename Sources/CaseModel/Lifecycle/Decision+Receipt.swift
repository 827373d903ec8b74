extension Decision {
    /// 回执 of the governance side. Whatever it says, the people with push 2 are told.
    mutating func apply(_ receipt: Receipt) throws(Refusal) -> Transition.Outcome {
        guard let work = subject.departmentWork else {
            throw Refusal(.illegalTransition, detail: "the case has no push 3 that a receipt could answer")
        }
        record(
            .receiptReceived,
            by: TrailEntry.governance,
            .init("action", receipt.action.rawValue),
            receipt.outcome.map { .init("outcome", $0.rawValue) },
            receipt.reasonCode.map { .init("reasonCode", $0) }
        )
        // A warning counts whichever task it names.
        if receipt.action == .escalating { return try escalate(after: receipt) }
        if receipt.action == .withdrawn, !running(.withdrawalAnswered).isEmpty {
            // 已撤回: the answer to a withdrawal, whatever has been pushed since.
            meet(.withdrawalAnswered)
            notifyFollowers(notice(of: receipt))
            return .applied
        }
        let outcome = try follow(receipt, work)
        // What came at a time when it could change nothing is news to them all the same.
        if case .noted(let note) = outcome, note != .alreadyDone, note != .resolvedWithoutSigned {
            notifyFollowers(notice(of: receipt))
        }
        return outcome
    }

    private mutating func follow(
        _ receipt: Receipt,
        _ work: Case.DepartmentWork
    ) throws(Refusal) -> Transition.Outcome {
        if let taskID = receipt.taskID, taskID != work.taskID { return .noted(.crossedWithdrawal) }
        if work.externalNo == nil { subject.departmentWork?.externalNo = receipt.externalNo }
        if let department = receipt.department { subject.departmentWork?.department = department }
        guard subject.phase != .closed else { return .noted(.caseClosed) }
        return try act(on: receipt, work)
    }

    private mutating func act(on receipt: Receipt, _ work: Case.DepartmentWork) throws(Refusal) -> Transition.Outcome {
        switch (receipt.action, work.state) {
        case (.withdrawn, .withdrawn):
            break
        case (_, .withdrawn):
            return .noted(.crossedWithdrawal)
        case (.accepted, .issued):
            subject.departmentWork?.state = .accepted
            subject.departmentWork?.acceptedAt = receipt.at
            meet(.accepted, of: work.taskID)
        case (.signed, .issued), (.signed, .accepted), (.signed, .returned):
            subject.departmentWork?.state = .signed
            subject.departmentWork?.awaitsAdjudication = false
            subject.departmentWork?.signedAt = receipt.at
            meet(.accepted, of: work.taskID)
            meet(.departmentSigned, of: work.taskID)
        case (.accepted, _), (.signed, _):
            return .noted(.alreadyDone)
        case (_, .resolved), (_, .refused):
            return .noted(.progressAfterResolved)
        case (.resolved, _):
            return try resolve(with: receipt, work)
        case (.returned, _):
            return try takeBack(receipt, work)
        case (.refused, _):
            subject.departmentWork?.state = .refused
            endDepartmentClocks()
            backToFollowing()
            try notifyRoom(notice(of: receipt))
        case (.withdrawn, _):
            subject.departmentWork?.state = .withdrawn
            endDepartmentClocks()
            backToFollowing()
        case (.progress, _):
            meet(.progress, of: work.taskID)
            let round = subject.deadlines.count { $0.kind == .progress }
            start(.progress, of: work.taskID, as: "\(work.taskID)/\(round)")
        case (.extended, _):
            return extend(with: receipt, work)
        case (.contactRequest, _):
            return try askForContact(receipt, work)
        case (.extensionRefused, _), (.escalating, _):
            break
        }
        notifyFollowers(notice(of: receipt))
        return .applied
    }

    /// 办结
    private mutating func resolve(
        with receipt: Receipt,
        _ work: Case.DepartmentWork
    ) throws(Refusal) -> Transition.Outcome {
        guard let outcome = receipt.outcome else {
            throw Refusal(.schema, pointer: "/outcome", detail: "a receipt resolved needs an outcome")
        }
        subject.departmentWork?.state = .resolved
        meet(.finish, of: work.taskID)
        endDepartmentClocks()
        withdrawPendingContact(because: "resolved")
        notifyFollowers(notice(of: receipt))
        switch outcome {
        case .agreed, .penalised:
            try settle(as: .settledByDepartments, agreement: receipt.agreement, by: TrailEntry.governance)
        case .guidedToCourt:
            try settle(as: .guidedToCourt, agreement: receipt.agreement, by: TrailEntry.governance)
        case .failed, .duplicate:
            backToFollowing()
            try notifyRoom(notice(of: receipt))
        }
        return work.signedAt == nil ? .noted(.resolvedWithoutSigned) : .applied
    }

    /// 激化预警: stage 2 at orange or above, the leader at once; the department goes on.
    private mutating func escalate(after receipt: Receipt) throws(Refusal) -> Transition.Outcome {
        raise(to: .orange, by: TrailEntry.governance, because: "escalating")
        if subject.phase == .closed || subject.phase == .callBack {
            try reopen(by: TrailEntry.governance, raisesBand: false)
        } else if subject.phase != .criminal {
            backToFollowing()
            try push2(again: true)
        }
        notifyFollowers(notice(of: receipt))
        return .applied
    }

    /// The police follow again; a department that has the case keeps it.
    mutating func backToFollowing() {
        guard subject.phase != .criminal else { return }
        subject.stage = .middle
        subject.phase = subject.pendingApproval == nil ? .following : .awaitingApproval
    }

    func notice(of receipt: Receipt) -> PoliceTask.NoticeAnnex {
        var notice = PoliceTask.NoticeAnnex(subject: .receipt, at: receipt.at, text: receipt.text)
        notice.action = receipt.action
        notice.department = receipt.department
        notice.externalNo = receipt.externalNo ?? subject.departmentWork?.externalNo
        notice.outcome = receipt.outcome
        notice.reasonCode = receipt.reasonCode
        return notice
    }
}
