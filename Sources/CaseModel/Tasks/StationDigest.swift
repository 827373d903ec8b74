/// Everything of one station that fell due while the bridge was down (逾期汇总), in one reminder.
package struct StationDigest: Hashable, Codable, Sendable {
    package var station: String
    package var recipient: PoliceTask.Recipient
    package var lines: [Line]

    /// A digest for the person who has the watch.
    package init(station: String, recipient: PoliceTask.Recipient, lines: [Line]) {
        self.station = station
        self.recipient = recipient
        self.lines = lines
    }

    /// One deadline of one case.
    package struct Line: Hashable, Codable, Sendable {
        package var station: String
        package var caseID: String
        package var alertNo: String
        package var band: Band
        package var about: Deadline.Kind
        package var dueAt: Timestamp

        /// A line.
        package init(
            station: String,
            caseID: String,
            alertNo: String,
            band: Band,
            about: Deadline.Kind,
            dueAt: Timestamp
        ) {
            self.station = station
            self.caseID = caseID
            self.alertNo = alertNo
            self.band = band
            self.about = about
            self.dueAt = dueAt
        }
    }
}

extension StationDigest {
    /// The reminders that tell these lines, one per station, to its duty leader or whoever stands in for him.
    ///
    /// Equal lines at an equal time give equal tasks.
    ///
    /// - Parameter identifier: the UUIDv5 of a name.
    package static func reminders(
        of lines: [Line],
        directory: Directory,
        at now: Timestamp,
        identifier: (String) -> String
    ) -> [PushTask] {
        let stations = Set(lines.map(\.station)).sorted()
        return stations.compactMap { station in
            let own = lines.filter { $0.station == station }.sorted { ($0.dueAt, $0.caseID) < ($1.dueAt, $1.caseID) }
            let posts: [Directory.Role] = [.dutyLeader, .stationLeader, .deputyLeader, .commandRoom]
            let person =
                posts.lazy.compactMap { directory.holder(of: $0, in: station, at: now) }.first
                ?? directory.bureauHolder(of: .commandRoom, over: station, at: now)
            guard let person else { return nil }
            return PushTask(
                id: identifier("digest/\(station)/\(now.milliseconds)"),
                kind: .reminder,
                lane: .police,
                routingKey: "reminder.\(person.unit)",
                caseID: "station:\(station)",
                band: own.map(\.band).max() ?? .blue,
                issuedAt: now,
                body: .digest(StationDigest(station: station, recipient: person.asRecipient, lines: own))
            )
        }
    }
}
