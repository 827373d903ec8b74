extension Decision {
    /// 一推 to the officer on the alert, else to the station's duty.
    mutating func push1() throws(Refusal) {
        let person: Directory.Person
        if let officer = subject.alert.officer, let station {
            let name = officer.name ?? context.directory.posts(of: officer.id, at: now).first?.name ?? ""
            person = Directory.Person(id: officer.id, name: name, role: .respondingOfficer, unit: station.code)
        } else {
            person = try recipient(.respondingOfficer, .dutyLeader, .commandRoom)
        }
        var body = policeTask(push: 1, for: person)
        body.deadlines.signBy = now + limit(context.policy.signPush1)
        sendPolice(.push1, body, to: person)
    }

    /// 二推 to the responsible officer and the station leader. Once, unless the case is reopened.
    mutating func push2(again: Bool = false) throws(Refusal) {
        subject.stage = max(subject.stage, .middle)
        if subject.phase == .onScene { subject.phase = .following }
        guard again || !subject.tasks.contains(where: { $0.kind == .push2 }) else { return }
        let officer = try recipient(.responsibleOfficer, .dutyLeader, .commandRoom)
        let leader = try recipient(.stationLeader, .deputyLeader, .dutyLeader)
        for person in officer.id == leader.id ? [officer] : [officer, leader] {
            var body = policeTask(push: 2, for: person)
            body.deadlines.signBy = now + limit(context.policy.signPush2)
            body.deadlines.contactBy = now + limit(context.policy.firstContact)
            sendPolice(.push2, body, to: person)
        }
    }

    /// 通知 to one person.
    mutating func notify(_ person: Directory.Person, _ notice: PoliceTask.NoticeAnnex) {
        var body = policeTask(push: subject.stage.rawValue, for: person)
        body.notice = notice
        sendPolice(.notice, body, to: person)
    }

    /// 通知 to everyone who has push 2, once each.
    mutating func notifyFollowers(_ notice: PoliceTask.NoticeAnnex) {
        var told: Set<String> = []
        for task in subject.tasks where task.kind == .push2 {
            guard let recipient = task.recipient, told.insert(recipient.id).inserted else { continue }
            let unit = context.directory.posts(of: recipient.id, at: now).first { $0.role == recipient.role }?.unit
            let person = Directory.Person(
                id: recipient.id,
                name: recipient.name,
                role: recipient.role,
                unit: unit ?? subject.alert.jurisdiction.code
            )
            notify(person, notice)
        }
    }

    /// 通知 to the police room (综合指挥室), of the station or else of the bureau.
    mutating func notifyRoom(_ notice: PoliceTask.NoticeAnnex) throws(Refusal) {
        notify(try recipient(.commandRoom), notice)
    }

    /// Sends a task of the police lane; its key ends in the unit of the person.
    mutating func sendPolice(_ kind: PushTask.Kind, _ body: PoliceTask, to person: Directory.Person) {
        send(
            PushTask(
                id: policeTaskID(kind, for: person),
                kind: kind,
                lane: .police,
                routingKey: "\(kind.routingWord).\(person.unit)",
                caseID: subject.id,
                band: subject.band,
                issuedAt: now,
                body: .police(body)
            ),
            to: person.asRecipient
        )
    }

    /// Derived from case id, push, recipient and ordinal.
    func policeTaskID(_ kind: PushTask.Kind, for person: Directory.Person) -> String {
        let ordinal = ordinal(kind, recipient: person.id)
        return context.identifier("\(subject.id)/\(kind.rawValue)/\(person.id)/\(ordinal)")
    }

    func limit(_ limit: EscalationPolicy.Limit) -> Duration {
        limit.duration(band: subject.band, expedited: subject.expedited)
    }
}

extension PushTask.Kind {
    /// First word of the routing key.
    package var routingWord: String {
        self == .approvalRequest ? "approval" : rawValue
    }
}
