extension Decision {
    /// 更正: an event was wrong (another case's receipt, the wrong person's approval). Nothing is erased; the case is
    /// decided anew without it, what left because of it is withdrawn, and what should have left does.
    mutating func correct(_ order: Order) throws(Refusal) -> Transition.Outcome {
        guard let id = order.eventID else {
            throw Refusal(.schema, pointer: "/eventId", detail: "the order correct names the event")
        }
        guard !subject.corrected.contains(id) else { return .noted(.alreadyDone) }
        guard let wrong = context.past.first(where: { $0.id == id }) else {
            throw Refusal(.schema, pointer: "/eventId", detail: "the case has no event of this number")
        }
        guard wrong.id != context.past.first?.id else {
            throw Refusal(
                .illegalTransition,
                pointer: "/eventId",
                detail: "the alert that opened the case cannot be taken out of it; withdraw or close the case"
            )
        }
        let left = subject.corrected.union([id])
        guard let anew = Lifecycle.decideAnew(context.past, without: left, issued: subject.tasks) else {
            throw Refusal(.illegalTransition, pointer: "/eventId", detail: "without this event there would be no case")
        }
        record(.corrected, by: order.by, .init("event", id), .init("reason", order.reason))
        adopt(anew.decided, anew.tasks, without: id)
        return .applied
    }

    /// Takes over what the case would be, with what really left.
    private mutating func adopt(_ decided: Case, _ wouldHaveLeft: [PushTask], without id: String) {
        let left = Set(subject.tasks.map(\.id))
        reservedIDs = Set(wouldHaveLeft.map(\.id)).subtracting(left)
        if subject.pendingApproval?.round.draftDigest != decided.pendingApproval?.round.draftDigest {
            withdrawPendingApproval(because: "corrected")
        }
        if subject.pendingContact?.round.draftDigest != decided.pendingContact?.round.draftDigest {
            withdrawPendingContact(because: "corrected")
        }
        if let work = subject.departmentWork, work.taskID != decided.departmentWork?.taskID {
            withdrawDepartmentWork(because: Disclosure.correctedPhrase)
        }
        let before = subject
        subject = decided
        subject.version = before.version
        subject.corrected = before.corrected.union([id])
        subject.tasks = before.tasks
        if subject.departmentWork == nil { subject.departmentWork = before.departmentWork }
        keepWithdrawn(before)
        subject.deadlines += before.deadlines.filter { deadline in
            deadline.kind == .withdrawalAnswered && !decided.deadlines.contains { $0.id == deadline.id }
        }
        for task in wouldHaveLeft where !left.contains(task.id) {
            var task = task
            let recipient = readdress(&task)
            send(task, to: recipient)
        }
    }

    /// What the departments were asked to delete is not theirs again: a person asks for push 3 once more.
    private mutating func keepWithdrawn(_ before: Case) {
        guard let work = subject.departmentWork, work.state.isOpen,
            before.tasks.contains(where: { $0.id == work.taskID }),
            before.departmentWork?.taskID != work.taskID || before.departmentWork?.state == .withdrawn
        else { return }
        subject.departmentWork?.state = .withdrawn
        endDepartmentClocks()
        withdrawPendingContact(because: Disclosure.correctedPhrase)
        backToFollowing()
    }

    /// A police task that leaves later than it should have goes to whoever has the post now.
    private func readdress(_ task: inout PushTask) -> PoliceTask.Recipient? {
        guard case .police(var body) = task.body else { return nil }
        let unit = subject.alert.jurisdiction.code
        let isOfficerOfAlert = body.recipient.id == subject.alert.officer?.id
        let room = context.directory.bureauHolder(of: .commandRoom, over: unit, at: now)
        if !isOfficerOfAlert, let person = presentHolder(body.recipient) ?? room {
            body.recipient = person.asRecipient
            task.body = .police(body)
            task.routingKey = "\(task.kind.routingWord).\(person.unit)"
        }
        return body.recipient
    }
}
