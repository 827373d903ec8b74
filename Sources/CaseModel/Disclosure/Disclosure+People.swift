extension Disclosure {
    /// Caller and parties for the police side; a caller who is a party stands there once. Of a confidential caller nothing is told but where to look.
    static func peopleForPolice(of alert: Alert) -> [PoliceTask.Person] {
        var people: [PoliceTask.Person] = []
        if let caller = alert.caller, !callerIsParty(of: alert) {
            people.append(
                alert.confidential
                    ? PoliceTask.Person(role: callerRole, name: PoliceTask.Person.lookUp, phone: nil)
                    : PoliceTask.Person(
                        role: callerRole,
                        name: caller.name,
                        phone: caller.contactPhone ?? caller.phone
                    )
            )
        }
        for party in alert.parties {
            people.append(
                alert.confidential && isCaller(party, of: alert)
                    ? PoliceTask.Person(role: party.role, name: PoliceTask.Person.lookUp, phone: nil)
                    : PoliceTask.Person(role: party.role, name: party.name, phone: party.phone)
            )
        }
        return people
    }

    /// 报警内容 for the police side, without a confidential caller's own data. Every scalar is replaced by one, so that
    /// evidence keeps its place.
    static func contentForPolice(of alert: Alert) -> String {
        concealCaller(of: alert, in: alert.content)
    }

    /// The text without a confidential caller's name, phones and id number.
    static func concealCaller(of alert: Alert, in text: String) -> String {
        guard alert.confidential, let caller = alert.caller else { return text }
        let values = [caller.name, caller.phone, caller.contactPhone, caller.idNumber]
        return values.compactMap(\.self).reduce(text) { $0.concealing($1) }
    }

    /// Findings for the police side, their words without a confidential caller's own data.
    static func indicatorsForPolice(_ subject: Case) -> [IndicatorFinding] {
        let told = subject.indicators.map { finding in
            var finding = finding
            for index in finding.evidence.indices {
                finding.evidence[index].words = concealCaller(of: subject.alert, in: finding.evidence[index].words)
            }
            return finding
        }
        return told + subject.computedIndicators
    }

    /// Parties for the governance side, masked; a protected caller not at all.
    static func people(of alert: Alert) -> [GovernanceDraft.Person] {
        var people: [GovernanceDraft.Person] = []
        if let caller = alert.caller, !isCallerProtected(alert), !callerIsParty(of: alert) {
            people.append(masked(callerRole, name: caller.name, phone: caller.contactPhone ?? caller.phone))
        }
        for party in alert.parties where !(isCallerProtected(alert) && isCaller(party, of: alert)) {
            people.append(masked(party.role, name: party.name, phone: party.phone))
        }
        return people
    }

    /// Who may be named to the departments on their request, with name and telephone: only who agreed to it
    /// (同意联系), never the caller of a confidential alert, never anyone in a case of domestic violence.
    static func contacts(of subject: Case) -> [ContactDisclosure.Person] {
        let alert = subject.alert
        guard subject.typeCode != violenceCode else { return [] }
        var people: [ContactDisclosure.Person] = []
        if let caller = alert.caller, !isCallerProtected(alert), !callerIsParty(of: alert),
            subject.contactConsents.contains(callerRole)
        {
            people.append(
                ContactDisclosure.Person(
                    role: callerRole,
                    name: caller.name,
                    phone: caller.contactPhone ?? caller.phone
                )
            )
        }
        for party in alert.parties where !(isCallerProtected(alert) && isCaller(party, of: alert)) {
            let consents =
                subject.contactConsents.contains(party.role)
                || (isCaller(party, of: alert) && subject.contactConsents.contains(callerRole))
            guard consents else { continue }
            people.append(ContactDisclosure.Person(role: party.role, name: party.name, phone: party.phone))
        }
        return people.filter { $0.phone != nil }
    }

    /// A caller who asked for it, and a school, a hospital or a village that reports for others (反家庭暴力法 art. 14): of
    /// them nothing crosses.
    static func isCallerProtected(_ alert: Alert) -> Bool {
        switch alert.reporterRole {
        case .school, .hospital, .village: true
        case .party, .other, nil: alert.confidential
        }
    }

    private static func callerIsParty(of alert: Alert) -> Bool {
        alert.parties.contains { isCaller($0, of: alert) }
    }

    /// Whether a party is the caller, by any value of his.
    static func isCaller(_ party: Alert.Party, of alert: Alert) -> Bool {
        guard let caller = alert.caller else { return false }
        func same(_ left: String?, _ right: String?) -> Bool {
            guard let left, let right, !left.isEmpty else { return false }
            return left == right
        }
        return same(party.name, caller.name) || same(party.idNumber, caller.idNumber)
            || same(party.phone, caller.phone) || same(party.phone, caller.contactPhone)
    }

    private static func masked(_ role: String, name: String?, phone: String?) -> GovernanceDraft.Person {
        GovernanceDraft.Person(role: role, maskedName: name.map(maskedName), maskedPhone: phone.map(maskedPhone))
    }

    /// 钱某, 欧阳某; what is longer than a person's name is a unit and reads 某单位.
    package static func maskedName(_ name: String) -> String {
        guard let first = name.first else { return "某" }
        if name.count > 4 { return "某单位" }
        let compound = ["欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐"]
        let surname = compound.first { name.hasPrefix($0) && name.count > 2 } ?? String(first)
        return "\(surname)某"
    }

    /// 138****8000; a number of another length keeps its last two digits.
    package static func maskedPhone(_ phone: String) -> String {
        let digits = phone.filter(\.isNumber)
        if digits.count == 11 { return "\(digits.prefix(3))****\(digits.suffix(4))" }
        return "****\(digits.count > 4 ? digits.suffix(2) : "")"
    }
}

extension String {
    /// The text with every occurrence of `value` replaced by as many ＊.
    fileprivate func concealing(_ value: String) -> String {
        let needle = Array(value.unicodeScalars)
        guard needle.count > 1 else { return self }
        var scalars = Array(unicodeScalars)
        var start = 0
        while start + needle.count <= scalars.count {
            if Array(scalars[start..<start + needle.count]) == needle {
                for index in start..<start + needle.count { scalars[index] = "＊" }
                start += needle.count
            } else {
                start += 1
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
