import CaseModel

extension Change {
    /// What holds of every task that leaves.
    func checkTasks() throws(Violation) {
        for task in transition.tasks {
            switch task.body {
            case .police(let body): try checkReceiver(of: task, body)
            case .digest: break
            case .contact(let disclosure):
                try checkContacts(disclosure)
                try checkSecrets(
                    of: task,
                    allowed: disclosure.people.flatMap { [$0.name, $0.phone].compactMap(\.self) }
                )
            case .governance, .withdrawal, .reminder, .notice, .inform: try checkSecrets(of: task, allowed: [])
            }
        }
    }

    private func checkReceiver(of task: PushTask, _ body: PoliceTask) throws(Violation) {
        let name = "receivers hold their posts when a task is made"
        // Who goes to the scene is named by the alert.
        let isOnScene = task.kind == .push1 || body.notice?.subject == .movedAway
        if isOnScene, body.recipient.id.hasPrefix("警金雀") { return }
        let posts = step.context.directory.posts(of: body.recipient.id, at: step.at)
        let held = posts.first { $0.role == body.recipient.role && task.routingKey.hasSuffix($0.unit) }
        let told = "\(task.kind) \(body.notice?.subject.rawValue ?? "") \(body.recipient.role) \(body.recipient.id)"
        try check(held != nil, name, "\(told) \(task.routingKey)")
        guard let held, body.notice?.subject != .movedAway else { return }
        var unit = after.alert.jurisdiction.code
        // A further call is answered by the station it came to.
        if task.kind == .push1, case .alert(let alert) = step.event { unit = alert.jurisdiction.code }
        try check(
            held.unit == unit || step.context.directory.station(held.unit) == nil,
            "tasks of a case go to its station or bureau",
            "\(told) of \(held.unit), the case is in \(unit)"
        )
    }

    private func checkContacts(_ disclosure: ContactDisclosure) throws(Violation) {
        let name = "contact data leaves only of who agreed to it, with a second approver when sensitive"
        let alert = after.alert
        for person in disclosure.people {
            let party = alert.parties.first { $0.role == person.role }
            let isCaller = person.role == Disclosure.callerRole || party?.phone == alert.caller?.phone
            try check(
                after.contactConsents.contains(person.role)
                    || (isCaller && after.contactConsents.contains(Disclosure.callerRole)),
                name,
                "\(person.role) did not agree"
            )
            try check(!(isCaller && alert.confidential), name, "the caller is confidential")
        }
        try check(after.typeCode != Disclosure.violenceCode, name, "domestic violence")
        try check(disclosure.approvals.count >= (needsTwo ? 2 : 1), name, "approvals")
    }

    /// Red or sensitive.
    var needsTwo: Bool { after.band == .red || after.isSensitive }

    /// Nothing personal crosses but what was allowed, not in a body, an id or a routing key.
    private func checkSecrets(of task: PushTask, allowed: [String]) throws(Violation) {
        var text = "\(task.id) \(task.routingKey) \(task.body)"
        for value in allowed { text = text.split(separator: value).joined() }
        for secret in RandomWorld.secrets where text.contains(secret) {
            throw Violation(property: "no personal field crosses", detail: "\(secret) in \(text)")
        }
    }
}
