/// Push 3 (三推): a draft that was approved, with the ids, times and approvals it got when it left.
package struct GovernanceTask: Hashable, Codable, Sendable {
    /// 一案一码
    package var caseCode: String
    /// Their event number, when known.
    package var externalNo: String?
    package var draft: GovernanceDraft
    package var deadlines: TaskDeadlines
    package var approvals: [Approval]

    /// An approved task.
    package init(
        caseCode: String,
        externalNo: String?,
        draft: GovernanceDraft,
        deadlines: TaskDeadlines,
        approvals: [Approval]
    ) {
        self.caseCode = caseCode
        self.externalNo = externalNo
        self.draft = draft
        self.deadlines = deadlines
        self.approvals = approvals
    }

    /// An approval as the other side may see it: the unit and the rank, never the person.
    package struct Approval: Hashable, Codable, Sendable {
        package var unit: String
        package var rank: Directory.Role
        package var at: Timestamp

        /// An approval by a post of `unit`.
        package init(unit: String, rank: Directory.Role, at: Timestamp) {
            self.unit = unit
            self.rank = rank
            self.at = at
        }
    }
}

/// The body that would leave, without ids and times: what the approver sees and the digest names (草案).
package struct GovernanceDraft: Hashable, Codable, Sendable {
    package var disputeType: TypeLine
    /// 平台
    package var channel: String
    package var title: String
    package var place: Place
    package var people: [Person]
    package var flags: Flags
    package var band: Band
    /// Generic, such as 有升级风险; never the reasons.
    package var riskPhrase: String
    package var expedited: Bool
    /// Built from typed values only, never cut from content or feedback.
    package var summary: String
    package var suggestedLead: String
    package var helpers: [String]
    package var policeContact: PoliceContact

    /// A draft.
    package init(
        disputeType: TypeLine,
        channel: String,
        title: String,
        place: Place,
        people: [Person],
        flags: Flags,
        band: Band,
        riskPhrase: String,
        expedited: Bool,
        summary: String,
        suggestedLead: String,
        helpers: [String],
        policeContact: PoliceContact
    ) {
        self.disputeType = disputeType
        self.channel = channel
        self.title = title
        self.place = place
        self.people = people
        self.flags = flags
        self.band = band
        self.riskPhrase = riskPhrase
        self.expedited = expedited
        self.summary = summary
        self.suggestedLead = suggestedLead
        self.helpers = helpers
        self.policeContact = policeContact
    }

    /// The type with the governance side's own code (事件类别).
    package struct TypeLine: Hashable, Codable, Sendable {
        package var code: String
        package var name: String
        package var govCode: String

        /// A type line.
        package init(code: String, name: String, govCode: String) {
            self.code = code
            self.name = name
            self.govCode = govCode
        }
    }

    /// Township and village, and a point cut to about 500 m.
    package struct Place: Hashable, Codable, Sendable {
        package var township: String
        package var village: String?
        package var point: Location?

        /// A coarse place.
        package init(township: String, village: String?, point: Location?) {
            self.township = township
            self.village = village
            self.point = point
        }
    }

    /// 当事人, masked: 钱某, 138****8000.
    package struct Person: Hashable, Codable, Sendable {
        package var role: String
        package var maskedName: String?
        package var maskedPhone: String?

        /// A masked person.
        package init(role: String, maskedName: String?, maskedPhone: String?) {
            self.role = role
            self.maskedName = maskedName
            self.maskedPhone = maskedPhone
        }
    }

    /// Yes or no, for the safety of the staff who go.
    package struct Flags: Hashable, Codable, Sendable {
        package var weapon: Bool
        package var injury: Bool
        package var minor: Bool

        /// The three flags.
        package init(weapon: Bool, injury: Bool, minor: Bool) {
            self.weapon = weapon
            self.injury = injury
            self.minor = minor
        }
    }

    /// The station and its duty telephone, never an officer.
    package struct PoliceContact: Hashable, Codable, Sendable {
        package var unit: String
        package var dutyPhone: String

        /// A contact.
        package init(unit: String, dutyPhone: String) {
            self.unit = unit
            self.dutyPhone = dutyPhone
        }
    }
}

/// 撤回: names what left, why it is withdrawn, and asks for deletion.
package struct WithdrawalTask: Hashable, Codable, Sendable {
    package var caseCode: String
    package var externalNo: String?
    /// The push 3 that is withdrawn.
    package var withdrawnTaskID: String
    /// A fixed phrase, such as 转公安办理.
    package var reason: String

    /// A withdrawal of one task.
    package init(caseCode: String, externalNo: String?, withdrawnTaskID: String, reason: String) {
        self.caseCode = caseCode
        self.externalNo = externalNo
        self.withdrawnTaskID = withdrawnTaskID
        self.reason = reason
    }
}
