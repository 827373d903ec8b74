extension Decision {
    /// How far a push goes where the case lies.
    func mode(ofPush push: Int) -> ModeRule {
        context.policy.mode(ofPush: push, station: subject.alert.jurisdiction.code, township: township?.code)
    }

    /// 全量告知: under a standing order type, village and time go out at once; never of a confidential caller, domestic
    /// violence, minors, or a crime.
    mutating func inform() {
        let rule = mode(ofPush: 3)
        guard rule.mode == .inform, let order = rule.standingOrder, order.holds(at: now),
            let township = placement.township,
            !subject.alert.confidential, subject.typeCode != Disclosure.violenceCode, !subject.involvesMinor,
            subject.alert.caseNo == nil, subject.phase != .criminal,
            subject.typeCode != TypeJudgement.unknownCode
        else { return }
        let type = context.catalog.type(subject.typeCode)
        send(
            PushTask(
                id: nextTaskID(.notice, of: subject.code.text),
                kind: .notice,
                lane: .governance,
                routingKey: "notice.\(township.code)",
                caseID: subject.id,
                band: subject.band,
                issuedAt: now,
                body: .inform(
                    InformNotice(
                        caseCode: subject.code.text,
                        typeName: type.name,
                        govCode: type.govCode,
                        township: township.name,
                        village: placement.village?.name,
                        reportedAt: subject.alert.reportedAt
                    )
                )
            ),
            to: nil
        )
        record(
            .informed,
            by: order.approver,
            .init("legalBasis", order.legalBasis),
            .init("receiver", township.code)
        )
    }

    /// 告知 to the departments about a push 3 of theirs.
    mutating func tellDepartments(
        _ subject: GovernanceNotice.Subject,
        about work: Case.DepartmentWork,
        _ fill: (inout GovernanceNotice) -> Void = { _ in }
    ) {
        var notice = GovernanceNotice(
            caseCode: self.subject.code.text,
            externalNo: work.externalNo,
            taskID: work.taskID,
            subject: subject
        )
        fill(&notice)
        send(
            PushTask(
                id: nextTaskID(.notice, of: self.subject.code.text),
                kind: .notice,
                lane: .governance,
                routingKey: "notice.\(work.township)",
                caseID: self.subject.id,
                band: self.subject.band,
                issuedAt: now,
                body: .notice(notice)
            ),
            to: nil
        )
    }
}

extension PushTask.Kind {
    /// The push a task belongs to; what follows a case belongs to the push of its stage.
    func push(in stage: CaseStage) -> Int {
        switch self {
        case .push1: 1
        case .push2, .callback: 2
        case .approvalRequest, .push3, .withdrawal, .contactDisclosure: 3
        case .notice, .reminder: stage.rawValue
        }
    }
}
