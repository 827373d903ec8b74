import CaseModel
import JSONTree

extension Disposition {
    /// Adds the fields of a canonical `disposition`.
    func write(to body: inout JSONObject) {
        body.add("alertNo", alertNo)
        body.add("result", result.rawValue)
        body.add("text", text)
        body.add("by", by)
        writeShared(to: &body)
    }

    /// Adds the feedback to the alert it came in; the officer of the alert is its writer.
    func writeEmbedded(to body: inout JSONObject) {
        body.add("resultCode", result.rawValue)
        body.add("feedbackText", text)
        writeShared(to: &body)
    }

    private func writeShared(to body: inout JSONObject) {
        body.add("arrivedAt", arrivedAt)
        body.add("finishedAt", finishedAt)
        body.add("needsFollowUp", needsFollowUp)
        body.add("officerBand", officerBand?.rawValue)
        body.add("securityMediation", securityMediation)
        body.add("contactConsent", contactConsent)
        if let warningLetter {
            body.add(
                "warningLetter",
                JSONObject { letter in
                    letter.add("given", warningLetter.given)
                    letter.add("reason", warningLetter.reason)
                }
            )
        }
    }
}

extension Signature {
    /// Adds the fields of a canonical `signed`.
    func write(to body: inout JSONObject) {
        body.add("taskId", taskID)
        body.add("by", by)
        body.add("at", at)
    }
}

extension FollowUp {
    /// Adds the fields of a canonical `followUp`.
    func write(to body: inout JSONObject) {
        body.add("taskId", taskID)
        body.add("caseId", caseID)
        body.add("by", by)
        body.add("at", at)
        body.add("outcome", outcome.rawValue)
        body.add("party", party)
        body.add("agreement", agreement?.json)
        body.add("contactConsent", contactConsent)
        body.add("satisfied", satisfied)
        body.add("safeToCall", safeToCall)
        body.add("text", text)
    }
}

extension Agreement {
    fileprivate var json: JSONObject {
        JSONObject { body in
            body.add("signedAt", signedAt)
            body.add("mediator", mediator)
            body.add("terms", terms)
            body.add("dueDates", dueDates.map(\.rfc3339))
        }
    }
}

extension ApprovalDecision {
    /// Adds the fields of a canonical `approval`.
    func write(to body: inout JSONObject) {
        body.add("requestId", requestID)
        body.add("draftDigest", draftDigest)
        body.add("decision", isApproved ? "approved" : "rejected")
        body.add("by", by)
        body.add("onBehalfOf", onBehalfOf)
        body.add("at", at)
        body.add("reason", reason)
        if let edits {
            body.add(
                "edits",
                JSONObject { changes in
                    changes.add("summary", edits.summary)
                    changes.add("department", edits.department)
                    changes.add("disclose", edits.disclose)
                }
            )
        }
        body.add("complexity", complexity?.rawValue)
    }
}

extension Order {
    /// Adds the fields of a canonical `order`.
    func write(to body: inout JSONObject) {
        body.add("caseId", caseID)
        body.add("alertNo", alertNo)
        body.add("order", kind.rawValue)
        body.add("by", by)
        body.add("reason", reason)
        body.add("at", at)
        body.add("push", push)
        body.add("typeCode", typeCode)
        body.add("department", department)
        body.add("band", band?.rawValue)
        body.add("assignee", assignee)
        body.add("target", target)
        body.add("eventId", eventID)
    }
}

extension Receipt {
    /// Adds the fields of a canonical `receipt`.
    func write(to body: inout JSONObject) {
        body.add("taskId", taskID)
        body.add("externalNo", externalNo)
        body.add("caseCode", caseCode)
        body.add("action", action.rawValue)
        if department != nil || by != nil {
            body.add(
                "by",
                JSONObject { sender in
                    sender.add("department", department)
                    sender.add("name", by)
                }
            )
        }
        body.add("at", at)
        body.add("reasonCode", reasonCode)
        body.add("outcome", outcome?.rawValue)
        body.add("way", way)
        body.add("mediator", mediator)
        body.add("agreement", agreement?.json)
        body.add("until", until)
        body.add("approvedBy", approvedBy)
        body.add("text", text)
    }
}
