extension Decision {
    /// The station in charge, when the directory has it.
    var station: Directory.Station? {
        context.directory.station(subject.alert.jurisdiction.code)
    }

    /// Where the case lies, as far as the directory knows.
    var placement: Directory.Placement { context.directory.placement(of: subject.alert) }

    /// The township the case lies in, when it is known.
    var township: Directory.Township? { placement.township }

    /// Notes that what the alert calls its village is not one the directory knows: from then on the case is told to the
    /// departments by its township only.
    mutating func noteUnknownVillage() {
        guard case .township(let township, .some) = placement else { return }
        let isListed = context.directory.listsVillages(of: township.code)
        record(
            .noted,
            by: TrailEntry.bridge,
            .init("note", "villageUnknown"),
            .init("township", township.code),
            .init("reason", isListed ? "notInDirectory" : "noVillagesListed")
        )
    }

    /// The first of these posts of the station that is held now, else the bureau's command room (综合指挥室).
    ///
    /// - Throws: `unknown_recipient` when nobody at all is on duty.
    mutating func recipient(_ roles: Directory.Role...) throws(Refusal) -> Directory.Person {
        if let station {
            for role in roles {
                if let person = context.directory.holder(of: role, in: station.code, at: now) { return person }
            }
        }
        guard
            let room = context.directory.bureauHolder(of: .commandRoom, over: subject.alert.jurisdiction.code, at: now)
        else {
            throw Refusal(
                .unknownRecipient,
                pointer: "/jurisdiction/code",
                detail: "the directory has neither this station's \(roles[0].rawValue) nor a bureau command room"
            )
        }
        record(
            .recipientMissing,
            by: TrailEntry.bridge,
            .init("station", subject.alert.jurisdiction.code),
            .init("role", roles[0].rawValue)
        )
        return room
    }

    /// The first of these posts of the bureau over the station.
    func bureauRecipient(_ roles: Directory.Role...) throws(Refusal) -> Directory.Person {
        let unit = subject.alert.jurisdiction.code
        guard
            let person = roles.lazy.compactMap({ context.directory.bureauHolder(of: $0, over: unit, at: now) }).first
        else {
            throw Refusal(
                .unknownRecipient,
                pointer: "/jurisdiction/code",
                detail: "the directory has no \(roles[0].rawValue) of the bureau"
            )
        }
        return person
    }

    /// Refuses anyone who holds none of these posts in the station or the bureau.
    func permit(_ id: String, as roles: Set<Directory.Role>, to act: String) throws(Refusal) {
        guard postsInCharge(of: id).contains(where: { roles.contains($0.role) }) else {
            throw Refusal(.notPermitted, pointer: "/by", detail: "the person holds no post that may \(act) here")
        }
    }

    /// The posts a person holds now in the station, in its bureau, or in the room that stands in for a bureau the
    /// directory does not have.
    func postsInCharge(of id: String) -> [Directory.Person] {
        let unit = subject.alert.jurisdiction.code
        let room = context.directory.bureauHolder(of: .commandRoom, over: unit, at: now)
        return context.directory.posts(of: id, at: now).filter { post in
            post.unit == unit || context.directory.isBureau(post.unit, over: unit) || post == room
        }
    }

    /// Who has the task of a recipient now: he himself, or his successor when he has left his post.
    func presentHolder(_ recipient: PoliceTask.Recipient) -> Directory.Person? {
        let posts = postsInCharge(of: recipient.id)
        return posts.first { $0.role == recipient.role } ?? posts.first
            ?? context.directory.holder(of: recipient.role, in: subject.alert.jurisdiction.code, at: now)
    }

    /// The posts whose holders lead (领导) or direct (指挥).
    static let leading: Set<Directory.Role> = [
        .dutyLeader, .stationLeader, .deputyLeader, .commandRoom, .bureauDutyLeader,
    ]
    /// The posts whose holders lead and may close a case or lower a grave band.
    static let leaders: Set<Directory.Role> = [.dutyLeader, .stationLeader, .deputyLeader, .bureauDutyLeader]
    static let anyPost = Set(Directory.Role.ofCases)
}

extension Directory {
    /// Whether a unit is the bureau of the station's county, or of the whole city: unit codes begin with the
    /// administrative division (行政区划, six digits), whose last two are 00 for a city.
    func isBureau(_ unit: String, over station: String) -> Bool {
        guard self.station(unit) == nil else { return false }
        let division = unit.prefix(6)
        return division == station.prefix(6) || (division.hasSuffix("00") && division.prefix(4) == station.prefix(4))
    }

    /// Everyone in this post of the bureau over a station, in the order of the file.
    func bureauHolders(of role: Role, over station: String, at now: Timestamp) -> [Person] {
        people.filter { $0.role == role && isBureau($0.unit, over: station) && $0.isInPost(at: now) }
    }

    /// The person in this post of the station's bureau, else of any bureau: for somebody must be told.
    func bureauHolder(of role: Role, over station: String, at now: Timestamp) -> Person? {
        let holders = people.filter { $0.role == role && self.station($0.unit) == nil && $0.isInPost(at: now) }
        return holders.first { isBureau($0.unit, over: station) } ?? (role == .commandRoom ? holders.first : nil)
    }
}

extension Directory.Person {
    var asRecipient: PoliceTask.Recipient {
        PoliceTask.Recipient(role: role, id: id, name: name)
    }
}
