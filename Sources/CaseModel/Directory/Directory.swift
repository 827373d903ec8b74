/// Who is where (组织机构与值班表): stations and their people, townships and their rooms, departments by type.
///
/// Everything that decides is read from here; a place or a person missing here is never guessed.
package struct Directory: Hashable, Codable, Sendable {
    /// Digest of the file it came from.
    package var version: String
    package var stations: [Station]
    package var townships: [Township]
    /// Officers and leaders, by police number.
    package var people: [Person]
    /// Broker users (validated `user-id`) through which officers' answers may arrive; empty when the broker's own
    /// permissions are the only gate.
    package var gateways: [String]
    /// 公用号码: numbers many people call from (call centres, property offices, schools); they never link cases.
    package var listedNumbers: Set<PhoneNumber>
    /// Id numbers of such institutions (统一社会信用代码); they never link cases either.
    package var listedIDNumbers: Set<IdentityNumber>

    /// A directory with these entries.
    package init(
        version: String,
        stations: [Station],
        townships: [Township],
        people: [Person],
        gateways: [String] = [],
        listedNumbers: Set<PhoneNumber> = [],
        listedIDNumbers: Set<IdentityNumber> = []
    ) {
        self.version = version
        self.stations = stations
        self.townships = townships
        self.people = people
        self.gateways = gateways
        self.listedNumbers = listedNumbers
        self.listedIDNumbers = listedIDNumbers
    }

    /// 派出所
    package struct Station: Hashable, Codable, Sendable {
        /// 单位代码, 12 digits; also the last word of the routing key.
        package var code: String
        package var name: String
        /// Duty telephone (值班电话) that may be told to departments.
        package var dutyPhone: String
        /// Townships it serves, by code; the first is assumed when an alert names none.
        package var townships: [String]

        /// A station.
        package init(code: String, name: String, dutyPhone: String, townships: [String]) {
            self.code = code
            self.name = name
            self.dutyPhone = dutyPhone
            self.townships = townships
        }
    }

    /// 乡镇（街道）
    package struct Township: Hashable, Codable, Sendable {
        package var code: String
        package var name: String
        /// 综合信息指挥室 of the township.
        package var room: String
        /// Telephones of the room, in the order in which to call them.
        package var roomPhones: [String]

        /// A township.
        package init(code: String, name: String, room: String, roomPhones: [String] = []) {
            self.code = code
            self.name = name
            self.room = room
            self.roomPhones = roomPhones
        }
    }

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
    }
}

extension Directory {
    /// The station with this code.
    package func station(_ code: String) -> Station? {
        stations.first { $0.code == code }
    }

    /// The township with this code or name.
    package func township(_ codeOrName: String) -> Township? {
        townships.first { $0.code == codeOrName || $0.name == codeOrName }
    }

    /// The first person in this post of the unit at `now`, in the order of the file.
    package func holder(of role: Role, in unit: String, at now: Timestamp) -> Person? {
        people.first { $0.role == role && $0.unit == unit && $0.isInPost(at: now) }
    }

    /// Everyone in this post of the unit at `now`, in the order of the file.
    package func holders(of role: Role, in unit: String, at now: Timestamp) -> [Person] {
        people.filter { $0.role == role && $0.unit == unit && $0.isInPost(at: now) }
    }

    /// What a unit is called outside: a station by its name, a bureau as 公安局.
    package func unitName(_ code: String) -> String { station(code)?.name ?? "公安局" }

    /// The posts a person holds at `now`; a person may stand in several.
    package func posts(of id: String, at now: Timestamp) -> [Person] {
        people.filter { $0.id == id && $0.isInPost(at: now) }
    }
}
