import CaseModel

extension EventGenerator {
    mutating func disposition() -> Disposition {
        var disposition = Disposition(
            alertNo: EventGenerator.alertNo,
            result: random.chance(60) ? .notSettled : random.pick(Disposition.Result.allCases)
        )
        disposition.text = "反馈金雀"
        disposition.by = random.chance(90) ? random.pick(RandomWorld.people) : nil
        disposition.needsFollowUp = random.chance(25)
        disposition.securityMediation = random.chance(15)
        disposition.officerBand = random.chance(20) ? random.pick(Band.allCases) : nil
        if random.chance(20) { disposition.warningLetter = .init(given: random.chance(50), reason: "金雀") }
        return disposition
    }

    mutating func signature(of subject: Case, at now: Timestamp) -> Signature {
        let task = subject.tasks.randomElement(using: &self)
        return Signature(
            taskID: random.chance(95) ? task?.id ?? "none" : "none",
            by: task?.recipient?.id ?? person(for: subject),
            at: now
        )
    }

    mutating func followUp(on subject: Case, at now: Timestamp, isCallBack: Bool = false) -> FollowUp {
        var answer = FollowUp(
            caseID: subject.id,
            by: person(for: subject),
            at: now,
            outcome: random.pick(FollowUp.Outcome.allCases)
        )
        answer.text = "跟进金雀"
        answer.party = random.chance(40) ? random.pick(["买方", "卖方", "报警人", "无此方"]) : nil
        answer.agreement = agreement(at: now)
        answer.contactConsent = random.chance(40) ? random.chance(80) : nil
        answer.safeToCall = random.chance(15) ? random.chance(50) : nil
        answer.satisfied = random.chance(30) ? random.chance(60) : nil
        if isCallBack || random.chance(20) {
            let callBack = subject.callBacks.randomElement(using: &self)
            answer.taskID = callBack?.taskID
            if isCallBack {
                answer.outcome = random.pick([.contacted, .contacted, .unreachable, .failed])
                answer.satisfied = random.chance(70) ? random.chance(85) : nil
            }
        }
        return answer
    }

    /// The responsible officer asks for the departments, having asked the sides for their consent.
    mutating func asking(_ subject: Case, at now: Timestamp) -> FollowUp {
        var answer = FollowUp(caseID: subject.id, by: person(for: subject), at: now, outcome: .needsDepartments)
        if random.chance(50) {
            answer.party = random.pick(["买方", "卖方"])
            answer.contactConsent = true
        }
        return answer
    }

    mutating func agreement(at now: Timestamp) -> Agreement? {
        guard random.chance(35) else { return nil }
        let dueDates = (0..<random.below(3)).map { now + .days(10 * ($0 + 1)) }
        return Agreement(signedAt: now, mediator: "调解员金雀", terms: "协议金雀", dueDates: dueDates)
    }

    mutating func approval(of subject: Case, at now: Timestamp, isRight: Bool = false) -> ApprovalDecision {
        let round = subject.pendingApproval?.round ?? subject.pendingContact?.round
        let request = round?.requests.randomElement(using: &self)
        var decision = ApprovalDecision(
            requestID: isRight || random.chance(90) ? request?.id ?? "none" : "none",
            draftDigest: isRight || random.chance(90) ? round?.draftDigest ?? "none" : "other",
            isApproved: random.chance(isRight ? 92 : 75),
            by: isRight || random.chance(60) ? request?.approver ?? person(for: subject) : person(for: subject),
            at: now
        )
        decision.reason = random.chance(80) ? "审批金雀" : nil
        decision.complexity = random.chance(40) ? random.pick(ApprovalDecision.Complexity.allCases) : nil
        if random.chance(isRight ? 6 : 20) {
            let summary = random.pick([nil, "邻里争执，已多次协调", "钱金雀与人争执", "联系电话13911112221"])
            let department = random.pick([nil, nil, "人社", "妇联", "夏金雀二"])
            let fields = subject.pendingApproval == nil || random.chance(10) ? ["买方/name", "买方/phone"] : []
            decision.edits = .init(summary: summary, department: department, disclose: fields)
        }
        return decision
    }

    mutating func receipt(on subject: Case, at now: Timestamp, isRight: Bool = false) -> Receipt {
        let push3 = subject.tasks.filter { $0.kind == .push3 }.randomElement(using: &self)?.id
        var receipt = Receipt(
            taskID: isRight || random.chance(80) ? subject.departmentWork?.taskID : push3,
            externalNo: random.chance(60) ? "E\(random.below(3))" : nil,
            caseCode: subject.code.text,
            action: random.pick(Receipt.Action.allCases + [.resolved, .returned, .contactRequest, .signed]),
            at: random.chance(85) ? now : now + .hours(-30)
        )
        receipt.department = random.chance(50) ? "市场监管" : nil
        receipt.by = "部门金雀"
        receipt.text = "回执金雀"
        receipt.mediator = "调解员金雀"
        receipt.agreement = agreement(at: now)
        receipt.reasonCode = random.chance(85) ? random.pick(["wrongArea", "wrongDuty", "policeMatter"]) : "其他"
        receipt.outcome = random.chance(90) ? random.pick(Receipt.Outcome.allCases) : nil
        receipt.until = random.chance(70) ? now + .days(random.below(20)) : nil
        receipt.approvedBy = random.chance(70) ? "县中心" : nil
        return receipt
    }

    /// 裁定 by the police room, which has it from the county centre.
    mutating func adjudication(of subject: Case, at now: Timestamp) -> Order {
        var order = Order(kind: .adjudicate, caseID: subject.id, by: "警023", reason: "县级裁定")
        order.department = random.pick(["市场监管", "司法所", "公安"])
        order.at = now
        return order
    }

    mutating func order(on run: CaseRun?, at now: Timestamp) -> Order {
        let subject = run?.subject
        var order = Order(
            kind: random.pick(Order.Kind.allCases + [.adjudicate, .correct, .expedite, .resume, .close, .push]),
            caseID: subject?.id,
            alertNo: EventGenerator.alertNo,
            by: person(for: subject),
            reason: "指令金雀"
        )
        order.at = now
        order.push = random.pick([2, 3, nil])
        order.typeCode = random.chance(90) ? random.pick(RandomWorld.types) : nil
        order.department = random.pick([nil, "市场监管", "妇联", "公安", "钱金雀"])
        order.band = random.chance(90) ? random.pick(Band.allCases) : nil
        order.assignee = random.chance(90) ? person(for: subject) : nil
        order.target = "OTHER"
        order.eventID = run?.past.randomElement(using: &self)?.id
        return order
    }
}
