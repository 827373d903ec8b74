import BridgePipeline
import CaseModel
import CaseStorage
import Testing

/// People and places are known again by keyed digests, side by side, and never by what many people share.
struct LinkKeyTests {
    private static let key = LinkKey(id: "k1", secret: [1])

    private static func keys(
        of alert: Alert,
        listed: [String] = [],
        listedIDs: [String] = []
    ) -> LinkKeys {
        LinkKeyRing(newest: key).keys(of: alert, in: World.directory(listed: listed, listedIDs: listedIDs))
    }

    private static func alert(_ parties: [(role: String, phone: String?)], caller: String? = "13800001111") -> Alert {
        var alert = World.alert("A1")
        alert.caller = caller.map { Alert.Caller(name: "钱某甲", phone: $0) }
        alert.parties = parties.map { Alert.Party(role: $0.role, phone: $0.phone) }
        return alert
    }

    @Test func `of a caller only keyed digests are kept as keys`() {
        let keys = Self.keys(of: World.alert("A1"))
        #expect(keys.sides.map(\.count) == [1])
        #expect(keys.people.allSatisfy { $0.key.hasPrefix("k1:") && !$0.key.contains("13800001111") })
    }

    @Test(arguments: ["+86 138 0000 1111", "0086-13800001111", "１３８００００１１１１", "13800001111"])
    func `a phone number is the same however it is written`(phone: String) {
        #expect(Self.keys(of: World.alert("A2", phone: phone)).sides == Self.keys(of: World.alert("A1")).sides)
    }

    @Test(arguments: ["古山镇 测试路１号", "古山镇,测试路1号。", "古山镇测试路1号"])
    func `an address is the same however it is written`(address: String) {
        var alert = World.alert("A2")
        alert.incidentAddress = address
        #expect(Self.keys(of: alert).place == Self.keys(of: World.alert("A1")).place)
    }

    @Test(
        arguments: [
            ([("对方", "13800002222")], 2), ([("报警人", "13800003333"), ("对方", "13800002222")], 2),
            ([("买方", "13800001111"), ("卖方", "13800002222")], 2), ([("买方", "13800001111"), ("卖方", "13800001111")], 1),
            ([("对方", nil)], 1), ([("甲", "13800002222"), ("乙", "13800003333")], 3), ([("对方", "110")], 1),
        ] as [([(String, String?)], Int)]
    )
    func `the caller is a side, once`(parties: [(String, String?)], sides: Int) {
        #expect(Self.keys(of: Self.alert(parties)).sides.count == sides)
    }

    @Test(arguments: [(Alert.ReporterRole.party, 3), (.school, 2), (.hospital, 2), (.village, 2), (.other, 2)])
    func `who reports for others is no side`(role: Alert.ReporterRole, sides: Int) {
        var alert = Self.alert([("甲", "13800002222"), ("乙", "13800003333")])
        alert.reporterRole = role
        #expect(Self.keys(of: alert).sides.count == sides)
    }

    @Test func `a listed number is no key, however it is written`() {
        let alert = Self.alert([("物业", "057987000600"), ("业主", "13800002222")])
        #expect(Self.keys(of: alert).sides.count == 3)
        #expect(Self.keys(of: alert, listed: ["0579-8700 0600"]).sides.count == 2)
    }

    @Test(arguments: ["91330784ma0000000x", "９１３３０７８４ＭＡ０００００００Ｘ", "91330784-MA0000000X"])
    func `the id number of a listed institution is no key, however it is written`(number: String) {
        var alert = Self.alert([("物业", nil)])
        alert.parties[0].idNumber = number
        #expect(Self.keys(of: alert).sides.count == 2)
        #expect(Self.keys(of: alert, listedIDs: ["91330784MA0000000X"]).sides.count == 1)
    }

    @Test(arguments: ["古山镇测试路", "古山镇测试路1号对面", "胡库村"])
    func `a vague place has no key`(address: String) {
        var alert = World.alert("A2")
        alert.incidentAddress = address
        #expect(Self.keys(of: alert).place == nil)
    }

    @Test func `the newest key makes what is kept, and all find`() {
        let next = LinkKeyRing(newest: LinkKey(id: "k2", secret: [2]), earlier: [Self.key])
        let alert = World.alert("A1")
        let (kept, wanted) = (
            next.keys(of: alert, in: World.directory()), next.wantedKeys(of: alert, in: World.directory())
        )
        let before = Self.keys(of: alert)
        #expect(kept.people.allSatisfy { $0.key.hasPrefix("k2:") } && kept.place?.hasPrefix("k2:") == true)
        #expect(kept.formerPlaces.isEmpty)
        #expect(wanted.sides == [kept.sides[0] + before.sides[0]])
        #expect(wanted.places == [kept.place, before.place])
    }
}
