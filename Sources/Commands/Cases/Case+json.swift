import CaseModel
import JSONTree

extension Case {
    /// What a list shows; no personal data.
    var summary: JSONValue {
        .object([
            "caseId": .string(id), "caseCode": .string(code.text), "alertNo": .string(alert.alertNo),
            "openedAt": JSONValue(openedAt), "station": .string(alert.jurisdiction.code), "typeCode": .string(typeCode),
            "band": .string(band.rawValue), "expedited": .bool(expedited), "stage": JSONValue(stage.rawValue),
            "phase": .string(phase.rawValue), "tasks": JSONValue(tasks.count), "outcome": JSONValue(outcome?.rawValue),
            "closedAt": JSONValue(closedAt),
        ])
    }

    /// Everything `cases show` shows; names and numbers of parties masked.
    var details: JSONValue {
        guard case .object(var object) = summary else { return summary }
        object["version"] = JSONValue(version)
        object["joinedAlerts"] = .array(joinedAlerts.map(JSONValue.string))
        object["indicators"] = .array(assessment.indicators.map { .string($0.id) })
        object["bandContributions"] = .array(bandContributions.map(\.json))
        object["parties"] = .array(alert.parties.map { .object($0.masked) })
        object["disposition"] = JSONValue(disposition?.result.rawValue)
        object["taskList"] = .array(tasks.map(\.json))
        object["pendingApproval"] = pendingApproval.map(\.json) ?? .null
        object["departmentWork"] = departmentWork.map(\.json) ?? .null
        object["callBacks"] = .array(callBacks.map(\.json))
        object["links"] = links.json
        object["importedAt"] = JSONValue(importedAt)
        return .object(object)
    }
}

extension Alert.Party {
    /// 钱某, 138******00.
    var masked: JSONObject {
        [
            "role": .string(role), "name": JSONValue(name.map(PersonalMask.name)),
            "phone": JSONValue(phone.map(PersonalMask.number)),
        ]
    }
}

extension BandContribution {
    fileprivate var json: JSONValue {
        .object([
            "source": .string(source.rawValue), "id": .string(id), "title": .string(title),
            "band": JSONValue(band?.rawValue), "weight": JSONValue(weight), "hearsay": .bool(isHearsay),
            "alerts": count.map { JSONValue($0.alerts) } ?? .null, "days": count.map { JSONValue($0.days) } ?? .null,
            "parts": .array(parts.map(JSONValue.string)),
        ])
    }
}

extension Case.IssuedTask {
    fileprivate var json: JSONValue {
        .object([
            "taskId": .string(id), "taskKind": .string(kind.rawValue), "role": JSONValue(recipient?.role.rawValue),
            "person": JSONValue(recipient?.id), "issuedAt": JSONValue(issuedAt), "signedAt": JSONValue(signedAt),
        ])
    }
}

extension Case.PendingApproval {
    fileprivate var json: JSONValue {
        .object([
            "draftDigest": .string(round.draftDigest), "requestedBy": .string(round.requestedBy),
            "requestedAt": JSONValue(round.requestedAt), "suggestedLead": .string(draft.suggestedLead),
            "requests": .array(
                round.requests.map { request in
                    .object([
                        "requestId": .string(request.id), "approver": .string(request.approver),
                        "seat": .string(request.seat.rawValue),
                        "confirmed": .bool(round.confirmations.contains { $0.by == request.approver }),
                    ])
                }
            ),
        ])
    }
}

extension Case.DepartmentWork {
    fileprivate var json: JSONValue {
        .object([
            "taskId": .string(taskID), "externalNo": JSONValue(externalNo), "department": JSONValue(department),
            "state": .string(state.rawValue), "acceptedAt": JSONValue(acceptedAt), "signedAt": JSONValue(signedAt),
        ])
    }
}

extension CallBack {
    fileprivate var json: JSONValue {
        .object([
            "taskId": .string(taskID), "purpose": .string(purpose.rawValue),
            "dueAt": JSONValue(dueAt), "state": .string(state.rawValue),
        ])
    }
}
