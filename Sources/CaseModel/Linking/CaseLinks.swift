/// How a case hangs together with others (关联): what people have said of it, and what they are asked.
package struct CaseLinks: Hashable, Codable, Sendable {
    /// Linked or unlinked by order, the newest word on each other case.
    package var ordered: [OrderedLink]
    /// Cases that only place and type have in common, for a person to judge.
    package var proposals: [LinkProposal]
    /// Later crimes that began as this dispute (倒查).
    package var crimes: [CrimeLink]
    /// Alerts that reopened the case, oldest first.
    package var repeats: [RepeatedAlert]

    /// A case on its own.
    package init() {
        ordered = []
        proposals = []
        crimes = []
        repeats = []
    }
}

/// A person's word that another case is the same dispute, or is not.
package struct OrderedLink: Hashable, Codable, Sendable {
    package var caseID: String
    package var alertNo: String
    /// False for `unlink`.
    package var isLinked: Bool
    package var by: String
    package var at: Timestamp

    /// The word of `by`.
    package init(caseID: String, alertNo: String, isLinked: Bool, by: String, at: Timestamp) {
        self.caseID = caseID
        self.alertNo = alertNo
        self.isLinked = isLinked
        self.by = by
        self.at = at
    }
}

/// A case that may be the same dispute; it names nobody.
package struct LinkProposal: Hashable, Codable, Sendable {
    package var caseID: String
    package var alertNo: String
    package var when: Timestamp
    /// Type code.
    package var type: String
    package var band: Band

    /// A proposal to link the case `identity` names.
    package init(_ identity: LinkedCase.Identity, when: Timestamp, type: String, band: Band) {
        caseID = identity.caseID
        alertNo = identity.alertNo
        self.when = when
        self.type = type
        self.band = band
    }
}

/// A crime that came after a dispute had been reported: how the dispute was handled is looked into again (倒查).
package struct CrimeLink: Hashable, Codable, Sendable {
    /// As the order named it: an alert number, a case, or a 案件编号.
    package var target: String
    /// Its case, when it has one here.
    package var caseID: String?
    package var by: String
    package var at: Timestamp

    /// The crime `target`, named by `by`.
    package init(target: String, caseID: String?, by: String, at: Timestamp) {
        self.target = target
        self.caseID = caseID
        self.by = by
        self.at = at
    }
}

extension RelatedAlert {
    /// What a push tells of a proposal.
    init(_ proposal: LinkProposal) {
        self.init(alertNo: proposal.alertNo, when: proposal.when, type: proposal.type, band: proposal.band)
    }

    /// What a push tells of another alert of the incident; nil when its number is not known.
    init?(_ other: LinkedCase) {
        guard let identity = other.identity else { return nil }
        self.init(
            alertNo: identity.alertNo,
            when: other.summary.when,
            type: other.summary.type,
            band: other.summary.band
        )
    }
}
