extension Disclosure {
    /// Refuses a draft whose free texts hold a name, phone, id number or address of the case's own record.
    ///
    /// The texts the bridge builds hold none; this is for what an approver writes, and for a fault of ours.
    static func check(_ draft: GovernanceDraft, against subject: Case) throws(Refusal) {
        // A side that is called what the type or a department is called (物业) gives nobody away.
        let ownWords = [draft.disputeType.name, draft.place.township] + draft.helpers
        let values = personalValues(of: subject).filter { value in !ownWords.contains { $0.contains(value) } }
        let texts =
            [("summary", draft.summary), ("title", draft.title), ("suggestedLead", draft.suggestedLead)]
            + draft.people.map { ("people", $0.role) }
        for (field, text) in texts where names(text, anyOf: values) {
            throw Refusal(
                .disclosureBlocked,
                pointer: "/draft/\(field)",
                detail: "the text holds a value of the case's own record; write it without names, numbers and addresses"
            )
        }
    }

    /// Whether the text holds one of the values, or a number long enough to be of a telephone, a person, a bank card or
    /// an alert. Blanks and dashes between digits hide nothing.
    private static func names(_ text: String, anyOf values: [String]) -> Bool {
        let bare = text.filter { !" -－—–·.　\t".contains($0) }
        var digits = 0
        for character in bare {
            digits = character.isNumber ? digits + 1 : 0
            if digits >= 7 { return true }
        }
        return values.contains { bare.contains($0) || text.contains($0) } || holdsPlate(bare)
    }

    /// 车牌: a province's character, a letter, five or six letters and digits.
    private static func holdsPlate(_ text: String) -> Bool {
        let provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
        let characters = Array(text)
        return characters.indices.contains { index in
            guard provinces.contains(characters[index]), index + 6 < characters.count else { return false }
            let plate = characters[(index + 1)...(index + 6)]
            return plate.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && plate[index + 1].isLetter
        }
    }

    /// Values long enough to recognise someone by.
    private static func personalValues(of subject: Case) -> [String] {
        let alert = subject.alert
        let caller = alert.caller
        var values = [caller?.name, caller?.phone, caller?.contactPhone, caller?.idNumber, alert.incidentAddress]
        values += [alert.alertNo, alert.dispatchNo, alert.caseNo, subject.id, alert.officer?.id, alert.officer?.name]
        values += subject.joinedAlerts
        for party in alert.parties {
            values += [party.name, party.phone, party.idNumber, party.address]
        }
        return values.compactMap(\.self).filter { $0.count > 1 && $0 != "匿名" }
    }
}
