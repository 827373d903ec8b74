extension Decision {
    /// Asks for push 3. What cannot go out without a person's word goes to the police room instead.
    mutating func requestApproval(
        by asker: String,
        reason: String,
        department: String?
    ) throws(Refusal) -> Transition.Outcome {
        guard !isOnPoliceLine else {
            throw Refusal(.illegalTransition, detail: "the case is on the police line; there is no push 3")
        }
        guard subject.pendingApproval == nil, subject.departmentWork?.state.isOpen != true else {
            return .noted(.alreadyRequested)
        }
        try push2()
        guard mode(ofPush: 3).mode != .off else { return .noted(.pushIsOff) }
        let wish = Case.PushWish(asker: asker, reason: reason, department: department, lack: .type)
        guard subject.typeCode != TypeJudgement.unknownCode else { return try keep(wish, lacking: .type) }
        if let township, department == nil, !context.catalog.routes.hasLead(of: subject.typeCode, in: township.code) {
            return try keep(wish, lacking: .lead)
        }
        guard let (draft, township) = draft(suggesting: department) else { return try keep(wish, lacking: .township) }
        var asking = self
        do {
            try asking.ask(for: draft, asker: asker, reason: reason, township: township)
        } catch  where error.code == .unknownRecipient {
            return try keep(wish, lacking: .approver)
        }
        self = asking
        return .applied
    }

    /// It became a criminal case, and stays one when it is opened again.
    var isOnPoliceLine: Bool {
        subject.phase == .criminal || subject.alert.caseNo != nil || subject.disposition?.result == .criminalCase
    }

    /// The draft as the case stands, and the township that would get it; nil when the place is not known.
    func draft(suggesting department: String?) -> (draft: GovernanceDraft, township: Directory.Township)? {
        let placement = placement
        guard let station, let township = placement.township else { return nil }
        let type = context.catalog.type(subject.typeCode)
        let draft = Disclosure.draft(
            of: subject,
            type: type,
            helperTypes: subject.assessment.also.map { context.catalog.type($0.code) },
            station: station,
            township: township,
            village: placement.village,
            lead: department ?? context.catalog.routes.lead(of: type, in: township.code)
        )
        return (draft, township)
    }

    /// Opens a round for exactly this draft.
    mutating func ask(
        for draft: GovernanceDraft,
        asker: String,
        reason: String?,
        township: Directory.Township,
        editedBy editor: String? = nil
    ) throws(Refusal) {
        guard Disclosure.isAllowed(draft.suggestedLead, for: context.catalog.type(subject.typeCode)) else {
            throw Refusal(
                .disclosureBlocked,
                pointer: "/department",
                detail: "domestic violence goes only to the women's federation or civil affairs"
            )
        }
        try Disclosure.check(draft, against: subject)
        var round = ApprovalRound(
            draftDigest: context.draftDigest(draft),
            requestedBy: asker,
            requestedAt: now,
            reason: reason,
            needsSecond: subject.band == .red || subject.isSensitive,
            editedBy: editor
        )
        try open(&round, for: .push3(draft), receivers: [township.room])
        subject.pendingApproval = Case.PendingApproval(draft: draft, township: township.code, round: round)
        subject.pushWish = nil
        subject.phase = .awaitingApproval
    }

    /// A request whose draft the case has outgrown (other facts, another band) is withdrawn and asked again. Where
    /// nobody is left to ask, it stays as it is: no message is refused over it.
    mutating func reconsiderPendingApproval() {
        guard let pending = subject.pendingApproval else { return }
        let fresh = draft(suggesting: pending.draft.suggestedLead)
        var written = fresh?.draft
        if pending.round.editedBy != nil { written?.summary = pending.draft.summary }
        guard written != pending.draft || fresh?.township.code != pending.township else { return }
        var revised = self
        do throws(Refusal) {
            try revised.askAgain(pending, with: written, for: fresh?.township)
            guard revised.subject.pushWish?.lack != .approver else {
                throw Refusal(.unknownRecipient, detail: "nobody is left to ask again")
            }
            self = revised
        } catch {
            record(.recipientMissing, by: TrailEntry.bridge, .init("code", error.code.rawValue))
        }
    }

    /// What an approver wrote stays, unless it has come to name somebody.
    private mutating func askAgain(
        _ pending: Case.PendingApproval,
        with written: GovernanceDraft?,
        for township: Directory.Township?
    ) throws(Refusal) {
        let round = pending.round
        withdrawPendingApproval(because: "revised", isAskedAgain: true)
        backToFollowing()
        if let written, let township, round.editedBy != nil,
            (try? Disclosure.check(written, against: subject)) != nil
        {
            try ask(
                for: written,
                asker: round.requestedBy,
                reason: "revised",
                township: township,
                editedBy: round.editedBy
            )
        } else {
            let lead = pending.draft.suggestedLead
            _ = try requestApproval(by: round.requestedBy, reason: "revised", department: lead)
        }
    }

    /// Takes back a request that nobody needs to decide any more. Those who were asked hear of it unless they are asked
    /// again at once.
    mutating func withdrawPendingApproval(because reason: String, isAskedAgain: Bool = false) {
        guard let pending = subject.pendingApproval else { return }
        subject.pendingApproval = nil
        withdraw(pending.round, because: reason, isAskedAgain: isAskedAgain)
    }

    /// Takes back a contactRequest in the same way.
    mutating func withdrawPendingContact(because reason: String) {
        guard let pending = subject.pendingContact else { return }
        subject.pendingContact = nil
        withdraw(pending.round, because: reason, isAskedAgain: false)
    }

    private mutating func withdraw(_ round: ApprovalRound, because reason: String, isAskedAgain: Bool) {
        for request in round.requests {
            record(
                .approvalWithdrawn,
                by: TrailEntry.bridge,
                .init("request", request.id),
                .init("reason", reason)
            )
            endClock(.approvalDecision, of: request.id)
            guard !isAskedAgain, let person = postsInCharge(of: request.approver).first else {
                continue
            }
            notify(person, PoliceTask.NoticeAnnex(subject: .approvalWithdrawn, at: now))
        }
    }
}
