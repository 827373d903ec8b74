package import CaseModel

extension Case {
    /// Everything that names this case besides its own id and the ids of its tasks.
    package var references: [CaseReference] {
        var references: [CaseReference] = [.alert(alert.alertNo)]
        references += joinedAlerts.map { .alert($0) }
        references.append(.caseCode(code.text))
        if let externalNo = departmentWork?.externalNo { references.append(.externalNo(externalNo)) }
        return references
    }

    /// What an alert of the same people is told of this case.
    package func linked(sidesInCommon: Int, place: String?) -> LinkedCase {
        LinkedCase(
            summary: EarlierCase(
                when: alert.reportedAt,
                type: typeCode,
                band: band,
                outcome: outcome,
                agreed: agreement != nil,
                dueDates: agreement?.dueDates ?? [],
                performed: isPerformed
            ),
            sidesInCommon: sidesInCommon,
            place: place,
            relation: alert.relation,
            ownBand: ownBand,
            grade: firstGrade,
            identity: LinkedCase.Identity(
                caseID: id,
                alertNo: alert.alertNo,
                isInCallBack: phase == .callBack,
                closedAt: phase == .closed ? closedAt : nil
            ),
            repeats: links.repeats
        )
    }

    /// Whether what was agreed was performed; nil while a check is outstanding or none was made.
    private var isPerformed: Bool? {
        let checks = callBacks.filter { $0.purpose == .performance }
        if checks.contains(where: { $0.state == .dissatisfied }) { return false }
        return !checks.isEmpty && checks.allSatisfy { $0.state == .satisfied } ? true : nil
    }
}

extension CaseReference {
    /// The key under which a store keeps this reference: a case code is read as a person may have typed it.
    package var storedKey: String {
        guard case .caseCode(let typed) = self, let code = CaseCode(typed) else { return key }
        return CaseReference.caseCode(code.text).key
    }
}

extension OrderedLink {
    /// The same word as the other case has it, about `one`.
    package func reversed(from one: Case) -> OrderedLink {
        OrderedLink(caseID: one.id, alertNo: one.alert.alertNo, isLinked: isLinked, by: by, at: at)
    }
}

extension [OrderedLink] {
    /// The newest word on each other case, the newest last.
    package var newestOfEachPair: [OrderedLink] {
        var newest: [String: OrderedLink] = [:]
        for link in self where newest[link.caseID].map({ $0.at <= link.at }) ?? true { newest[link.caseID] = link }
        return newest.values.sorted { ($0.at, $0.caseID) < ($1.at, $1.caseID) }
    }
}
