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
                agreed: agreement != nil
            ),
            sidesInCommon: sidesInCommon,
            place: place,
            relation: alert.relation,
            ownBand: ownBand,
            grade: firstGrade
        )
    }
}

extension CaseReference {
    /// The key under which a store keeps this reference: a case code is read as a person may have typed it.
    package var storedKey: String {
        guard case .caseCode(let typed) = self, let code = CaseCode(typed) else { return key }
        return CaseReference.caseCode(code.text).key
    }
}
