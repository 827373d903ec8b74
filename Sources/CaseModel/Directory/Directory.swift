/// Who is where (组织机构与值班表): stations and bureaus with their people, townships with their villages and rooms,
/// departments, county centres.
///
/// Everything that decides is read from here; a place or a person missing here is never guessed.
package struct Directory: Hashable, Codable, Sendable {
    /// Digest of the files it came from.
    package var version: String
    package var stations: [Station]
    package var bureaus: [Bureau]
    package var townships: [Township]
    /// 村社 of those townships that list theirs.
    package var villages: [Village]
    package var departments: [Department]
    package var countyCentres: [CountyCentre]
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
        bureaus: [Bureau] = [],
        townships: [Township],
        villages: [Village] = [],
        departments: [Department] = [],
        countyCentres: [CountyCentre] = [],
        people: [Person],
        gateways: [String] = [],
        listedNumbers: Set<PhoneNumber> = [],
        listedIDNumbers: Set<IdentityNumber> = []
    ) {
        self.version = version
        self.stations = stations
        self.bureaus = bureaus
        self.townships = townships
        self.villages = villages
        self.departments = departments
        self.countyCentres = countyCentres
        self.people = people
        self.gateways = gateways
        self.listedNumbers = listedNumbers
        self.listedIDNumbers = listedIDNumbers
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

    /// The bureau with this code.
    package func bureau(_ code: String) -> Bureau? {
        bureaus.first { $0.code == code }
    }

    /// The centre of the county (县级综治中心) in which a place or unit with this code lies.
    package func countyCentre(of code: String) -> CountyCentre? {
        countyCentres.first { code.hasPrefix($0.county) }
    }

    /// The department of this name that a township has of its own, else that of its county.
    package func department(_ name: String, in township: String) -> Department? {
        let named = departments.filter { $0.name == name }
        return named.first { $0.area == .township(township) }
            ?? named.first { department in
                guard case .county(let county) = department.area else { return false }
                return township.hasPrefix(county)
            }
    }

    /// What a unit is called outside: a station or a bureau by its name, an unknown one as 公安局.
    package func unitName(_ code: String) -> String { station(code)?.name ?? bureau(code)?.name ?? "公安局" }

    /// The posts a person holds at `now`; a person may stand in several.
    package func posts(of id: String, at now: Timestamp) -> [Person] {
        people.filter { $0.id == id && $0.isInPost(at: now) }
    }
}
