import CaseModel

/// The fields a profile may fill, by kind: those of `schemas/messages`, without the entries of lists of objects.
enum CanonicalFields {
    /// The pointer in `node`, if `kind` has such a field.
    static func target(_ node: ProfileNode, kind: InboundMessage.Kind) throws(ProfileError) -> JSONPointer {
        let pointer = try node.pointer()
        guard pointers(of: kind).contains(pointer.text.dropFirst()) else {
            throw node.error("\(kind.rawValue) has no field \(pointer.text)")
        }
        return pointer
    }

    /// The pointers without their first slash.
    static func pointers(of kind: InboundMessage.Kind) -> [Substring] {
        ["schemaVersion"] + fields(of: kind).split { $0 == " " || $0 == "\n" }
    }

    private static func fields(of kind: InboundMessage.Kind) -> String {
        switch kind {
        case .alert:
            """
            alertNo revision eventKind mainAlertNo relation source regionCode reportedAt receivedAt occurredAt
            caller/name caller/sex caller/phone caller/contactPhone caller/idNumber reporterRole confidential
            incidentAddress township village grid location/lon location/lat location/datum
            category/level1 category/level2 category/level3 category/level4
            initialCategory/level1 initialCategory/level2 initialCategory/level3 initialCategory/level4
            categoryTable grade content supplement weapon hazmat explosion peopleInvolved injured dead parties tags
            jurisdiction/code jurisdiction/name initialJurisdiction/code initialJurisdiction/name
            dispatchNo officer/id officer/name caseNo callerConsentsToContact
            feedbackText resultCode
            """ + " " + feedback
        case .disposition: "alertNo result text by " + feedback
        case .signed: "taskId by at"
        case .followUp: "taskId caseId by at outcome party contactConsent satisfied safeToCall text " + agreement
        case .approval:
            """
            requestId draftDigest decision by onBehalfOf at reason complexity
            edits/summary edits/department edits/disclose
            """
        case .order:
            "caseId alertNo order by reason at push typeCode department band assignee target eventId"
        case .receipt:
            """
            taskId externalNo caseCode action by/department by/name at reasonCode outcome way mediator until
            approvedBy text
            """ + " " + agreement
        }
    }

    private static let feedback = """
        arrivedAt finishedAt needsFollowUp officerBand securityMediation contactConsent
        warningLetter/given warningLetter/reason
        """

    private static let agreement = "agreement/signedAt agreement/mediator agreement/terms agreement/dueDates"
}
