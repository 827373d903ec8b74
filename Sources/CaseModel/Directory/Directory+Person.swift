extension Directory {
    /// A person on the police side, with his post and the time he holds it.
    package struct Person: Hashable, Codable, Sendable {
        /// 警号
        package var id: String
        package var name: String
        package var role: Role
        /// Unit code of the station or bureau.
        package var unit: String
        package var from: Timestamp?
        package var until: Timestamp?

        /// A person in a post.
        package init(
            id: String,
            name: String,
            role: Role,
            unit: String,
            from: Timestamp? = nil,
            until: Timestamp? = nil
        ) {
            self.id = id
            self.name = name
            self.role = role
            self.unit = unit
            self.from = from
            self.until = until
        }

        /// Whether he holds the post at `now`; `until` is exclusive.
        package func isInPost(at now: Timestamp) -> Bool {
            (from.map { $0 <= now } ?? true) && (until.map { now < $0 } ?? true)
        }
    }

    /// 岗位
    package enum Role: String, Codable, Sendable, CaseIterable {
        /// 处警民警
        case respondingOfficer
        /// 责任民警
        case responsibleOfficer
        /// 值班领导
        case dutyLeader
        /// 分管所领导
        case stationLeader
        /// 副所长: stands in for the station leader.
        case deputyLeader
        /// 综合指挥室
        case commandRoom
        /// 局值班领导
        case bureauDutyLeader
        /// 运维: looks after the bridge and decides nothing of a case.
        case `operator`

        /// The posts that work on cases.
        package static let ofCases = allCases.filter { $0 != .operator }
    }
}
