extension Disclosure {
    /// Refuses a draft whose free texts hold a name, phone, id number or address of the case's own record.
    ///
    /// The texts the bridge builds hold none; this is for what an approver writes, and for a fault of ours.
    static func check(_ draft: GovernanceDraft, against subject: Case) throws(Refusal) {
        let values = personalValues(of: subject.alert)
        for (field, text) in [
            ("summary", draft.summary), ("title", draft.title), ("suggestedLead", draft.suggestedLead),
        ]
        where values.contains(where: { text.contains($0) }) {
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
