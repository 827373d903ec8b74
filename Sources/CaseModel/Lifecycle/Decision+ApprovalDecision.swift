extension Decision {
    /// 审批
    mutating func apply(_ decision: ApprovalDecision) throws(Refusal) -> Transition.Outcome {
        if let pending = subject.pendingApproval, let seat = seat(of: decision, in: pending.round) {
            try permit(decision, in: pending.round, seat)
            guard decision.isApproved else { return try reject(decision, pending) }
            if let edits = decision.edits { return try edit(pending, with: edits, by: decision.by) }
            guard context.draftDigest(pending.draft) == pending.round.draftDigest else { return try askAnew(pending) }
            return try confirm(decision, pending, seat)
        }
        if let pending = subject.pendingContact, let seat = seat(of: decision, in: pending.round) {
            try permit(decision, in: pending.round, seat)
            guard decision.isApproved else { return try refuseContact(decision, pending) }
            return try confirmContact(decision, pending, seat)
        }
        return .noted(.crossedWithdrawal)
    }

    private func seat(of decision: ApprovalDecision, in round: ApprovalRound) -> ApprovalRound.Seat? {
        round.requests.first { $0.id == decision.requestID }?.seat
    }

    private func permit(
        _ decision: ApprovalDecision,
        in round: ApprovalRound,
        _ seat: ApprovalRound.Seat
    ) throws(Refusal) {
        // A duty leader stands in only when he was asked.
        let wasAsked = round.requests.contains { $0.approver == decision.by }
        let posts = wasAsked ? seat.posts : seat.posts.filter { $0 != .dutyLeader }
        try permit(decision.by, as: Set(posts), to: "approve")
        guard decision.by != round.requestedBy else {
            throw Refusal(.notPermitted, pointer: "/by", detail: "nobody approves what he asked for")
        }
        guard decision.draftDigest == round.draftDigest else {
            throw Refusal(.staleSequence, pointer: "/draftDigest", detail: "the decision names another draft")
        }
        guard !round.confirmations.contains(where: { $0.by == decision.by && $0.seat != seat }) else {
            throw Refusal(.notPermitted, pointer: "/by", detail: "one person cannot be both approvers")
        }
    }

    private mutating func confirm(
        _ decision: ApprovalDecision,
        _ pending: Case.PendingApproval,
        _ seat: ApprovalRound.Seat
    ) throws(Refusal) -> Transition.Outcome {
        var pending = pending
        guard confirm(decision, seat, &pending.round) else { return .noted(.alreadyDone) }
        guard pending.round.isComplete else {
            subject.pendingApproval = pending
            return .applied
        }
        subject.pendingApproval = nil
        cancel(.approvalDecision)
        push3(pending)
        return .applied
    }

    /// Adds a confirmation; false when this person has confirmed already.
    mutating func confirm(
        _ decision: ApprovalDecision,
        _ seat: ApprovalRound.Seat,
        _ round: inout ApprovalRound
    ) -> Bool {
        guard !round.confirmations.contains(where: { $0.by == decision.by }) else { return false }
        let post = context.directory.posts(of: decision.by, at: now).first { seat.posts.contains($0.role) }
        round.confirmations.append(
            ApprovalRound.Confirmation(
                by: decision.by,
                seat: seat,
                approval: GovernanceTask.Approval(
                    unit: post.map { context.directory.unitName($0.unit) } ?? "公安局",
                    rank: post?.role ?? .stationLeader,
                    at: decision.at
                ),
                complexity: decision.complexity
            )
        )
        record(
            .approved,
            by: decision.by,
            .init("request", decision.requestID),
            .init("draft", round.draftDigest),
            .init("seat", seat.rawValue),
            decision.onBehalfOf.map { .init("onBehalfOf", $0) }
        )
        meet(.approvalDecision, of: decision.requestID)
        return true
    }

    private mutating func reject(
        _ decision: ApprovalDecision,
        _ pending: Case.PendingApproval
    ) throws(Refusal) -> Transition.Outcome {
        try needsReason(decision)
        record(.rejected, by: decision.by, .init("request", decision.requestID))
        meet(.approvalDecision, of: decision.requestID)
        cancel(.approvalDecision)
        subject.pendingApproval = nil
        backToFollowing()
        notifyFollowers(PoliceTask.NoticeAnnex(subject: .rejected, at: now, text: decision.reason))
        return .applied
    }

    func needsReason(_ decision: ApprovalDecision) throws(Refusal) {
        guard let reason = decision.reason, !reason.isEmpty else {
            throw Refusal(.schema, pointer: "/reason", detail: "a rejection needs a reason")
        }
    }

    /// What would leave is no longer what was shown: the dialect of the receiver changed meanwhile.
    private mutating func askAnew(_ pending: Case.PendingApproval) throws(Refusal) -> Transition.Outcome {
        guard let township = context.directory.township(pending.township) else {
            throw Refusal(.unknownRecipient, detail: "the directory no longer has the township of the request")
        }
        withdrawPendingApproval(because: "dialect", isAskedAgain: true)
        try ask(for: pending.draft, asker: pending.round.requestedBy, reason: "dialect", township: township)
        return .applied
    }

    /// An edit makes a new draft that everyone confirms; the old request is void.
    private mutating func edit(
        _ pending: Case.PendingApproval,
        with edits: ApprovalDecision.Edits,
        by editor: String
    ) throws(Refusal) -> Transition.Outcome {
        guard edits.disclose.isEmpty else {
            throw Refusal(
                .disclosureBlocked,
                pointer: "/edits/disclose",
                detail: "fields beyond the draft leave only as an answer to a contactRequest"
            )
        }
        guard let township = context.directory.township(pending.township) else {
            throw Refusal(.unknownRecipient, detail: "the directory no longer has the township of the request")
        }
        var draft = pending.draft
        draft.summary = edits.summary ?? draft.summary
        draft.suggestedLead = edits.department ?? draft.suggestedLead
        record(.draftEdited, by: editor, .init("draft", pending.round.draftDigest))
        withdrawPendingApproval(because: "edited", isAskedAgain: true)
        try ask(
            for: draft,
            asker: pending.round.requestedBy,
            reason: "edited",
            township: township,
            editedBy: editor
        )
        return .applied
    }
}
