extension Decision {
    /// 关联: the other case is the same dispute, whatever people and place say. It counts as a repeat from now on.
    mutating func link(_ order: Order) throws(Refusal) -> Transition.Outcome {
        let other = try target(of: order)
        guard note(other, isLinked: true, order) else { return .noted(.alreadyDone) }
        guard subject.phase != .closed, subject.phase != .criminal else { return .applied }
        let wasRed = subject.band == .red
        context.history.linked.removeAll { $0.identity?.caseID == other.identity?.caseID }
        context.history.linked.append(other)
        context.history.linked.sort { $0.summary.when > $1.summary.when }
        judgeBand(because: "link")
        if subject.band == .red, !wasRed { try escalateRed() }
        return .applied
    }

    /// 取消关联: the other case is another dispute. The band stays, for only a person lowers it.
    mutating func unlink(_ order: Order) throws(Refusal) -> Transition.Outcome {
        note(try target(of: order), isLinked: false, order) ? .applied : .noted(.alreadyDone)
    }

    /// 倒查: a later crime is tied to the dispute it began as, closed or not.
    mutating func linkCrime(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let target = order.target, !target.isEmpty else {
            throw Refusal(.schema, pointer: "/target", detail: "the order linkCrime needs the number of the crime")
        }
        guard !subject.links.crimes.contains(where: { $0.target == target }) else { return .noted(.alreadyDone) }
        let crimeCase = context.orderTarget?.identity?.caseID
        subject.links.crimes.append(CrimeLink(target: target, caseID: crimeCase, by: order.by, at: now))
        record(
            .crimeLinked,
            by: order.by,
            .init("target", target),
            crimeCase.map { .init("case", $0) },
            .init("phase", subject.phase.rawValue)
        )
        notifyFollowers(PoliceTask.NoticeAnnex(subject: .crimeLinked, at: now, text: target))
        return .applied
    }

    private func target(of order: Order) throws(Refusal) -> LinkedCase {
        guard var other = context.orderTarget, let identity = other.identity else {
            throw Refusal(
                .schema,
                pointer: "/target",
                detail: "the order \(order.kind.rawValue) needs the alert number, code or id of a case that is here"
            )
        }
        guard identity.caseID != subject.id else {
            throw Refusal(.illegalTransition, pointer: "/target", detail: "a case is not linked with itself")
        }
        other.isByOrder = true
        return other
    }

    /// Keeps a person's word on the other case; false when it is what was known.
    private mutating func note(_ other: LinkedCase, isLinked: Bool, _ order: Order) -> Bool {
        guard let identity = other.identity else { return false }
        let known = subject.links.ordered.first { $0.caseID == identity.caseID }
        guard known?.isLinked != isLinked else { return false }
        subject.links.ordered.removeAll { $0.caseID == identity.caseID }
        subject.links.ordered.append(
            OrderedLink(
                caseID: identity.caseID,
                alertNo: identity.alertNo,
                isLinked: isLinked,
                by: order.by,
                at: now
            )
        )
        subject.links.proposals.removeAll { $0.caseID == identity.caseID }
        record(
            isLinked ? .linked : .unlinked,
            by: order.by,
            .init("case", identity.caseID),
            .init("alert", identity.alertNo)
        )
        return true
    }
}
