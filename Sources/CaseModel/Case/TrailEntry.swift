/// One line of a case's trail (全程留痕): who, when, what, why, under which rules. Facts hold ids and codes, never a
/// name, a phone or an id number.
package struct TrailEntry: Hashable, Codable, Sendable {
    package var caseID: String?
    package var alertNo: String?
    package var at: Timestamp
    /// Police number of a person, `bridge`, or `governance`.
    package var actor: String
    package var kind: Kind
    /// Further facts in a fixed order.
    package var facts: [Fact]
    package var ruleSetVersion: String?

    /// An entry.
    package init(
        caseID: String?,
        alertNo: String?,
        at: Timestamp,
        actor: String,
        kind: Kind,
        facts: [Fact] = [],
        ruleSetVersion: String? = nil
    ) {
        self.caseID = caseID
        self.alertNo = alertNo
        self.at = at
        self.actor = actor
        self.kind = kind
        self.facts = facts
        self.ruleSetVersion = ruleSetVersion
    }

    /// A named fact.
    package struct Fact: Hashable, Codable, Sendable {
        package var name: String
        package var value: String

        /// A fact.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What happened.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case alertRecorded, caseOpened, alertRevised, alertJoined
        case dispositionReceived, bandJudged, bandRaised, retyped, expedited
        case taskIssued, taskHandedOver, taskSigned, taskSetAside
        case followedUp, approvalRequested, approved, rejected, approvalWithdrawn
        case receiptReceived, settled, callBackDone, reopened, closed, transferredToCase
        case deadlineSet, deadlineMet, deadlineMissed, deadlineFired, deadlineCancelled, deadlineChanged
        case suspended, resumed, draftEdited, disclosed, taskWithheld
        case bandLowered, bandLowerProposed, returned, adjudicated, redirected, reassigned, withdrawn
        case corrected, crimeLinked, informed, extended, moved
        case linked, unlinked, imported
        case recipientMissing, noted
        /// Of an operator (运维) on the bridge itself.
        case operatorActed
    }

    /// The actor of everything the bridge does itself.
    package static let bridge = "bridge"
    /// The actor of receipts: whoever spoke on the governance side.
    package static let governance = "governance"
}
