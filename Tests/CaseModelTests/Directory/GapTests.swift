import CaseModel
import Testing

@Suite
struct `Gaps of the next seven days are told before they bite` {
    private typealias Gap = Directory.Gap

    private static let start = World.start
    private static let end = start + .days(7)
    private static let station = "330784100000"
    private static let bureau = "330784000000"

    private static func day(_ number: Int) -> Timestamp { start + .days(number) }

    private static func person(
        _ role: Directory.Role,
        _ unit: String = station,
        from: Int? = nil,
        until: Int? = nil
    ) -> Directory.Person {
        Directory.Person(
            id: "\(role)/\(from ?? 0)",
            name: "民警",
            role: role,
            unit: unit,
            from: from.map(day),
            until: until.map(day)
        )
    }

    private static let whole = [
        person(.responsibleOfficer), person(.dutyLeader), person(.stationLeader),
        person(.bureauDutyLeader, bureau), person(.commandRoom, bureau),
    ]

    private static func gaps(
        _ people: [Directory.Person],
        room: String = "指挥室",
        phones: [String] = ["0579-00000001"]
    ) -> [Gap] {
        Directory(
            version: "test",
            stations: [
                Directory.Station(code: station, name: "甲所", dutyPhone: "0", townships: ["330784101"])
            ],
            bureaus: [Directory.Bureau(code: bureau, name: "公安局")],
            townships: [Directory.Township(code: "330784101", name: "古山镇", room: room, roomPhones: phones)],
            people: people
        )
        .gaps(from: start, until: end)
    }

    @Test func `none when every post is held`() {
        #expect(Self.gaps(Self.whole).isEmpty)
    }

    @Test(arguments: [
        (Directory.Role.responsibleOfficer, Directory.Gap.Kind.responsibleOfficer, station),
        (.dutyLeader, .dutyLeader, station), (.stationLeader, .stationLeader, station),
        (.bureauDutyLeader, .bureauDutyLeader, bureau), (.commandRoom, .commandRoom, bureau),
    ])
    func `a post that nobody holds`(role: Directory.Role, kind: Directory.Gap.Kind, unit: String) {
        let gaps = Self.gaps(Self.whole.filter { $0.role != role })
        #expect(gaps == [Gap(kind, in: unit, from: Self.start, until: Self.end)])
    }

    @Test func `a deputy stands in for the leader`() {
        let others = Self.whole.filter { $0.role != .stationLeader }
        #expect(Self.gaps(others + [Self.person(.deputyLeader)]).isEmpty)
        let leader = Self.person(.stationLeader, until: 3)
        #expect(Self.gaps(others + [leader, Self.person(.deputyLeader, from: 3)]).isEmpty)
    }

    @Test(
        arguments: [
            ([(nil, 2), (3, nil)], [(2, 3)]), ([(1, 5)], [(0, 1), (5, 7)]), ([(nil, 2), (1, 9)], []),
            ([(4, 6), (0, 4)], [(6, 7)]), ([(-9, -2), (9, 12)], [(0, 7)]), ([(0, 6), (1, 2)], [(6, 7)]),
            ([(-3, 8)], []), ([(-3, nil)], []),
        ] as [([(Int?, Int?)], [(Int, Int)])]
    )
    func `the times in which a post is empty`(terms: [(Int?, Int?)], empty: [(Int, Int)]) {
        let others = Self.whole.filter { $0.role != .dutyLeader }
        let gaps = Self.gaps(others + terms.map { Self.person(.dutyLeader, from: $0.0, until: $0.1) })
        #expect(gaps == empty.map { Gap(.dutyLeader, in: Self.station, from: Self.day($0.0), until: Self.day($0.1)) })
    }

    @Test func `a room without telephones, or none`() {
        #expect(Self.gaps(Self.whole, phones: []).map(\.kind) == [.roomPhones])
        #expect(Self.gaps(Self.whole, room: "", phones: []).map(\.kind) == [.room, .roomPhones])
    }

    @Test func `a person of another unit fills no gap`() {
        let others = Self.whole.filter { $0.role != .commandRoom }
        #expect(Self.gaps(others + [Self.person(.commandRoom, Self.station)]).map(\.kind) == [.commandRoom])
    }
}
