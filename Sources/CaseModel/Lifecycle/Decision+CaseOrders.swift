extension Decision {
    /// 指定责任民警: the case and its open tasks go to another officer of the station.
    mutating func assign(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let id = order.assignee else {
            throw Refusal(.schema, pointer: "/assignee", detail: "the order assign names the officer")
        }
        let unit = subject.alert.jurisdiction.code
        guard let officer = context.directory.posts(of: id, at: now).first(where: { $0.unit == unit }) else {
            throw Refusal(.unknownRecipient, pointer: "/assignee", detail: "the station has no such officer now")
        }
        guard subject.phase != .closed else { return .noted(.caseClosed) }
        guard subject.assignee != id else { return .noted(.alreadyDone) }
        subject.assignee = id
        record(.reassigned, by: order.by, .init("to", id), .init("reason", order.reason))
        guard subject.tasks.contains(where: { $0.kind == .push2 }) else { return .applied }
        relieveOfficers(for: officer)
        try push2(to: officer)
        return .applied
    }

    /// Nobody waits any more for the signature of whoever had push 2 as responsible officer, and he is told.
    private mutating func relieveOfficers(for officer: Directory.Person) {
        let former = subject.tasks.filter { $0.kind == .push2 && $0.recipient?.role == .responsibleOfficer }
        var told: Set<String> = [officer.id]
        for task in former {
            endClock(.signPush2, of: task.id)
            guard let recipient = task.recipient, told.insert(recipient.id).inserted,
                let person = postsInCharge(of: recipient.id).first
            else { continue }
            notify(person, PoliceTask.NoticeAnnex(subject: .reassigned, at: now))
        }
    }

    /// 中止: the clock stands still until the case goes on.
    mutating func suspend(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard subject.phase != .closed else { return .noted(.caseClosed) }
        guard subject.suspension == nil else { return .noted(.alreadyDone) }
        subject.suspension = Case.Suspension(since: now, reason: order.reason, by: order.by)
        record(.suspended, by: order.by, .init("reason", order.reason))
        return .applied
    }

    /// 恢复
    mutating func resume(_ order: Order) -> Transition.Outcome {
        guard let suspension = subject.suspension else { return .noted(.alreadyDone) }
        subject.suspension = nil
        resumeDeadlines(since: suspension.since)
        record(.resumed, by: order.by, .init("since", suspension.since.rfc3339))
        return .applied
    }

    /// 改派: another department is suggested. Before push 3 the draft changes; after it the old one is withdrawn.
    mutating func redirect(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let department = order.department else {
            throw Refusal(.schema, pointer: "/department", detail: "the order redirect names the department")
        }
        guard isLive else { return .noted(.caseClosed) }
        guard subject.pendingApproval != nil || subject.departmentWork?.state.isOpen == true else {
            throw Refusal(.illegalTransition, pointer: "/order", detail: "there is no push 3 to redirect")
        }
        record(.redirected, by: order.by, .init("department", department), .init("reason", order.reason))
        return try askAnew(because: Disclosure.redirectedPhrase, by: order.by, department: department)
    }

    /// What was asked or has left is taken back, and push 3 is asked for again under the same case code.
    mutating func askAnew(
        because phrase: String,
        by asker: String,
        department: String?
    ) throws(Refusal) -> Transition.Outcome {
        withdrawPendingApproval(because: phrase, isAskedAgain: true)
        withdrawDepartmentWork(because: phrase)
        backToFollowing()
        return try requestApproval(by: asker, reason: phrase, department: department)
    }

    /// 更正类型
    mutating func retype(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let code = order.typeCode, context.catalog.types[code] != nil else {
            throw Refusal(.schema, pointer: "/type", detail: "the order retype needs a type of the catalogue")
        }
        guard code != subject.typeCode else { return .noted(.alreadyDone) }
        guard subject.phase != .closed else { return .noted(.caseClosed) }
        record(.retyped, by: order.by, .init("from", subject.typeCode), .init("to", code))
        subject.typeCode = code
        subject.typedBy = order.by
        judgeBand(because: "retyped")
        guard subject.pendingApproval != nil || subject.departmentWork?.state.isOpen == true else { return .applied }
        let asker = subject.pendingApproval?.round.requestedBy ?? order.by
        return try askAnew(because: Disclosure.retypedPhrase, by: asker, department: nil)
    }

    /// 撤回: what left is named and its deletion asked for.
    mutating func withdraw(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard
            subject.pendingApproval != nil || subject.pushWish != nil
                || subject.departmentWork?.state.isOpen == true
        else { return .noted(.alreadyDone) }
        subject.pushWish = nil
        record(.withdrawn, by: order.by, .init("reason", order.reason))
        withdrawPendingApproval(because: "order")
        withdrawDepartmentWork(because: Disclosure.withdrawnPhrase)
        backToFollowing()
        return .applied
    }

    /// 重新办理
    mutating func reopen(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard subject.phase == .closed || subject.phase == .callBack else { return .noted(.alreadyDone) }
        try reopen(by: order.by, raisesBand: false)
        return .applied
    }

    /// 结案 by a leader: only where nothing is outstanding, or what is outstanding cannot be reached.
    mutating func close(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard subject.phase != .closed else { return .noted(.alreadyDone) }
        guard subject.departmentWork?.state.isOpen != true, subject.pendingApproval == nil else {
            throw Refusal(
                .illegalTransition,
                pointer: "/order",
                detail: "a department has the case or is about to; withdraw push 3 first"
            )
        }
        guard let outcome = subject.outcome else {
            throw Refusal(
                .illegalTransition,
                pointer: "/order",
                detail: "the case has no outcome; it must be settled first"
            )
        }
        let openChecks = subject.callBacks.filter { $0.state == .open }
        guard !openChecks.contains(where: { $0.purpose == .performance }) else {
            throw Refusal(
                .illegalTransition,
                pointer: "/order",
                detail: "a due date of the agreement has not been checked"
            )
        }
        guard openChecks.allSatisfy({ $0.triedOn.count >= CallBack.triesBeforeUnreachable }) else {
            throw Refusal(
                .illegalTransition,
                pointer: "/order",
                detail: "a side has not been called on three different days"
            )
        }
        let lacksLetter = subject.typeCode == Disclosure.violenceCode && subject.disposition?.warningLetter == nil
        if !openChecks.isEmpty || lacksLetter || callable.isEmpty {
            try permit(order.by, as: Decision.leaders, to: "close a case that could not be checked in full")
        }
        cancelCallBacks()
        close(as: outcome, by: order.by)
        return .applied
    }
}
