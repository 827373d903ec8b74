/// Everything that leaves the bridge: one message to one receiver (任务).
package struct PushTask: Hashable, Codable, Sendable {
    /// UUIDv5; the AMQP message-id. On the police side derived from the case id, on the governance side from the case
    /// code, so that no police identifier crosses.
    package var id: String
    package var kind: Kind
    package var lane: Lane
    /// Such as `push1.330784550000` or `push3.330784104000`.
    package var routingKey: String
    /// 案件标识 of the police side; not part of any governance body.
    package var caseID: String
    /// Red tasks leave the outbox first.
    package var band: Band
    package var issuedAt: Timestamp
    package var body: Body

    /// A task with this body.
    package init(
        id: String,
        kind: Kind,
        lane: Lane,
        routingKey: String,
        caseID: String,
        band: Band,
        issuedAt: Timestamp,
        body: Body
    ) {
        self.id = id
        self.kind = kind
        self.lane = lane
        self.routingKey = routingKey
        self.caseID = caseID
        self.band = band
        self.issuedAt = issuedAt
        self.body = body
    }

    /// `taskKind` and AMQP `type`.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// 一推: to the responding officer.
        case push1
        /// 二推: to the responsible officer and the station's leaders.
        case push2
        /// 审批请求
        case approvalRequest
        /// 回访
        case callback
        /// 通知
        case notice
        /// 三推: to the township's information room.
        case push3
        /// 撤回
        case withdrawal
        /// 催办、督办: a deadline is near or has passed, on either lane.
        case reminder
        /// 联系方式告知: the answer to an approved contactRequest.
        case contactDisclosure
    }

    /// One typed struct per receiver: a field that is not in the struct cannot leave.
    package enum Body: Hashable, Codable, Sendable {
        case police(PoliceTask)
        case governance(GovernanceTask)
        case withdrawal(WithdrawalTask)
        case reminder(GovernanceReminder)
        case notice(GovernanceNotice)
        case inform(InformNotice)
        case contact(ContactDisclosure)
        case digest(StationDigest)
    }
}

/// The two ways out, which fail independently (通道).
package enum Lane: String, Codable, Sendable, CaseIterable {
    /// Exchange `police.tasks`: push 1, push 2, approvals, call-backs, notices.
    case police
    /// Exchange `governance.tasks`: push 3 and what follows it.
    case governance
}
