import CaseModel
import JSONTree

extension GovernanceReminder {
    /// Adds the fields of a reminder (催办、督办).
    func write(to body: inout JSONObject) {
        body.add("caseCode", caseCode)
        body.add("externalNo", externalNo)
        body.add("remindedTaskId", taskID)
        body.add("level", level.rawValue)
        body.add("about", about.rawValue)
        body.add("dueAt", dueAt)
        body.add("overdue", isOverdue)
    }
}

extension GovernanceNotice {
    /// Adds the fields of a notice about a task of theirs.
    func write(to body: inout JSONObject) {
        body.add("caseCode", caseCode)
        body.add("externalNo", externalNo)
        body.add("aboutTaskId", taskID)
        body.add("subject", subject.rawValue)
        body.add("reason", reason)
        body.add("department", department)
        body.add("until", until)
    }
}

extension InformNotice {
    /// Adds the fields of a notice under a standing order: type, village and time.
    func write(to body: inout JSONObject) {
        body.add("caseCode", caseCode)
        body.add("subject", GovernanceNotice.Subject.informed.rawValue)
        body.add("disputeType", ["name": .string(typeName), "govCode": .string(govCode)])
        body.add(
            "place",
            JSONObject { place in
                place.add("township", township)
                place.add("village", village)
            }
        )
        body.add("reportedAt", reportedAt)
    }
}

extension ContactDisclosure {
    /// Adds the fields of an answer to a contactRequest.
    func write(to body: inout JSONObject) {
        for member in draft.members { body[member.key] = member.value }
        body.add("approvals", approvals.map(\.json))
    }

    /// What the approvers see: everything but their own approvals.
    var draft: JSONObject {
        JSONObject { body in
            body.add("caseCode", caseCode)
            body.add("externalNo", externalNo)
            body.add("aboutTaskId", taskID)
            body.add("people", people.map(\.json))
            body.add("purpose", purpose)
        }
    }
}

extension ContactDisclosure.Person {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("role", role)
            body.add("name", name)
            body.add("phone", phone)
        }
    }
}
