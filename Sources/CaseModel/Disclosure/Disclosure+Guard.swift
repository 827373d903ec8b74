extension Disclosure {
    /// Refuses a draft whose free texts hold a name, phone, id number or address of the case's own record.
    ///
    /// The texts the bridge builds hold none; this is for what an approver writes, and for a fault of ours.
    static func check(_ draft: GovernanceDraft, against subject: Case) throws(Refusal) {
        // A side that is called what the type or a department is called (物业) gives nobody away.
        let ownWords = [draft.disputeType.name, draft.place.township] + draft.helpers
        let values = personalValues(of: subject.alert).filter { value in !ownWords.contains { $0.contains(value) } }
        let texts =
            [("summary", draft.summary), ("title", draft.title), ("suggestedLead", draft.suggestedLead)]
            + draft.people.map { ("people", $0.role) }
        for (field, text) in texts where values.contains(where: { text.contains($0) }) {
            throw Refusal(
                .disclosureBlocked,
                pointer: "/draft/\(field)",
                detail: "the text holds a value of the case's own record; write it without names, numbers and addresses"
            )
        }
    }

    /// Values long enough to recognise someone by.
    private static func personalValues(of alert: Alert) -> [String] {
        let caller = alert.caller
        var values = [caller?.name, caller?.phone, caller?.contactPhone, caller?.idNumber, alert.incidentAddress]
        for party in alert.parties {
            values += [party.name, party.phone, party.idNumber, party.address]
        }
        return values.compactMap(\.self).filter { $0.count > 1 && $0 != "匿名" }
    }
}
