extension Decision {
    /// 指令 of a person in charge.
    mutating func apply(_ order: Order) throws(Refusal) -> Transition.Outcome {
        try permit(order.by, as: Decision.leading, to: "give orders")
        switch order.kind {
        case .openCase:
            return subject.version == 0 ? .applied : .noted(.alreadyDone)
        case .expedite:
            guard isLive else { return .noted(.caseClosed) }
            if !subject.expedited {
                subject.expedited = true
                record(.expedited, by: order.by)
            }
            return try requestApproval(by: order.by, reason: order.reason, department: order.department)
        case .push:
            guard isLive else { return .noted(.caseClosed) }
            return try push(order)
        case .retype:
            return try retype(order)
        case .raiseBand:
            return try raiseBand(order)
        case .assign, .redirect, .lowerBand, .link, .unlink, .linkCrime, .suspend, .resume, .reopen, .withdraw,
            .close, .correct, .adjudicate:
            throw Refusal(
                .illegalTransition,
                pointer: "/order",
                detail: "this version of the bridge takes no such order"
            )
        }
    }

    private var isLive: Bool {
        subject.phase != .closed && subject.phase != .callBack
    }

    private mutating func push(_ order: Order) throws(Refusal) -> Transition.Outcome {
        switch order.push {
        case 2:
            guard !subject.tasks.contains(where: { $0.kind == .push2 }) else { return .noted(.alreadyDone) }
            try push2()
            return .applied
        case 3:
            return try requestApproval(by: order.by, reason: order.reason, department: order.department)
        default:
            throw Refusal(.schema, pointer: "/push", detail: "the order push needs push 2 or 3")
        }
    }

    private mutating func retype(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let code = order.typeCode, context.catalog.types[code] != nil else {
            throw Refusal(.schema, pointer: "/type", detail: "the order retype needs a type of the catalogue")
        }
        guard subject.departmentWork?.state.isOpen != true else {
            throw Refusal(
                .illegalTransition,
                pointer: "/order",
                detail: "a department works under the old type; withdraw push 3 first"
            )
        }
        guard code != subject.typeCode else { return .noted(.alreadyDone) }
        record(.retyped, by: order.by, .init("from", subject.typeCode), .init("to", code))
        subject.typeCode = code
        subject.typedBy = order.by
        guard let pending = subject.pendingApproval else { return .applied }
        withdrawPendingApproval(because: "retyped")
        subject.phase = .following
        return try requestApproval(by: pending.requestedBy, reason: "retyped", department: nil)
    }

    private mutating func raiseBand(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let band = order.band else {
            throw Refusal(.schema, pointer: "/band", detail: "the order raiseBand needs a band")
        }
        guard isLive else { return .noted(.caseClosed) }
        guard band > subject.band else { return .noted(.alreadyDone) }
        raise(to: band, by: order.by, because: "order")
        if band == .red, subject.phase != .criminal { try escalateRed() }
        return .applied
    }
}
