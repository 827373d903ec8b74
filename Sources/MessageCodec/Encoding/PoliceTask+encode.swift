import CaseModel
import JSONTree

extension PoliceTask {
    /// Adds the fields of a task on the police side.
    func write(to body: inout JSONObject) {
        body.add("alertNo", alertNo)
        body.add("caseId", caseID)
        body.add("push", push)
        body.add("stage", stage.rawValue)
        body.add("recipient", recipient.json)
        body.add("content", content)
        body.add("place", place.json)
        body.add("people", people.map(\.json))
        body.add("flags", flags.json)
        body.add("disputeType", disputeType.json)
        body.add("also", also.map(\.json))
        body.add("band", band.rawValue)
        body.add("expedited", expedited)
        body.add("indicators", indicators.map(\.json))
        body.add("history", history.map(\.json))
        body.add("placeCount", placeCount)
        if !sameIncident.isEmpty { body.add("sameIncident", sameIncident.map(\.json)) }
        if !linkProposals.isEmpty { body.add("linkProposals", linkProposals.map(\.json)) }
        body.add("guidance", guidance)
        body.add("deadlines", deadlines.json)
        body.add("ruleSetVersion", ruleSetVersion)
        approval?.write(to: &body)
        body.add("callBack", callBack?.json)
        body.add("notice", notice?.json)
        body.add("reminder", reminder?.json)
    }
}

extension PoliceTask.Recipient {
    var json: JSONObject {
        ["role": .string(role.rawValue), "id": .string(id), "name": .string(name)]
    }
}

extension PoliceTask.Place {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("address", address)
            body.add("township", township)
            body.add("village", village)
        }
    }
}

extension PoliceTask.Person {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("role", role)
            body.add("name", name)
            body.add("phone", phone)
        }
    }
}

extension PoliceTask.Flags {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("weapon", weapon)
            body.add("hazmat", hazmat)
            body.add("explosion", explosion)
            body.add("injured", injured)
            body.add("minor", minor)
            body.add("confidential", confidential)
            body.add("late", late)
        }
    }
}

extension PoliceTask.TypeLine {
    fileprivate var json: JSONObject {
        ["code": .string(code), "name": .string(name), "margin": .integer(Int64(margin))]
    }
}

extension IndicatorFinding {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("id", id)
            body.add("title", title)
            body.add("evidence", evidence.map(\.json))
        }
    }
}

extension Evidence {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("field", field.rawValue)
            body.add("offset", offset)
            body.add("length", length)
            body.add("words", words)
        }
    }
}

extension EarlierCase {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("when", when)
            body.add("type", type)
            body.add("band", band.rawValue)
            body.add("outcome", outcome?.rawValue)
            body.add("agreed", agreed)
            if !dueDates.isEmpty { body.add("dueDates", dueDates.map(\.rfc3339)) }
            body.add("performed", performed)
        }
    }
}

extension RelatedAlert {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("alertNo", alertNo)
            body.add("when", when)
            body.add("type", type)
            body.add("band", band.rawValue)
        }
    }
}

extension PoliceTask.ApprovalAnnex {
    fileprivate func write(to body: inout JSONObject) {
        switch subject {
        case .push3(let draft): body.add("draft", draft.json)
        case .contact(let disclosure): body.add("contactDraft", disclosure.draft)
        }
        body.add("draftDigest", draftDigest)
        body.add("receivers", receivers)
        body.add("legalBasis", legalBasis)
        body.add("requestedBy", requestedBy)
        body.add("reason", reason)
    }
}

extension PoliceTask.CallBackAnnex {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("purpose", purpose.rawValue)
            body.add("party", party)
            body.add("dueAt", dueAt)
            if needsCare { body.add("needsCare", true) }
        }
    }
}

extension PoliceTask.ReminderAnnex {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("about", about.rawValue)
            body.add("level", level.rawValue)
            body.add("remindedTaskId", taskID)
            body.add("dueAt", dueAt)
            body.add("overdue", isOverdue)
            body.add("late", isLate)
        }
    }
}

extension PoliceTask.NoticeAnnex {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("subject", subject.rawValue)
            body.add("action", action?.rawValue)
            body.add("department", department)
            body.add("externalNo", externalNo)
            body.add("outcome", outcome?.rawValue)
            body.add("reasonCode", reasonCode)
            body.add("text", text)
            body.add("at", at)
        }
    }
}
