extension Decision {
    /// Asks everyone who must confirm, each in his seat.
    mutating func open(
        _ round: inout ApprovalRound,
        for draft: PoliceTask.ApprovalAnnex.Subject,
        receivers: [String]
    ) throws(Refusal) {
        for seat in round.seats {
            guard let person = nextApprover(for: seat, in: round) else {
                throw Refusal(
                    .unknownRecipient,
                    detail: "the directory has no leader who could approve besides the asker"
                )
            }
            request(from: person, seat, &round, draft, receivers)
        }
        // Somebody besides the editor must see what he wrote.
        if round.requests.allSatisfy({ $0.approver == round.editedBy }),
            let other = nextApprover(for: .first, in: round)
        {
            request(from: other, .first, &round, draft, receivers)
        }
    }

    /// A case that has become red or sensitive since a draft was asked about needs the bureau's word on it as well.
    mutating func askSecondApprovers() {
        guard subject.band == .red || subject.isSensitive else { return }
        if var pending = subject.pendingApproval, !pending.round.needsSecond {
            let room = context.directory.township(pending.township)?.room
            askSecond(&pending.round, .push3(pending.draft), [room].compactMap(\.self))
            subject.pendingApproval = pending
        }
        if var pending = subject.pendingContact, !pending.round.needsSecond {
            askSecond(&pending.round, .contact(pending.disclosure), [])
            subject.pendingContact = pending
        }
    }

    /// With nobody to ask the round stays open: it is never decided by one alone.
    private mutating func askSecond(
        _ round: inout ApprovalRound,
        _ draft: PoliceTask.ApprovalAnnex.Subject,
        _ receivers: [String]
    ) {
        round.needsSecond = true
        guard let person = nextApprover(for: .second, in: round) else {
            record(
                .recipientMissing,
                by: TrailEntry.bridge,
                .init("station", subject.alert.jurisdiction.code),
                .init("role", Directory.Role.bureauDutyLeader.rawValue)
            )
            return
        }
        request(from: person, .second, &round, draft, receivers)
    }

    /// The next leader on the roster who has not been asked: the leader, his deputy, another leader, the bureau's duty
    /// leader. Never the asker.
    private func nextApprover(for seat: ApprovalRound.Seat, in round: ApprovalRound) -> Directory.Person? {
        let unit = subject.alert.jurisdiction.code
        let asked = Set(round.requests.map(\.approver)).union([round.requestedBy])
        for role in seat.posts {
            let holders =
                role == .bureauDutyLeader
                ? context.directory.bureauHolders(of: role, over: unit, at: now)
                : context.directory.holders(of: role, in: unit, at: now)
            if let person = holders.first(where: { !asked.contains($0.id) }) { return person }
        }
        return nil
    }

    private mutating func request(
        from approver: Directory.Person,
        _ seat: ApprovalRound.Seat,
        _ round: inout ApprovalRound,
        _ draft: PoliceTask.ApprovalAnnex.Subject,
        _ receivers: [String]
    ) {
        var body = policeTask(push: 3, for: approver)
        body.deadlines.decideBy = limit(.approvalDecision)
        body.approval = PoliceTask.ApprovalAnnex(
            subject: draft,
            draftDigest: round.draftDigest,
            receivers: receivers,
            legalBasis: Disclosure.legalBasis,
            requestedBy: round.requestedBy,
            reason: round.reason
        )
        let id = sendPolice(.approvalRequest, body, to: approver)
        round.requests.append(ApprovalRound.Request(id: id, approver: approver.id, seat: seat))
        record(
            .approvalRequested,
            by: round.requestedBy,
            .init("request", id),
            .init("draft", round.draftDigest),
            .init("approver", approver.id),
            .init("seat", seat.rawValue)
        )
        start(.approvalDecision, of: id)
    }

    /// An overdue request goes to the next leader as well; it is never decided by time.
    mutating func pageNextApprover(of deadline: Deadline) throws(Refusal) {
        guard let requestID = deadline.taskID else { return }
        if var pending = subject.pendingApproval,
            let request = pending.round.requests.first(where: { $0.id == requestID })
        {
            let room = context.directory.township(pending.township)?.room
            if let person = nextApprover(for: request.seat, in: pending.round) {
                self.request(
                    from: person,
                    request.seat,
                    &pending.round,
                    .push3(pending.draft),
                    [room].compactMap(\.self)
                )
                subject.pendingApproval = pending
                return
            }
        } else if var pending = subject.pendingContact,
            let request = pending.round.requests.first(where: { $0.id == requestID })
        {
            if let person = nextApprover(for: request.seat, in: pending.round) {
                self.request(from: person, request.seat, &pending.round, .contact(pending.disclosure), [])
                subject.pendingContact = pending
                return
            }
        } else {
            return
        }
        notify(
            try bureauRecipient(.commandRoom, .bureauDutyLeader),
            PoliceTask.NoticeAnnex(subject: .approvalOverdue, at: now)
        )
    }
}
