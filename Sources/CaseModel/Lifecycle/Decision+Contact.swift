extension Decision {
    /// 申请联系方式: the departments ask whom they may call. Asked of the approvers like push 3; nothing of a
    /// confidential caller, of an alert that says nothing about consent, or of domestic violence is ever proposed.
    mutating func askForContact(_ receipt: Receipt, _ work: Case.DepartmentWork) throws(Refusal) -> Transition.Outcome {
        guard subject.pendingContact == nil else { return .noted(.alreadyRequested) }
        let people = Disclosure.contacts(of: subject)
        guard !people.isEmpty else {
            notifyFollowers(PoliceTask.NoticeAnnex(subject: .contactNotPossible, at: now))
            return .applied
        }
        let disclosure = ContactDisclosure(
            caseCode: subject.code.text,
            externalNo: work.externalNo,
            taskID: work.taskID,
            people: people,
            purpose: Disclosure.contactPurpose,
            approvals: []
        )
        let room = context.directory.township(work.township)?.room
        var asking = self
        do throws(Refusal) {
            try asking.openContact(
                disclosure,
                receivers: [room, receipt.department].compactMap(\.self),
                reason: receipt.reasonCode,
                editedBy: nil
            )
            self = asking
        } catch {
            // A gap of our roster is no fault of theirs: they may ask again, and the room knows why nobody answers.
            guard error.code == .unknownRecipient else { throw error }
            try notifyRoom(PoliceTask.NoticeAnnex(subject: .approverNeeded, at: now))
        }
        notifyFollowers(notice(of: receipt))
        return .applied
    }

    private mutating func openContact(
        _ disclosure: ContactDisclosure,
        receivers: [String],
        reason: String?,
        editedBy editor: String?
    ) throws(Refusal) {
        var round = ApprovalRound(
            draftDigest: context.contactDigest(disclosure),
            requestedBy: TrailEntry.governance,
            requestedAt: now,
            reason: reason,
            needsSecond: subject.band == .red || subject.isSensitive,
            editedBy: editor
        )
        try open(&round, for: .contact(disclosure), receivers: receivers)
        subject.pendingContact = Case.PendingContact(disclosure: disclosure, round: round)
    }

    /// Who has taken his consent back since, or is protected now, is taken out of the answer; it is asked about anew.
    mutating func reconsiderContact() {
        guard let pending = subject.pendingContact else { return }
        let known = Disclosure.contacts(of: subject)
        let people = pending.disclosure.people.filter { person in
            known.contains { one in
                one.role == person.role && [nil, one.name].contains(person.name)
                    && [nil, one.phone].contains(person.phone)
            }
        }
        guard people != pending.disclosure.people else { return }
        withdrawPendingContact(because: "consent")
        var disclosure = pending.disclosure
        disclosure.people = people
        do throws(Refusal) {
            guard !people.isEmpty else { throw Refusal(.disclosureBlocked, detail: "nobody is left who agreed") }
            try openContact(disclosure, receivers: [], reason: "consent", editedBy: pending.round.editedBy)
        } catch {
            notifyFollowers(PoliceTask.NoticeAnnex(subject: .contactNotPossible, at: now))
        }
    }

    mutating func confirmContact(
        _ decision: ApprovalDecision,
        _ pending: Case.PendingContact,
        _ seat: ApprovalRound.Seat
    ) throws(Refusal) -> Transition.Outcome {
        if let edits = decision.edits { return try restrict(pending, to: edits, by: decision.by) }
        // What would leave is no longer what was shown: the dialect of the receiver changed meanwhile.
        guard context.contactDigest(pending.disclosure) == pending.round.draftDigest else {
            withdrawPendingContact(because: "dialect")
            try openContact(pending.disclosure, receivers: [], reason: "dialect", editedBy: nil)
            return .applied
        }
        var pending = pending
        guard confirm(decision, seat, &pending.round) else { return .noted(.alreadyDone) }
        guard pending.round.isComplete else {
            subject.pendingContact = pending
            return .applied
        }
        subject.pendingContact = nil
        cancel(.approvalDecision)
        guard let work = subject.departmentWork, work.state.isOpen, work.taskID == pending.disclosure.taskID else {
            return .noted(.crossedWithdrawal)
        }
        var answer = pending.disclosure
        answer.approvals = pending.round.confirmations.map(\.approval)
        send(
            PushTask(
                id: nextTaskID(.contactDisclosure, of: subject.code.text),
                kind: .contactDisclosure,
                lane: .governance,
                routingKey: "notice.\(work.township)",
                caseID: subject.id,
                band: subject.band,
                issuedAt: now,
                body: .contact(answer)
            ),
            to: nil
        )
        disclosed(pending.round, what: "contact", receiver: work.township)
        return .applied
    }

    /// An approver who allows less (`ROLE/name`, `ROLE/phone`) makes a new draft that everyone confirms.
    private mutating func restrict(
        _ pending: Case.PendingContact,
        to edits: ApprovalDecision.Edits,
        by editor: String
    ) throws(Refusal) -> Transition.Outcome {
        guard edits.summary == nil, edits.department == nil else {
            throw Refusal(
                .schema,
                pointer: "/edits",
                detail: "of contact data only the fields to disclose can be edited"
            )
        }
        var disclosure = pending.disclosure
        let allowed = Set(edits.disclose)
        disclosure.people = disclosure.people.compactMap { person in
            var person = person
            if !allowed.contains("\(person.role)/name") { person.name = nil }
            if !allowed.contains("\(person.role)/phone") { person.phone = nil }
            return person.name == nil && person.phone == nil ? nil : person
        }
        guard !disclosure.people.isEmpty else {
            throw Refusal(.schema, pointer: "/edits/disclose", detail: "no field is left; reject the request instead")
        }
        record(.draftEdited, by: editor, .init("draft", pending.round.draftDigest))
        subject.pendingContact = nil
        cancel(.approvalDecision)
        let work = subject.departmentWork
        let room = work.flatMap { context.directory.township($0.township)?.room }
        try openContact(
            disclosure,
            receivers: [room, work?.department].compactMap(\.self),
            reason: "edited",
            editedBy: editor
        )
        return .applied
    }

    mutating func refuseContact(
        _ decision: ApprovalDecision,
        _ pending: Case.PendingContact
    ) throws(Refusal) -> Transition.Outcome {
        try needsReason(decision)
        record(.rejected, by: decision.by, .init("request", decision.requestID))
        meet(.approvalDecision, of: decision.requestID)
        cancel(.approvalDecision)
        subject.pendingContact = nil
        notifyFollowers(PoliceTask.NoticeAnnex(subject: .rejected, at: now, text: decision.reason))
        return .applied
    }

    /// 披露记录: purpose, legal basis, receiver, approvers, digest of what left.
    mutating func disclosed(_ round: ApprovalRound, what: String, receiver: String) {
        record(
            .disclosed,
            by: TrailEntry.bridge,
            .init("what", what),
            .init("purpose", Disclosure.contactPurpose),
            .init("legalBasis", Disclosure.legalBasis),
            .init("receiver", receiver),
            .init("approvers", round.confirmations.map(\.by).joined(separator: ",")),
            .init("draft", round.draftDigest)
        )
    }
}
