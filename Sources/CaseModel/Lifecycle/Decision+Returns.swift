extension Decision {
    /// 退回: the first goes to the township room or, as a police matter, to the police room; the second to the county
    /// centre; a third, or one after the window, is refused. The clock runs on.
    mutating func takeBack(_ receipt: Receipt, _ work: Case.DepartmentWork) throws(Refusal) -> Transition.Outcome {
        guard let reason = receipt.reasonCode, ReturnReason(rawValue: reason) != nil else {
            throw Refusal(
                .schema,
                pointer: "/reasonCode",
                detail: "a return needs one of \(ReturnReason.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        let isTooLate = work.signedAt.map { signedAt in
            let unit = subject.alert.jurisdiction.code
            return receipt.at > context.calendar.end(of: context.policy.returnWindow, from: signedAt, unit: unit)
        }
        let count = work.returns + 1
        record(
            .returned,
            by: TrailEntry.governance,
            .init("count", String(count)),
            .init("reason", reason),
            isTooLate == true ? .init("late", "true") : nil
        )
        notifyFollowers(notice(of: receipt))
        if count > 2 || isTooLate == true {
            tellDepartments(.returnRefused, about: work) { $0.reason = count > 2 ? "thirdReturn" : "afterWindow" }
            return .applied
        }
        subject.departmentWork?.returns = count
        if count == 2 {
            subject.departmentWork?.state = .returned
            subject.departmentWork?.awaitsAdjudication = true
            tellDepartments(.adjudicationNeeded, about: work) { $0.reason = reason }
            try notifyRoom(notice(of: receipt))
            return .applied
        }
        if reason == ReturnReason.policeMatter.rawValue {
            subject.departmentWork?.state = .refused
            endDepartmentClocks()
            backToFollowing()
            try push2(again: true)
            try notifyRoom(notice(of: receipt))
        } else {
            subject.departmentWork?.state = .returned
        }
        return .applied
    }

    /// 退回原因
    enum ReturnReason: String, CaseIterable {
        case wrongArea, wrongDuty, duplicate, incomplete, policeMatter
    }

    /// 裁定 of the county centre: who decided what, and when.
    mutating func adjudicate(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let work = subject.departmentWork, work.awaitsAdjudication else {
            throw Refusal(.illegalTransition, pointer: "/order", detail: "no second return waits for a decision")
        }
        guard let department = order.department else {
            throw Refusal(.schema, pointer: "/department", detail: "the order adjudicate names the department")
        }
        guard LeakScan(for: subject).leak(in: department) == nil else {
            throw Refusal(
                .disclosureBlocked,
                pointer: "/department",
                detail: "the department's name holds a value of the case's own record; name the department alone"
            )
        }
        subject.departmentWork?.awaitsAdjudication = false
        record(.adjudicated, by: order.by, .init("department", department), .init("reason", order.reason))
        if department == RouteTable.police {
            subject.departmentWork?.state = .refused
            endDepartmentClocks()
            backToFollowing()
            try push2(again: true)
        } else {
            subject.departmentWork?.state = .accepted
            subject.departmentWork?.department = department
            tellDepartments(.adjudicated, about: work) { $0.department = department }
        }
        notifyFollowers(PoliceTask.NoticeAnnex(subject: .returned, at: now, text: department))
        return .applied
    }

    /// 延期: once, asked before the limit, named who approved it, no longer than the first limit; else refused.
    mutating func extend(with receipt: Receipt, _ work: Case.DepartmentWork) -> Transition.Outcome {
        let index = running(.finish).first { subject.deadlines[$0].taskID == work.taskID }
        notifyFollowers(notice(of: receipt))
        guard let index, let until = receipt.until else {
            tellDepartments(.extensionRefused, about: work) { $0.reason = "noLimit" }
            return .applied
        }
        let deadline = subject.deadlines[index]
        let first = deadline.limitAt - deadline.startedAt
        let fault: String? =
            if deadline.isExtended {
                "secondExtension"
            } else if receipt.at > deadline.limitAt || deadline.missedAt != nil {
                "afterLimit"
            } else if receipt.approvedBy?.isEmpty != false { "notApproved" } else if until <= deadline.limitAt {
                "notLater"
            } else if until - deadline.limitAt > first { "tooLong" } else { nil }
        if let fault {
            tellDepartments(.extensionRefused, about: work) {
                $0.reason = fault
                $0.until = deadline.limitAt
            }
            return .applied
        }
        var longer = Deadline(
            id: deadline.id,
            kind: .finish,
            taskID: deadline.taskID,
            from: deadline.limitAt,
            span: .elapsed(until - deadline.limitAt),
            ladder: context.policy.deadlines[.finish]?.ladder.rungs(band: subject.band) ?? [],
            calendar: context.calendar,
            unit: subject.alert.jurisdiction.code
        )
        longer.startedAt = deadline.startedAt
        longer.isExtended = true
        subject.deadlines[index] = longer
        record(.extended, by: TrailEntry.governance, .init("until", until.rfc3339))
        return .applied
    }
}
