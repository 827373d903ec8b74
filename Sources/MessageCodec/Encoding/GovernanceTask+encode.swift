import CaseModel
import JSONTree

extension GovernanceTask {
    /// Adds the fields of push 3: those of the approved draft, word for word, and what it got when it left.
    func write(to body: inout JSONObject) {
        body.add("caseCode", caseCode)
        body.add("externalNo", externalNo)
        for member in draft.json.members { body[member.key] = member.value }
        body.add("deadlines", deadlines.json)
        body.add("approvals", approvals.map(\.json))
    }
}

extension GovernanceTask.Approval {
    var json: JSONObject {
        ["unit": .string(unit), "rank": .string(rank.rawValue), "at": .string(at.rfc3339)]
    }
}

extension WithdrawalTask {
    /// Adds the fields of a withdrawal.
    func write(to body: inout JSONObject) {
        body.add("caseCode", caseCode)
        body.add("externalNo", externalNo)
        body.add("withdrawnTaskId", withdrawnTaskID)
        body.add("reason", reason)
    }
}

extension GovernanceDraft {
    /// The draft as the approver sees it.
    var json: JSONObject {
        JSONObject { body in
            body.add("disputeType", disputeType.json)
            body.add("channel", channel)
            body.add("title", title)
            body.add("place", place.json)
            body.add("people", people.map(\.json))
            body.add("flags", flags.json)
            body.add("band", band.rawValue)
            body.add("riskPhrase", riskPhrase)
            body.add("expedited", expedited)
            body.add("summary", summary)
            body.add("suggestedLead", suggestedLead)
            body.add("helpers", helpers)
            body.add("policeContact", policeContact.json)
        }
    }
}

extension GovernanceDraft.TypeLine {
    fileprivate var json: JSONObject {
        ["code": .string(code), "name": .string(name), "govCode": .string(govCode)]
    }
}

extension GovernanceDraft.Place {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("township", township)
            body.add("village", village)
            body.add("point", point?.json)
        }
    }
}

extension GovernanceDraft.Person {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("role", role)
            body.add("maskedName", maskedName)
            body.add("maskedPhone", maskedPhone)
        }
    }
}

extension GovernanceDraft.Flags {
    fileprivate var json: JSONObject {
        ["weapon": .bool(weapon), "injury": .bool(injury), "minor": .bool(minor)]
    }
}

extension GovernanceDraft.PoliceContact {
    fileprivate var json: JSONObject { ["unit": .string(unit), "dutyPhone": .string(dutyPhone)] }
}
