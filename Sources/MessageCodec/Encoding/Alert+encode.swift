import CaseModel
import JSONTree

extension Alert {
    /// Adds the fields of a canonical `alert`.
    func write(to body: inout JSONObject) {
        body.add("alertNo", alertNo)
        if let revision { body["revision"] = .integer(revision) }
        body.add("eventKind", eventKind.rawValue)
        body.add("mainAlertNo", mainAlertNo)
        body.add("relation", relation?.rawValue)
        body.add("source", source.rawValue)
        body.add("regionCode", regionCode)
        body.add("reportedAt", reportedAt)
        body.add("receivedAt", receivedAt)
        body.add("occurredAt", occurredAt)
        body.add("caller", caller?.json)
        body.add("reporterRole", reporterRole?.rawValue)
        body.add("confidential", confidential)
        body.add("incidentAddress", incidentAddress)
        body.add("township", township)
        body.add("village", village)
        body.add("grid", grid)
        body.add("location", location?.json)
        body.add("category", category?.json)
        body.add("initialCategory", initialCategory?.json)
        body.add("categoryTable", categoryTable)
        body.add("grade", grade)
        body.add("content", content)
        body.add("supplement", supplement)
        body.add("weapon", weapon)
        body.add("hazmat", hazmat)
        body.add("explosion", explosion)
        body.add("peopleInvolved", peopleInvolved)
        body.add("injured", injured)
        body.add("dead", dead)
        body.add("parties", parties.map(\.json))
        body.add("tags", tags)
        body.add("jurisdiction", jurisdiction.json)
        body.add("initialJurisdiction", initialJurisdiction?.json)
        body.add("dispatchNo", dispatchNo)
        body.add("officer", officer?.json)
        body.add("caseNo", caseNo)
        body.add("callerConsentsToContact", callerConsentsToContact)
    }
}

extension Alert.Caller {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("name", name)
            body.add("sex", sex)
            body.add("phone", phone)
            body.add("contactPhone", contactPhone)
            body.add("idNumber", idNumber)
        }
    }
}

extension Alert.Party {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("role", role)
            body.add("name", name)
            body.add("phone", phone)
            body.add("idNumber", idNumber)
            body.add("address", address)
        }
    }
}

extension CategoryPath {
    fileprivate var json: JSONObject {
        JSONObject { body in
            for (index, level) in levels.enumerated() { body.add("level\(index + 1)", level) }
        }
    }
}

extension UnitReference {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("code", code)
            body.add("name", name)
        }
    }
}

extension PersonReference {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("id", id)
            body.add("name", name)
        }
    }
}
