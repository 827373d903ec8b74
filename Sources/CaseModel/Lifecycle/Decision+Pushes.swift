extension Decision {
    /// 一推 to the officer on the alert, else to the station's duty. Issued again, nobody waits for the signature of
    /// whoever had it before.
    mutating func push1() throws(Refusal) {
        guard mode(ofPush: 1).mode != .off else { return }
        cancel(.signPush1)
        let person: Directory.Person
        if let officer = subject.alert.officer, let station {
            let name = officer.name ?? context.directory.posts(of: officer.id, at: now).first?.name ?? ""
            person = Directory.Person(id: officer.id, name: name, role: .respondingOfficer, unit: station.code)
        } else {
            person = try recipient(.respondingOfficer, .dutyLeader, .commandRoom)
        }
        var body = policeTask(push: 1, for: person)
        body.deadlines.signBy = limit(.signPush1)
        start(.signPush1, of: sendPolice(.push1, body, to: person))
    }

    /// 二推 to the responsible officer and the station leader. Once, unless the case is reopened.
    mutating func push2(again: Bool = false) throws(Refusal) {
        subject.stage = max(subject.stage, .middle)
        if subject.phase == .onScene { subject.phase = .following }
        guard again || !subject.tasks.contains(where: { $0.kind == .push2 }), mode(ofPush: 2).mode != .off else {
            return
        }
        let officer = try responsibleOfficer()
        let leader = try recipient(.stationLeader, .deputyLeader, .dutyLeader)
        for person in officer.id == leader.id ? [officer] : [officer, leader] { try push2(to: person) }
        start(.firstContact)
        if subject.disposition?.securityMediation == true { start(.mediation) }
    }

    /// 二推 to one person.
    mutating func push2(to person: Directory.Person) throws(Refusal) {
        var body = policeTask(push: 2, for: person)
        body.deadlines.signBy = limit(.signPush2)
        body.deadlines.contactBy = limit(.firstContact)
        start(.signPush2, of: sendPolice(.push2, body, to: person))
    }

    /// 责任民警: whom a person assigned, else the station's own.
    private mutating func responsibleOfficer() throws(Refusal) -> Directory.Person {
        let unit = subject.alert.jurisdiction.code
        if let id = subject.assignee,
            let officer = context.directory.posts(of: id, at: now).first(where: { $0.unit == unit })
        {
            return officer
        }
        return try recipient(.responsibleOfficer, .dutyLeader, .commandRoom)
    }

    /// 通知 to one person.
    mutating func notify(_ person: Directory.Person, _ notice: PoliceTask.NoticeAnnex) {
        var body = policeTask(push: subject.stage.rawValue, for: person)
        body.notice = notice
        sendPolice(.notice, body, to: person)
    }

    /// 通知 to everyone who has push 2, once each; to his successor when he has left his post.
    mutating func notifyFollowers(_ notice: PoliceTask.NoticeAnnex) {
        let followers = subject.tasks.filter { $0.kind == .push2 }.compactMap(\.recipient)
        var told: Set<String> = []
        for person in followers.compactMap(presentHolder) where told.insert(person.id).inserted {
            notify(person, notice)
        }
        guard told.isEmpty, !followers.isEmpty,
            let room = context.directory.bureauHolder(of: .commandRoom, over: subject.alert.jurisdiction.code, at: now)
        else { return }
        notify(room, notice)
    }

    /// 通知 to everyone who has push 2, or as long as nobody has it to the officer of push 1;
    /// when he is on no roster, to the station's duty leader.
    mutating func notifyInCharge(_ notice: PoliceTask.NoticeAnnex) {
        if subject.tasks.contains(where: { $0.kind == .push2 }) { return notifyFollowers(notice) }
        guard let officer = subject.tasks.last(where: { $0.kind == .push1 })?.recipient, let station else { return }
        let duty = context.directory.holder(of: .dutyLeader, in: station.code, at: now)
        if let person = postsInCharge(of: officer.id).first ?? duty { notify(person, notice) }
    }

    /// 通知 to the police room (综合指挥室), of the station or else of the bureau.
    mutating func notifyRoom(_ notice: PoliceTask.NoticeAnnex) throws(Refusal) {
        notify(try recipient(.commandRoom), notice)
    }

    /// Sends a task of the police lane, whose key ends in the unit of the person, and returns its id.
    @discardableResult
    mutating func sendPolice(_ kind: PushTask.Kind, _ body: PoliceTask, to person: Directory.Person) -> String {
        let id = nextTaskID(kind, recipient: person.id, of: subject.id)
        send(
            PushTask(
                id: id,
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
        return id
    }
}

extension PushTask.Kind {
    /// First word of the routing key.
    package var routingWord: String {
        self == .approvalRequest ? "approval" : rawValue
    }
}
