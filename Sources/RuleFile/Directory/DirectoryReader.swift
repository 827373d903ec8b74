import CaseModel

/// Reads the structure: townships and villages, stations and bureaus, departments, county centres.
struct DirectoryReader {
    let mistakes: MistakeList

    /// The directory without its people, who go to `people` together with the units they may belong to.
    func directory(
        _ document: YAMLValue,
        people: PeopleReader,
        isWithRoster: Bool
    ) throws(RuleFileError) -> Directory {
        let fields = try document.fields(
            required: ["townships", "stations"],
            optional: [
                "villages", "bureaus", "departments", "countyCentres", "people", "gateways", "listedNumbers",
            ]
        )
        // An entry with a mistake of its own is still known to those that refer to it.
        let townships = codes(fields["townships"])
        people.units = codes(fields["stations"]).union(codes(fields["bureaus"]))
        let listed = mistakes.attempt { () throws(RuleFileError) in
            try ListedNumberReader(mistakes: mistakes).numbers(fields["listedNumbers"])
        }
        let gateways = mistakes.attempt { () throws(RuleFileError) in try fields["gateways"]?.strings() ?? [] }
        let directory = Directory(
            version: "",
            stations: entries(fields["stations"], "station", by: \.code) { item throws(RuleFileError) in
                try station(item, townships)
            },
            bureaus: entries(fields["bureaus"], "bureau", by: \.code, bureau),
            townships: entries(fields["townships"], "township", by: \.code, township),
            villages: villages(fields["villages"], townships),
            departments: entries(fields["departments"], "department", by: \.key) { item throws(RuleFileError) in
                try department(item, townships)
            },
            countyCentres: entries(fields["countyCentres"], "county centre of", by: \.county, countyCentre),
            people: [],
            gateways: gateways ?? [],
            listedNumbers: listed?.phones ?? [],
            listedIDNumbers: listed?.idNumbers ?? []
        )
        if let value = fields["people"] {
            people.read(value)
        } else if !isWithRoster {
            throw document.error(.missingKey, "the key people is missing; write people here, or name a roster")
        }
        return directory
    }

    /// The entries of a list that have no mistake; the key of each stands once.
    private func entries<Entry>(
        _ value: YAMLValue?,
        _ kind: String,
        by key: (Entry) -> String,
        _ read: (YAMLValue) throws(RuleFileError) -> Entry
    ) -> [Entry] {
        var seen: Set<String> = []
        return mistakes.each(items(value)) { item throws(RuleFileError) in
            let entry = try read(item)
            guard seen.insert(key(entry)).inserted else {
                throw item.error(.duplicate, "the \(kind) \(key(entry)) is defined twice")
            }
            return entry
        }
    }

    private func items(_ value: YAMLValue?) -> [YAMLValue] {
        mistakes.attempt { () throws(RuleFileError) in try value?.list() ?? [] } ?? []
    }

    /// The codes of a list as they are written. What is no list is told by who reads its entries.
    private func codes(_ value: YAMLValue?) -> Set<String> {
        Set(((try? value?.list()) ?? []).compactMap { $0.text(at: "code") })
    }

    private func township(_ item: YAMLValue) throws(RuleFileError) -> Directory.Township {
        let fields = try item.fields(required: ["code", "name", "room"], optional: ["roomPhones"])
        return Directory.Township(
            code: try fields.required("code").digits(9),
            name: try fields.required("name").string(),
            room: try fields.required("room").string(),
            roomPhones: try fields["roomPhones"]?.strings() ?? []
        )
    }

    private func villages(_ value: YAMLValue?, _ townships: Set<String>) -> [Directory.Village] {
        // What a township's villages and grids are called must tell one from another.
        var taken: Set<[String]> = []
        return entries(value, "village", by: \.code) { item throws(RuleFileError) in
            let fields = try item.fields(required: ["code", "name", "township"], optional: ["aliases", "grids"])
            let township = try reference(fields.required("township"), to: townships)
            let code = try fields.required("code")
            let village = Directory.Village(
                code: try code.digits(12),
                name: try fields.required("name").string(),
                township: township,
                aliases: try fields["aliases"]?.strings() ?? [],
                grids: try fields["grids"]?.strings() ?? []
            )
            guard village.code.hasPrefix(township) else {
                throw code.error(.badValue, "expected a code that begins with its township's, \(township)")
            }
            for name in [village.name] + village.aliases where !taken.insert([township, "name", name]).inserted {
                throw item.error(.duplicate, "another village of this township is called \(name) too")
            }
            for grid in village.grids where !taken.insert([township, "grid", grid]).inserted {
                throw item.error(.duplicate, "the grid \(grid) belongs to another village of this township")
            }
            return village
        }
    }

    private func station(_ item: YAMLValue, _ townships: Set<String>) throws(RuleFileError) -> Directory.Station {
        let fields = try item.fields(required: ["code", "name", "dutyPhone", "townships"])
        let served = try fields.required("townships")
        for township in try served.list() { _ = try reference(township, to: townships) }
        let codes = try served.strings()
        guard !codes.isEmpty else { throw served.error(.badValue, "expected at least one township") }
        return Directory.Station(
            code: try fields.required("code").digits(12),
            name: try fields.required("name").string(),
            dutyPhone: try fields.required("dutyPhone").string(),
            townships: codes
        )
    }

    private func bureau(_ item: YAMLValue) throws(RuleFileError) -> Directory.Bureau {
        let fields = try item.fields(required: ["code", "name"])
        return Directory.Bureau(
            code: try fields.required("code").digits(12),
            name: try fields.required("name").string()
        )
    }

    /// 四平台: 综治工作, 监管执法, 应急管理, 公共服务.
    private enum Platform: String, CaseIterable { case Q, J, Y, G }

    private func department(
        _ item: YAMLValue,
        _ townships: Set<String>
    ) throws(RuleFileError) -> Directory.Department {
        let fields = try item.fields(required: ["name", "platform", "dutyPhone"], optional: ["township", "county"])
        let area: Directory.Department.Area
        switch (fields["township"], fields["county"]) {
        case (let township?, nil): area = .township(try reference(township, to: townships))
        case (nil, let county?): area = .county(try county.digits(6))
        default: throw item.error(.missingKey, "expected a township or a county, and not both")
        }
        return Directory.Department(
            name: try fields.required("name").string(),
            area: area,
            platform: try fields.required("platform").choice(of: Platform.self).rawValue,
            dutyPhone: try fields.required("dutyPhone").string()
        )
    }

    private func countyCentre(_ item: YAMLValue) throws(RuleFileError) -> Directory.CountyCentre {
        let fields = try item.fields(required: ["county", "name", "phones"])
        return Directory.CountyCentre(
            county: try fields.required("county").digits(6),
            name: try fields.required("name").string(),
            phones: try fields.required("phones").strings()
        )
    }

    private func reference(_ value: YAMLValue, to townships: Set<String>) throws(RuleFileError) -> String {
        let code = try value.string()
        guard townships.contains(code) else {
            throw value.error(.unknownReference, "there is no township \(code) under townships")
        }
        return code
    }
}

extension Directory.Department {
    /// What tells one department from another.
    fileprivate var key: String {
        switch area {
        case .township(let code), .county(let code): "\(name) of \(code)"
        }
    }
}

extension YAMLValue {
    /// A code of so many digits.
    fileprivate func digits(_ count: Int) throws(RuleFileError) -> String {
        let text = try string()
        guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw error(.badValue, "expected a code of \(count) digits, found \(text)")
        }
        return text
    }
}
