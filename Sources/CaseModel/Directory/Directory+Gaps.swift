extension Directory {
    /// A post that nobody holds, or a room that cannot be called (值班空缺).
    package struct Gap: Hashable, Sendable {
        package var kind: Kind
        /// Code of the station, bureau or township.
        package var unit: String
        /// The part of the time asked for in which it is so; `until` is exclusive.
        package var from: Timestamp
        package var until: Timestamp

        /// A gap.
        package init(_ kind: Kind, in unit: String, from: Timestamp, until: Timestamp) {
            self.kind = kind
            self.unit = unit
            self.from = from
            self.until = until
        }

        /// What is missing.
        package enum Kind: String, Sendable, CaseIterable {
            /// A station with neither 分管所领导 nor 副所长.
            case stationLeader
            /// A station without 责任民警.
            case responsibleOfficer
            /// A station without 值班领导.
            case dutyLeader
            /// A bureau without 局值班领导.
            case bureauDutyLeader
            /// A bureau without 综合指挥室.
            case commandRoom
            /// A township without 综合信息指挥室.
            case room
            /// A township whose room has no telephone.
            case roomPhones

            /// The posts of which one must be held; none for what has no post.
            fileprivate var posts: Set<Role> {
                switch self {
                case .stationLeader: [.stationLeader, .deputyLeader]
                case .responsibleOfficer: [.responsibleOfficer]
                case .dutyLeader: [.dutyLeader]
                case .bureauDutyLeader: [.bureauDutyLeader]
                case .commandRoom: [.commandRoom]
                case .room, .roomPhones: []
                }
            }
        }
    }

    /// Every gap between two times, by unit in the order of the file, then by kind, then by time.
    package func gaps(from start: Timestamp, until end: Timestamp) -> [Gap] {
        guard start < end else { return [] }
        let terms = Dictionary(grouping: people, by: \.unit)
        func empty(_ unit: String, _ kinds: [Gap.Kind]) -> [Gap] {
            kinds.flatMap { kind in
                Directory.times(
                    from: start,
                    until: end,
                    without: terms[unit, default: []].filter { kind.posts.contains($0.role) }
                )
                .map { Gap(kind, in: unit, from: $0.from, until: $0.until) }
            }
        }
        return stations.flatMap { empty($0.code, [.stationLeader, .responsibleOfficer, .dutyLeader]) }
            + bureaus.flatMap { empty($0.code, [.bureauDutyLeader, .commandRoom]) }
            + townships.flatMap { township in
                let missing: [Gap.Kind] =
                    (township.room.isEmpty ? [.room] : []) + (township.roomPhones.isEmpty ? [.roomPhones] : [])
                return missing.map { Gap($0, in: township.code, from: start, until: end) }
            }
    }

    /// The times in which none of these people is in post.
    private static func times(
        from start: Timestamp,
        until end: Timestamp,
        without holders: [Person]
    ) -> [(from: Timestamp, until: Timestamp)] {
        var empty: [(from: Timestamp, until: Timestamp)] = []
        var covered = start
        for holder in holders.sorted(by: { ($0.from ?? start) < ($1.from ?? start) }) {
            let from = holder.from ?? start
            guard from < end else { break }
            if from > covered { empty.append((covered, from)) }
            covered = max(covered, holder.until ?? end)
        }
        if covered < end { empty.append((covered, end)) }
        return empty
    }
}
