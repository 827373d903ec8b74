import CaseModel
import Testing

@Suite
struct `An alert is placed as far as the directory knows` {
    private static let directory = Directory(
        version: "test",
        stations: [
            Directory.Station(code: "330784100000", name: "甲所", dutyPhone: "0", townships: ["330784101"]),
            Directory.Station(
                code: "330784200000",
                name: "乙所",
                dutyPhone: "0",
                townships: ["330784101", "330784102"]
            ),
        ],
        bureaus: [Directory.Bureau(code: "330784000000", name: "永康市公安局")],
        townships: [
            Directory.Township(code: "330784101", name: "古山镇", room: "室"),
            Directory.Township(code: "330784102", name: "方岩镇", room: "室"),
        ],
        villages: [
            Directory.Village(
                code: "330784101201",
                name: "金江龙村",
                township: "330784101",
                aliases: ["金江龙"],
                grids: ["G1", "G2"]
            ),
            Directory.Village(code: "330784102201", name: "上坦村", township: "330784102"),
        ],
        departments: [
            Directory.Department(name: "司法所", area: .county("330784"), platform: "综治工作", dutyPhone: "1"),
            Directory.Department(name: "司法所", area: .township("330784101"), platform: "综治工作", dutyPhone: "2"),
        ],
        countyCentres: [Directory.CountyCentre(county: "330784", name: "永康市社会治理中心", phones: ["3"])],
        people: []
    )

    private static func placement(
        station: String = "330784100000",
        township: String? = nil,
        village: String? = nil,
        grid: String? = nil
    ) -> Directory.Placement {
        var alert = World.alert()
        alert.jurisdiction = UnitReference(code: station)
        alert.township = township
        alert.village = village
        alert.grid = grid
        return directory.placement(of: alert)
    }

    @Test(arguments: ["金江龙村", "金江龙", "330784101201", "古山镇金江龙村", "古山镇金江龙"])
    func `a village by code, name or alias`(words: String) {
        let placement = Self.placement(village: words)
        #expect(placement.village?.name == "金江龙村")
        #expect(placement.township?.name == "古山镇")
    }

    @Test func `a village by its grid when the alert names none`() {
        #expect(Self.placement(grid: "G2").village?.name == "金江龙村")
        #expect(Self.placement(grid: "G9") == .township(Self.directory.townships[0], asGiven: nil))
    }

    @Test(arguments: ["上坦村", "金江龙村口", "古山镇", "江龙"])
    func `a township only when its villages have no such name`(words: String) {
        #expect(Self.placement(village: words, grid: "G1") == .township(Self.directory.townships[0], asGiven: words))
    }

    @Test func `no place is guessed`() {
        let village = "上坦村"
        #expect(Self.placement(station: "330784200000", village: village) == .unknown(asGiven: village))
        #expect(Self.placement(township: "芝英镇", village: village) == .unknown(asGiven: "芝英镇"))
        #expect(Self.placement(station: "330784200000") == .unknown(asGiven: nil))
        #expect(Self.placement(station: "1") == .unknown(asGiven: nil))
    }

    @Test(arguments: ["330784102", "方岩镇"])
    func `the alert's own township goes before the station's`(township: String) {
        #expect(Self.placement(township: township, village: "上坦村").village?.code == "330784102201")
    }

    @Test func `a unit is called by its name, an unknown one by its kind`() {
        #expect(Self.directory.unitName("330784100000") == "甲所")
        #expect(Self.directory.unitName("330784000000") == "永康市公安局")
        #expect(Self.directory.unitName("330702000000") == "公安局")
    }

    @Test func `a township's own department goes before the county's`() {
        #expect(Self.directory.department("司法所", in: "330784101")?.dutyPhone == "2")
        #expect(Self.directory.department("司法所", in: "330784102")?.dutyPhone == "1")
        #expect(Self.directory.department("司法所", in: "330702001") == nil)
        #expect(Self.directory.countyCentre(of: "330784101")?.name == "永康市社会治理中心")
        #expect(Self.directory.countyCentre(of: "330702001") == nil)
    }
}
