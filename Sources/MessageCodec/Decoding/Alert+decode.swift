import CaseModel

extension Alert {
    /// Reads a canonical `alert`.
    init(_ fields: FieldReader) throws(Refusal) {
        self.init(
            alertNo: try fields.identifier("alertNo", limit: 30),
            revision: try fields.integer("revision", in: 0...Int64.max),
            eventKind: try fields.code("eventKind") ?? .created,
            source: try fields.code("source") ?? .phone110,
            reportedAt: try fields.requiredTime("reportedAt"),
            confidential: try fields.flag("confidential") ?? true,
            incidentAddress: try fields.requiredText("incidentAddress", limit: 200),
            content: try fields.requiredText("content", limit: 4_000),
            jurisdiction: try UnitReference(try fields.requiredObject("jurisdiction"))
        )
        mainAlertNo = try fields.text("mainAlertNo", limit: 30)
        relation = try fields.digit("relation", in: 0...4).flatMap(Relation.init(rawValue:))
        regionCode = try fields.text("regionCode", limit: 12)
        receivedAt = try fields.time("receivedAt")
        occurredAt = try fields.time("occurredAt")
        reporterRole = try fields.code("reporterRole")
        supplement = try fields.text("supplement", limit: 2_000)
        caseNo = try fields.text("caseNo", limit: 64)
        callerConsentsToContact = try fields.flag("callerConsentsToContact")
        tags = try fields.texts("tags", limit: 50)
        try readPeople(fields)
        try readPlace(fields)
        try readClassification(fields)
    }

    private mutating func readPeople(_ fields: FieldReader) throws(Refusal) {
        if let caller = try fields.object("caller") { self.caller = try Caller(caller) }
        for party in try fields.objects("parties") { parties.append(try Party(party)) }
        if let officer = try fields.object("officer") { self.officer = try PersonReference(officer) }
        dispatchNo = try fields.text("dispatchNo", limit: 64)
        peopleInvolved = try fields.count("peopleInvolved")
        injured = try fields.count("injured")
        dead = try fields.count("dead")
    }

    private mutating func readPlace(_ fields: FieldReader) throws(Refusal) {
        township = try fields.text("township", limit: 50)
        village = try fields.text("village", limit: 50)
        grid = try fields.text("grid", limit: 50)
        if let location = try fields.object("location") { self.location = try Location(location) }
        if let unit = try fields.object("initialJurisdiction") { initialJurisdiction = try UnitReference(unit) }
    }

    private mutating func readClassification(_ fields: FieldReader) throws(Refusal) {
        if let path = try fields.object("category") { category = try CategoryPath(path) }
        if let path = try fields.object("initialCategory") { initialCategory = try CategoryPath(path) }
        categoryTable = try fields.text("categoryTable", limit: 50)
        grade = try fields.digit("grade", in: 1...4)
        weapon = try fields.flag("weapon")
        hazmat = try fields.flag("hazmat")
        explosion = try fields.flag("explosion")
    }
}

extension Alert.Caller {
    fileprivate init(_ fields: FieldReader) throws(Refusal) {
        self.init(
            name: try fields.text("name", limit: 200),
            sex: try fields.text("sex", limit: 10),
            phone: try fields.text("phone", limit: 50),
            contactPhone: try fields.text("contactPhone", limit: 50),
            idNumber: try fields.text("idNumber", limit: 96)
        )
    }
}

extension Alert.Party {
    /// A party without a role is a party all the same (当事人).
    fileprivate init(_ fields: FieldReader) throws(Refusal) {
        self.init(
            role: try fields.text("role", limit: 50) ?? "当事人",
            name: try fields.text("name", limit: 200),
            phone: try fields.text("phone", limit: 50),
            idNumber: try fields.text("idNumber", limit: 96),
            address: try fields.text("address", limit: 200)
        )
    }
}

extension Location {
    /// Half a point is none.
    fileprivate init?(_ fields: FieldReader) throws(Refusal) {
        let longitude = try fields.number("lon", in: -180...180)
        let latitude = try fields.number("lat", in: -90...90)
        let datum = try fields.text("datum", limit: 20) ?? "CGCS2000"
        guard let longitude, let latitude else { return nil }
        self.init(longitude: longitude, latitude: latitude, datum: datum)
    }
}

extension CategoryPath {
    /// The levels down to the first that is missing; nil when that is the top one.
    fileprivate init?(_ fields: FieldReader) throws(Refusal) {
        var levels: [String?] = []
        for key in ["level1", "level2", "level3", "level4"] {
            levels.append(try fields.text(key, limit: 8))
        }
        let known = levels.prefix { $0 != nil }.compactMap(\.self)
        if known.isEmpty { return nil }
        self.init(levels: known)
    }
}

extension UnitReference {
    fileprivate init(_ fields: FieldReader) throws(Refusal) {
        self.init(code: try fields.requiredName("code", limit: 12), name: try fields.text("name", limit: 200))
    }
}

extension PersonReference {
    /// A person without a number is not known to the directory, so he is nobody.
    fileprivate init?(_ fields: FieldReader) throws(Refusal) {
        let id = try fields.text("id", limit: 50)
        let name = try fields.text("name", limit: 200)
        guard let id else { return nil }
        self.init(id: id, name: name)
    }
}
