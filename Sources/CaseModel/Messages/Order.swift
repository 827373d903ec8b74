/// 指令 of a person in charge, on a case or on an alert that has none yet.
package struct Order: Hashable, Codable, Sendable {
    package var caseID: String?
    package var alertNo: String?
    package var kind: Kind
    package var by: String
    package var reason: String
    /// When it was given; the time of receipt when the message does not say.
    package var at: Timestamp?
    /// What the order needs: `push` 2 or 3 for `push` and `expedite`.
    package var push: Int?
    /// Type code for `retype`.
    package var typeCode: String?
    /// Suggested lead department for `expedite`, `push`, `redirect`.
    package var department: String?
    /// Band for `raiseBand` and `lowerBand`.
    package var band: Band?
    /// Person for `assign`.
    package var assignee: String?
    /// The other case or alert for `link`, `unlink`, `linkCrime`.
    package var target: String?
    /// The trail entry for `correct`.
    package var eventID: String?

    /// An order of `by`, with the reason every order must give.
    package init(kind: Kind, caseID: String? = nil, alertNo: String? = nil, by: String, reason: String) {
        self.kind = kind
        self.caseID = caseID
        self.alertNo = alertNo
        self.by = by
        self.reason = reason
    }

    /// What is ordered.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// 加急
        case expedite
        case push, assign, redirect, retype, raiseBand, lowerBand, openCase, link, unlink, linkCrime
        case suspend, resume, reopen, withdraw, close, correct, adjudicate
    }
}
