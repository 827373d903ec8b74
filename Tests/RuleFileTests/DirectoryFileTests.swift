import CaseModel
import Testing

@testable import RuleFile

@Suite("The directory file and the roster")
struct DirectoryFileTests {
    private static let structure = """
        townships:
          - {code: "330784101", name: 古山镇, room: 古山镇综合信息指挥室, roomPhones: ["0579-1"]}
          - {code: "330784102", name: 方岩镇, room: 方岩镇综合信息指挥室}
        villages:
          - {code: "330784101201", name: 金江龙村, township: "330784101", aliases: [金江龙], grids: ["01"]}
          - {code: "330784102201", name: 上坦村, township: "330784102", grids: ["01"]}
        stations:
          - {code: "330784100000", name: 古山派出所, dutyPhone: "0", townships: ["330784101"]}
        bureaus:
          - {code: "330784000000", name: 永康市公安局}
        departments:
          - {name: 司法所, county: "330784", platform: Q, dutyPhone: "1"}
          - {name: 司法所, township: "330784101", platform: Q, dutyPhone: "2"}
        countyCentres:
          - {county: "330784", name: 永康市社会治理中心, phones: ["3"]}

        """
    private static let people = """
        people:
          - {id: "1", name: 张三, role: dutyLeader, unit: "330784100000"}

        """
    private static let header = "unit,role,person,name,from,to\n"
    private static let term = "2026-11-01T08:00:00+08:00,2026-11-02T08:00:00+08:00\n"

    private static func read(_ structure: String, roster: [UInt8]?) throws -> DirectoryFile.Reading {
        let folder = try FolderCopy()
        try folder.write(Array(structure.utf8), to: "directory.yaml")
        if let roster { try folder.write(roster, to: "roster.csv") }
        return DirectoryFile.read(
            path: "\(folder.path)/directory.yaml",
            roster: roster.map { _ in "\(folder.path)/roster.csv" },
            digest: Shipped.digest
        )
    }

    private static func read(_ structure: String = structure, roster: String? = nil) throws -> DirectoryFile.Reading {
        try read(structure, roster: roster.map { Array($0.utf8) })
    }

    /// What is wrong as `file:line:column code`.
    private static func mistakes(_ reading: DirectoryFile.Reading) -> [String] {
        #expect(reading.directory == nil)
        return reading.problems.map {
            "\($0.file.split(separator: "/").last ?? ""):\($0.line):\($0.column) \($0.code.rawValue)"
        }
    }

    @Test func `the structure`() throws {
        let directory = try #require(Self.read(Self.structure + Self.people).directory)
        #expect(directory.villages.map(\.name) == ["金江龙村", "上坦村"])
        #expect(directory.villages[0].aliases == ["金江龙"])
        #expect(directory.bureaus == [Directory.Bureau(code: "330784000000", name: "永康市公安局")])
        #expect(directory.departments.map(\.area) == [.county("330784"), .township("330784101")])
        #expect(directory.countyCentres.first?.phones == ["3"])
        #expect(directory.townships[0].roomPhones == ["0579-1"])
    }

    @Test(arguments: [
        "unit,role,person,name,from,to\n330784100000,dutyLeader,1,张三,2026-11-01T08:00:00+08:00,\n",
        "\u{FEFF}unit,role,person,name,from,to\r\n330784100000,dutyLeader,1,张三,2026-11-01T08:00:00+08:00,\r\n\r\n,,,,,\r\n",
        "name,person,\"to\",from, role ,unit\n\n\"张三\",\"1\",,\"2026-11-01T08:00:00+08:00\",dutyLeader,330784100000",
    ])
    func `a roster in the forms that spreadsheets write`(roster: String) throws {
        let directory = try #require(Self.read(roster: roster).directory)
        #expect(
            directory.people == [
                Directory.Person(
                    id: "1",
                    name: "张三",
                    role: .dutyLeader,
                    unit: "330784100000",
                    from: Timestamp(rfc3339: "2026-11-01T08:00:00+08:00")
                )
            ]
        )
    }

    @Test func `a name with a comma and quotes`() throws {
        let roster = Self.header + "330784100000,dutyLeader,1,\"张三, \"\"小张\"\"\",,\n"
        #expect(try #require(Self.read(roster: roster).directory).people.first?.name == "张三, \"小张\"")
    }

    @Test func `people of both, those of the directory file first`() throws {
        let roster = Self.header + "330784000000,bureauDutyLeader,2,李四,,\n330784100000,stationLeader,1,张三,,\n"
        let directory = try #require(Self.read(Self.structure + Self.people, roster: roster).directory)
        #expect(directory.people.map(\.id) == ["1", "2", "1"])
    }

    @Test func `the version tells every change of either file`() throws {
        func version(_ structure: String, _ roster: String?) throws -> String {
            try #require(Self.read(structure, roster: roster).directory).version
        }
        let structure = Self.structure + Self.people
        let versions = [
            try version(structure, nil), try version(structure, Self.header),
            try version(structure + "# \n", Self.header),
            try version(structure, Self.header + "330784100000,dutyLeader,2,李四,,\n"),
        ]
        #expect(Set(versions).count == 4)
        #expect(versions[0] == Shipped.digest(Array(structure.utf8)))
    }

    @Test func `terms that follow one another are no mistake, in either file`() throws {
        let roster =
            Self.header + "330784100000,dutyLeader,1,张三," + Self.term
            + "330784100000,dutyLeader,1,张三,2026-11-02T08:00:00+08:00,\n"
        #expect(try Self.read(roster: roster).problems.isEmpty)
    }

    @Test(arguments: [
        ("330784100000,dutyLeader,1,张三,,", ["roster.csv:2:1 duplicate"]),
        ("330784100000,dutyLeader,1,张三,2026-11-01T08:00:00+08:00,", ["roster.csv:2:1 duplicate"]),
        ("330784100000,dutyLeader,1,李四,,", ["roster.csv:2:1 duplicate"]),
        ("330784999999,dutyLeader,2,李四,,", ["roster.csv:2:1 unknownReference"]),
        ("3.30784E+11,dutyLeader,2,李四,,", ["roster.csv:2:1 unknownReference"]),
        ("330784100000,chief,2,李四,,", ["roster.csv:2:14 badValue"]),
        ("330784100000,dutyLeader,,李四,,", ["roster.csv:2:1 missingKey"]),
        ("330784100000,dutyLeader,2,李四,昨天,", ["roster.csv:2:30 badValue"]),
        (
            "330784100000,dutyLeader,2,李四,2026-11-02T08:00:00+08:00,2026-11-02T08:00:00+08:00",
            ["roster.csv:2:1 badValue"]
        ),
        ("330784100000,dutyLeader,2,李四,", ["roster.csv:2:1 badValue"]),
        ("330784100000,dutyLeader,2,\"李四,,", ["roster.csv:2:27 badValue"]),
        ("330784100000,dutyLeader,2,\"李四\"某,,", ["roster.csv:2:27 badValue"]),
        ("330784100000,dutyLeader,2,李\u{7}四,,", ["roster.csv:2:27 badValue"]),
    ])
    func `a mistake is told with its place`(line: String, places: [String]) throws {
        let reading = try Self.read(Self.structure + Self.people, roster: Self.header + line + "\n")
        #expect(Self.mistakes(reading) == places)
        #expect(!reading.problems.description.contains("李四"))
    }

    @Test(arguments: [
        ("", ["roster.csv:1:1 missingKey"]), ("unit,role,person,name,from\n", ["roster.csv:1:1 missingKey"]),
        ("unit,role,person,name,from,until\n", ["roster.csv:1:28 unknownKey"]),
        ("unit,role,person,name,from,from\n", ["roster.csv:1:28 duplicate"]),
        ("330784100000,dutyLeader,2,李四,,\n", ["roster.csv:1:1 unknownKey"]),
    ])
    func `the header is needed as it is`(roster: String, places: [String]) throws {
        #expect(try Self.mistakes(Self.read(roster: roster)) == places)
    }

    @Test func `a roster in another encoding, too long, or missing`() throws {
        let header = Array(Self.header.utf8)
        let gbk = header + Array("330784100000,dutyLeader,2,".utf8) + [0xC0, 0xEE, 0xCB, 0xC4] + Array(",,\n".utf8)
        #expect(try Self.mistakes(Self.read(Self.structure, roster: gbk)) == ["roster.csv:2:1 syntax"])
        let long = header + [UInt8](repeating: 0x0A, count: 50_000)
        #expect(try Self.mistakes(Self.read(Self.structure, roster: long)) == ["roster.csv:50001:1 unreadable"])
        let wide = Self.header + "330784100000,dutyLeader,2,\(String(repeating: "长", count: 101)),,\n"
        #expect(try Self.mistakes(Self.read(roster: wide)) == ["roster.csv:2:27 badValue"])
        let many = Self.header + String(repeating: ",", count: 40) + "\n"
        #expect(try Self.mistakes(Self.read(roster: many)) == ["roster.csv:2:33 badValue"])
        let missing = DirectoryFile.read(
            path: "\(Shipped.root)/deploy/directory.yaml",
            roster: "\(Shipped.root)/deploy/rooster.csv",
            digest: Shipped.digest
        )
        #expect(missing.problems.map(\.code) == [.missing])
    }

    @Test func `people stand somewhere`() throws {
        #expect(try Self.mistakes(Self.read()) == ["directory.yaml:1:1 missingKey"])
        #expect(try Self.read(roster: Self.header).problems.isEmpty)
    }

    @Test func `all mistakes of both files are told at once, in their order`() throws {
        let structure = Self.structure
            .replacing("platform: Q, dutyPhone: \"1\"", with: "platform: Z, dutyPhone: \"1\"")
            .replacing("code: \"330784000000\"", with: "code: \"3307840000000\"")
            .replacing("name: 上坦村, township: \"330784102\"", with: "name: 上坦村, township: \"330784103\"")
        let roster = Self.header + "330784100000,chief,2,李四,,\n330784100000,dutyLeader,3,王五,,\n1,dutyLeader,4,赵六,,\n"
        #expect(
            try Self.mistakes(Self.read(structure, roster: roster)) == [
                "directory.yaml:6:49 unknownReference", "directory.yaml:10:12 badValue",
                "directory.yaml:12:45 badValue", "roster.csv:2:14 badValue", "roster.csv:4:1 unknownReference",
            ]
        )
    }

    @Test(arguments: [
        ("\"330784102201\"", "\"330784101202\"", RuleFileError.Code.badValue, 6),
        ("\"330784102201\", name: 上坦村", "\"330784101201\", name: 上坦村", .badValue, 6),
        ("name: 上坦村, township: \"330784102\"", "name: 上坦村, township: \"330784199\"", .unknownReference, 6),
        (
            "code: \"330784102201\", name: 上坦村, township: \"330784102\"",
            "code: \"330784101202\", name: 金江龙, township: \"330784101\"", .duplicate, 6
        ),
        (
            "code: \"330784102201\", name: 上坦村, township: \"330784102\"",
            "code: \"330784101202\", name: 上坦村, township: \"330784101\"", .duplicate, 6
        ),
        ("county: \"330784\", platform", "platform", .missingKey, 12),
        ("county: \"330784\", platform", "county: \"330784\", township: \"330784101\", platform", .missingKey, 12),
        ("township: \"330784101\", platform", "county: \"330784\", platform", .duplicate, 13),
        ("county: \"330784\", name", "county: \"33078\", name", .badValue, 15),
    ])
    func `a mistake of the structure`(old: String, new: String, code: RuleFileError.Code, line: Int) throws {
        #expect(Self.structure.contains(old))
        let structure = Self.structure.replacing(old, with: new, maxReplacements: 1)
        let problems = try Self.read(structure + Self.people).problems
        #expect(problems.map(\.code) == [code])
        #expect(problems.map(\.line) == [line])
    }

    @Test func `the shipped ones know the villages of the samples and have no gap in the two counties`() throws {
        let directory = try Shipped.directory.get()
        for (township, village) in [("330784101", "胡库一村"), ("330702001", "花园社区"), ("330723001", "万石院新村")] {
            #expect(directory.villages.contains { $0.township == township && $0.name == village })
        }
        let source = try #require(Shipped.rules.get().sources.first { $0.name == "departments.yaml" })
        let departments = try YAMLValue(source, path: source.name)
            .fields(required: ["departments", "types"]).required("departments").strings()
        for department in directory.departments { #expect(departments.contains(department.name)) }
        for county in ["330784", "330702"] {
            #expect(directory.countyCentre(of: county) != nil)
            for township in directory.townships where township.code.hasPrefix(county) {
                #expect(directory.listsVillages(of: township.code))
                #expect(!township.roomPhones.isEmpty)
            }
        }
        let now = Timestamp(milliseconds: 1_795_000_000_000)
        let gaps = directory.gaps(from: now, until: now + .days(7))
        #expect(Set(gaps.map(\.kind)) == [.roomPhones])
        #expect(gaps.allSatisfy { !$0.unit.hasPrefix("330784") && !$0.unit.hasPrefix("330702") })
    }
}
