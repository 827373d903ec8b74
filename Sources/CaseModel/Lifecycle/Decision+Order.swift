extension Decision {
    /// 指令 of a person in charge.
    mutating func apply(_ order: Order) throws(Refusal) -> Transition.Outcome {
        if order.kind == .lowerBand { return try lowerBand(order) }
        try permit(order.by, as: Decision.leading, to: "give orders")
        switch order.kind {
        case .openCase: return subject.version == 0 ? .applied : .noted(.alreadyDone)
        case .expedite: return try expedite(order)
        case .push: return try push(order)
        case .retype: return try retype(order)
        case .raiseBand: return try raiseBand(order)
        case .lowerBand: return try lowerBand(order)
        case .assign: return try assign(order)
        case .redirect: return try redirect(order)
        case .withdraw: return try withdraw(order)
        case .suspend: return try suspend(order)
        case .resume: return resume(order)
        case .reopen: return try reopen(order)
        case .close: return try close(order)
        case .adjudicate: return try adjudicate(order)
        case .correct: return try correct(order)
        case .link: return try link(order)
        case .unlink: return try unlink(order)
        case .linkCrime: return try linkCrime(order)
        }
    }

    /// Open, and not just waiting for call-backs.
    var isLive: Bool {
        subject.phase != .closed && subject.phase != .callBack
    }

    /// 加急
    private mutating func expedite(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard isLive else { return .noted(.caseClosed) }
        if !subject.expedited {
            subject.expedited = true
            record(.expedited, by: order.by)
            tightenDeadlines()
        }
        return try requestApproval(by: order.by, reason: order.reason, department: order.department)
    }

    private mutating func push(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard isLive else { return .noted(.caseClosed) }
        switch order.push {
        case 2:
            guard !subject.tasks.contains(where: { $0.kind == .push2 }) else { return .noted(.alreadyDone) }
            meet(.followUpDecision)
            try push2()
            return .applied
        case 3:
            return try requestApproval(by: order.by, reason: order.reason, department: order.department)
        default:
            throw Refusal(.schema, pointer: "/push", detail: "the order push needs push 2 or 3")
        }
    }

    private mutating func raiseBand(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let band = order.band else {
            throw Refusal(.schema, pointer: "/band", detail: "the order raiseBand needs a band")
        }
        guard isLive else { return .noted(.caseClosed) }
        guard band > subject.band else { return .noted(.alreadyDone) }
        let wasRed = subject.band == .red
        raise(to: band, by: order.by, because: "order")
        if band == .red, !wasRed, subject.phase != .criminal { try escalateRed() }
        return .applied
    }

    /// An officer lowers yellow at once; from orange on the duty leader decides. Nobody lowers the band of a case whose
    /// disposition he wrote.
    private mutating func lowerBand(_ order: Order) throws(Refusal) -> Transition.Outcome {
        try permit(order.by, as: Decision.leading.union([.responsibleOfficer, .respondingOfficer]), to: "lower a band")
        guard let band = order.band else {
            throw Refusal(.schema, pointer: "/band", detail: "the order lowerBand needs a band")
        }
        guard band < subject.band else { return .noted(.alreadyDone) }
        guard order.by != subject.disposition?.by else {
            throw Refusal(.notPermitted, pointer: "/by", detail: "who wrote the feedback does not lower the band")
        }
        let isLeader = (try? permit(order.by, as: Decision.leaders, to: "lower a band")) != nil
        guard isLeader || subject.band == .yellow else {
            proposeLowerBand(band, by: order.by, because: order.reason)
            var notice = PoliceTask.NoticeAnnex(subject: .lowerBandProposed, at: now)
            notice.text = order.reason
            notify(try recipient(.dutyLeader, .stationLeader, .deputyLeader), notice)
            return .noted(.proposed)
        }
        record(
            .bandLowered,
            by: order.by,
            .init("from", subject.band.rawValue),
            .init("to", band.rawValue),
            .init("reason", order.reason)
        )
        subject.band = band
        return .applied
    }
}
