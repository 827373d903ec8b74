extension Decision {
    /// Asks for push 3. What cannot go out without a person's word goes to the police room instead.
    mutating func requestApproval(
        by asker: String,
        reason: String,
        department: String?
    ) throws(Refusal) -> Transition.Outcome {
        guard subject.phase != .criminal else {
            throw Refusal(.illegalTransition, detail: "the case is on the police line; there is no push 3")
        }
        guard subject.pendingApproval == nil, subject.departmentWork?.state.isOpen != true else {
            return .noted(.alreadyRequested)
        }
        try push2()
        guard subject.typeCode != TypeJudgement.unknownCode else {
            try notifyRoom(PoliceTask.NoticeAnnex(subject: .typeNeeded, at: now))
            return .applied
        }
        guard let (draft, township) = draft(suggesting: department) else {
            try notifyRoom(PoliceTask.NoticeAnnex(subject: .townshipNeeded, at: now))
            return .applied
        }
        try ask(for: draft, asker: asker, reason: reason, township: township)
        return .applied
    }

    /// The draft as the case stands, and the township that would get it; nil when the place is not known.
    func draft(suggesting department: String?) -> (draft: GovernanceDraft, township: Directory.Township)? {
        guard let station, let township else { return nil }
        let type = context.catalog.type(subject.typeCode)
        let draft = Disclosure.draft(
            of: subject,
            type: type,
            helperTypes: subject.assessment.also.map { context.catalog.type($0.code) },
            station: station,
            township: township,
            lead: department ?? context.catalog.routes.lead(of: type, in: township.code)
        )
        return (draft, township)
    }

    /// Sends the request for exactly this draft.
    private mutating func ask(
        for draft: GovernanceDraft,
        asker: String,
        reason: String?,
        township: Directory.Township
    ) throws(Refusal) {
        try Disclosure.check(draft, against: subject)
        let approver = try approver(besides: asker)
        let digest = context.draftDigest(draft)
        let requestID = policeTaskID(.approvalRequest, for: approver)
        var body = policeTask(push: 3, for: approver)
        body.deadlines.decideBy = now + limit(context.policy.approvalDecision)
        body.approval = PoliceTask.ApprovalAnnex(
            draft: draft,
            draftDigest: digest,
            receivers: [township.room],
            legalBasis: Disclosure.legalBasis,
            requestedBy: asker,
            reason: reason
        )
        sendPolice(.approvalRequest, body, to: approver)
        subject.pendingApproval = Case.PendingApproval(
            requestID: requestID,
            draft: draft,
            draftDigest: digest,
            township: township.code,
            requestedBy: asker,
            approver: approver.id,
            requestedAt: now
        )
        subject.phase = .awaitingApproval
        record(
            .approvalRequested,
            by: asker,
            .init("request", requestID),
            .init("draft", digest),
            .init("approver", approver.id)
        )
    }

    /// The station leader, else his deputy, else the bureau's duty leader: nobody approves what he asked for.
    private func approver(besides asker: String) throws(Refusal) -> Directory.Person {
        let unit = subject.alert.jurisdiction.code
        let candidates = [
            context.directory.holder(of: .stationLeader, in: unit, at: now),
            context.directory.holder(of: .deputyLeader, in: unit, at: now),
            context.directory.bureauHolder(of: .bureauDutyLeader, over: unit, at: now),
        ]
        guard let approver = candidates.lazy.compactMap(\.self).first(where: { $0.id != asker }) else {
            throw Refusal(.unknownRecipient, detail: "the directory has no leader who could approve besides the asker")
        }
        return approver
    }

    /// 审批
    mutating func apply(_ decision: ApprovalDecision) throws(Refusal) -> Transition.Outcome {
        guard let pending = subject.pendingApproval, pending.requestID == decision.requestID else {
            return .noted(.crossedWithdrawal)
        }
        try permit(decision.by, as: [.stationLeader, .deputyLeader, .bureauDutyLeader], to: "approve push 3")
        guard decision.by != pending.requestedBy else {
            throw Refusal(.notPermitted, pointer: "/by", detail: "nobody approves what he asked for")
        }
        guard decision.draftDigest == pending.draftDigest else {
            throw Refusal(.staleSequence, pointer: "/draftDigest", detail: "the decision names another draft")
        }
        guard decision.isApproved else { return try reject(decision, pending) }
        if let edits = decision.edits { return try edit(pending, with: edits, by: decision.by) }
        record(
            .approved,
            by: decision.by,
            .init("request", pending.requestID),
            .init("draft", pending.draftDigest),
            decision.onBehalfOf.map { .init("onBehalfOf", $0) }
        )
        subject.pendingApproval = nil
        push3(pending, approvedBy: decision)
        return .applied
    }

    private mutating func reject(
        _ decision: ApprovalDecision,
        _ pending: Case.PendingApproval
    ) throws(Refusal) -> Transition.Outcome {
        guard let reason = decision.reason, !reason.isEmpty else {
            throw Refusal(.schema, pointer: "/reason", detail: "a rejection needs a reason")
        }
        record(.rejected, by: decision.by, .init("request", pending.requestID))
        subject.pendingApproval = nil
        subject.phase = .following
        notifyFollowers(PoliceTask.NoticeAnnex(subject: .rejected, at: now, text: reason))
        return .applied
    }

    /// An edit makes a new draft that is asked again; the old request is void.
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
        record(.approvalWithdrawn, by: editor, .init("request", pending.requestID), .init("reason", "edited"))
        subject.pendingApproval = nil
        try ask(for: draft, asker: pending.requestedBy, reason: "edited", township: township)
        return .applied
    }

    /// Takes back a request that nobody needs to decide any more.
    mutating func withdrawPendingApproval(because reason: String) {
        guard let pending = subject.pendingApproval else { return }
        subject.pendingApproval = nil
        record(
            .approvalWithdrawn,
            by: TrailEntry.bridge,
            .init("request", pending.requestID),
            .init("reason", reason)
        )
    }
}
