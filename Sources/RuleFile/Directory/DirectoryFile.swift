package import CaseModel

/// The directory file (组织机构与值班表): stations, townships, people.
package enum DirectoryFile {
    /// Reads and checks the file at `path`.
    ///
    /// - Parameter digest: Names the file's bytes in hexadecimal; it becomes the directory's version.
    /// - Throws: the first mistake, with line, column and what was expected.
    package static func load(path: String, digest: ([UInt8]) -> String) throws(RuleFileError) -> Directory {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let source = try SourceFile.read(path, name: name, digest: digest)
        let fields = try YAMLValue(source, path: path)
            .fields(required: ["townships", "stations", "people"], optional: ["bureaus", "gateways", "listedNumbers"])
        let reader = DirectoryReader()
        let townships = try reader.townships(fields.required("townships"))
        let stations = try reader.stations(fields.required("stations"), townships: Set(townships.map(\.code)))
        let bureaus = try reader.bureaus(fields["bureaus"])
        let units = Set(stations.map(\.code)).union(bureaus)
        let listed = try reader.listedNumbers(fields["listedNumbers"])
        return Directory(
            version: source.digest,
            stations: stations,
            townships: townships,
            people: try reader.people(fields.required("people"), units: units),
            gateways: try fields["gateways"]?.strings() ?? [],
            listedNumbers: listed.phones,
            listedIDNumbers: listed.idNumbers
        )
    }
}

private struct DirectoryReader {
    func townships(_ value: YAMLValue) throws(RuleFileError) -> [Directory.Township] {
        var townships: [Directory.Township] = []
        for item in try value.list() {
            let fields = try item.fields(required: ["code", "name", "room"], optional: ["roomPhones"])
            let code = try digits(fields.required("code"), count: 9)
            guard !townships.contains(where: { $0.code == code }) else {
                throw item.error(.duplicate, "the township \(code) is defined twice")
            }
            townships.append(
                Directory.Township(
                    code: code,
                    name: try fields.required("name").string(),
                    room: try fields.required("room").string(),
                    roomPhones: try fields["roomPhones"]?.strings() ?? []
                )
            )
        }
        return townships
    }

    func stations(_ value: YAMLValue, townships: Set<String>) throws(RuleFileError) -> [Directory.Station] {
        var stations: [Directory.Station] = []
        for item in try value.list() {
            let fields = try item.fields(required: ["code", "name", "dutyPhone", "townships"])
            let code = try digits(fields.required("code"), count: 12)
            guard !stations.contains(where: { $0.code == code }) else {
                throw item.error(.duplicate, "the station \(code) is defined twice")
            }
            let served = try fields.required("townships")
            for township in try served.list() {
                let code = try township.string()
                guard townships.contains(code) else {
                    throw township.error(.unknownReference, "there is no township \(code) above")
                }
            }
            let codes = try served.strings()
            guard !codes.isEmpty else { throw served.error(.badValue, "expected at least one township") }
            stations.append(
                Directory.Station(
                    code: code,
                    name: try fields.required("name").string(),
                    dutyPhone: try fields.required("dutyPhone").string(),
                    townships: codes
                )
            )
        }
        return stations
    }

    func bureaus(_ value: YAMLValue?) throws(RuleFileError) -> [String] {
        var codes: [String] = []
        for item in try value?.list() ?? [] {
            let fields = try item.fields(required: ["code", "name"])
            codes.append(try digits(fields.required("code"), count: 12))
        }
        return codes
    }

    func people(_ value: YAMLValue, units: Set<String>) throws(RuleFileError) -> [Directory.Person] {
        var people: [Directory.Person] = []
        var names: [String: String] = [:]
        for item in try value.list() {
            let fields = try item.fields(required: ["id", "name", "role", "unit"], optional: ["from", "until"])
            let unit = try fields.required("unit")
            let code = try unit.string()
            guard units.contains(code) else {
                throw unit.error(.unknownReference, "there is no station or bureau \(code) above")
            }
            let id = try fields.required("id").string()
            let name = try fields.required("name").string()
            if let known = names.updateValue(name, forKey: id), known != name {
                throw item.error(.duplicate, "the police number \(id) belongs to two names")
            }
            people.append(
                Directory.Person(
                    id: id,
                    name: name,
                    role: try fields.required("role").choice(of: Directory.Role.self),
                    unit: code,
                    from: try fields["from"].map(instant),
                    until: try fields["until"].map(instant)
                )
            )
        }
        return people
    }

    private enum SharedUse: String, CaseIterable { case callCentre, propertyOffice, school, hospital, other }

    func listedNumbers(
        _ value: YAMLValue?
    ) throws(RuleFileError) -> (phones: Set<PhoneNumber>, idNumbers: Set<IdentityNumber>) {
        var phones: Set<PhoneNumber> = []
        var idNumbers: Set<IdentityNumber> = []
        for item in try value?.list() ?? [] {
            let fields = try item.fields(required: ["name", "use"], optional: ["phone", "idNumber"])
            _ = try fields.required("name").string()
            _ = try fields.required("use").choice(of: SharedUse.self)
            if let phone = fields["phone"] {
                guard let number = PhoneNumber(try phone.string()) else {
                    throw phone.error(.badValue, "expected a number of seven digits or more; shorter ones never link")
                }
                guard phones.insert(number).inserted else {
                    throw phone.error(.duplicate, "the number is listed twice")
                }
            }
            if let id = fields["idNumber"] {
                guard let number = IdentityNumber(try id.string()) else {
                    throw id.error(.badValue, "expected eight letters and digits or more; shorter ones never link")
                }
                guard idNumbers.insert(number).inserted else {
                    throw id.error(.duplicate, "the number is listed twice")
                }
            }
            guard fields["phone"] != nil || fields["idNumber"] != nil else {
                throw item.error(.missingKey, "expected a phone or an idNumber")
            }
        }
        return (phones, idNumbers)
    }

    private func digits(_ value: YAMLValue, count: Int) throws(RuleFileError) -> String {
        let text = try value.string()
        guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw value.error(.badValue, "expected a code of \(count) digits, found \(text)")
        }
        return text
    }

    private func instant(_ value: YAMLValue) throws(RuleFileError) -> Timestamp {
        let text = try value.string()
        guard let instant = Timestamp(rfc3339: text) else {
            throw value.error(.badValue, "expected a time such as 2026-11-01T08:00:00+08:00, found \(text)")
        }
        return instant
    }
}
