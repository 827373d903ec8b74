extension Disclosure {
    /// Refuses a draft whose free texts hold a name, phone, id number or address of the case's own record.
    ///
    /// The texts the bridge builds hold none; this is for what an approver writes, and for a fault of ours.
    static func check(_ draft: GovernanceDraft, against subject: Case) throws(Refusal) {
        let scan = LeakScan(for: subject, ownWords: ownWords(of: draft))
        let texts =
            [("summary", draft.summary), ("title", draft.title), ("suggestedLead", draft.suggestedLead)]
            + draft.people.map { ("people", $0.role) }
        for (field, text) in texts {
            let leak = scan.leak(in: text)?.rawValue ?? (holdsLongNumber(text) ? "longNumber" : nil)
            guard let leak else { continue }
            throw Refusal(
                .disclosureBlocked,
                pointer: "/draft/\(field)",
                detail:
                    "the text holds a value of the case's own record; write it without names, numbers and addresses",
                rule: "guard.\(leak)"
            )
        }
    }

    /// A side that is called what the type or a department is called (物业) gives nobody away.
    static func ownWords(of draft: GovernanceDraft) -> [String] {
        [draft.disputeType.name, draft.place.township] + draft.helpers
    }

    /// A number long enough to be of a telephone, a person, a bank card or an alert: no free text needs one.
    private static func holdsLongNumber(_ text: String) -> Bool {
        var digits = 0
        for character in text where !LeakScan.separators.contains(character) {
            digits = character.isNumber ? digits + 1 : 0
            if digits >= 7 { return true }
        }
        return false
    }
}

extension PushTask {
    /// The scan of everything that is about to leave with this task; nil for what stays on the police side.
    package func leakScan(of subject: Case) -> LeakScan? {
        switch body {
        case .police, .digest: nil
        case .governance(let task): LeakScan(for: subject, ownWords: Disclosure.ownWords(of: task.draft))
        case .contact(let disclosure):
            LeakScan(
                for: subject,
                allowed: Set(disclosure.people.flatMap { [$0.name, $0.phone].compactMap(\.self) })
            )
        case .withdrawal, .reminder, .notice, .inform: LeakScan(for: subject)
        }
    }
}
