import CaseModel
import RuleEngine
import Testing

@testable import RuleFile

@Suite
struct `The shipped bands are those of the table` {
    private static var bands: BandPolicy { get throws { try Shipped.rules.get().bands } }

    @Test func `windows, weights and hours`() throws {
        let bands = try Self.bands
        #expect(bands.yellowFromWeight == 2)
        #expect(
            bands.repeats?.levels == [
                .init(alerts: 2, days: 7, band: .yellow), .init(alerts: 3, days: 30, band: .yellow),
                .init(alerts: 3, days: 7, band: .orange),
            ]
        )
        #expect(bands.series?.band == .orange)
        #expect(bands.policeRecord?.weight == 2)
        #expect(bands.setting?.weight == 1)
        #expect(bands.setting?.nightFrom == 22)
        #expect(bands.setting?.nightUntil == 6)
        #expect(bands.officer?.id == "R24")
        #expect(bands.linking == .init(sameIncident: .hours(2), homeTypes: ["D01", "D02"]))
        #expect(bands.combinations.map(\.band) == [.red, .red])
    }

    @Test func `violence at home that comes again is red`() throws {
        let text = try Shipped.assess("老公喝了酒又打老婆，揪着头发往墙上撞，邻居报警。")
        #expect(text.band == .orange)
        let earlier = LinkedCase(
            summary: EarlierCase(
                when: Timestamp(milliseconds: 0) + .days(-3),
                type: "D0109",
                band: .orange,
                outcome: nil,
                agreed: false
            ),
            sidesInCommon: 2,
            place: nil,
            ownBand: .orange
        )
        let judgement = try Self.bands.judge(
            BandEvidence(
                texts: [text],
                alert: Alert(
                    alertNo: "A1",
                    reportedAt: Timestamp(milliseconds: 0),
                    incidentAddress: "古山镇测试路1号",
                    content: "",
                    jurisdiction: UnitReference(code: "330784100000")
                ),
                typeCode: "D0109",
                grade: nil,
                history: History(linked: [earlier], place: nil, placeCount: 0),
                isHoliday: false
            )
        )
        #expect(judgement.band == .red)
        #expect(judgement.contributions.contains { $0.id == "B01" && $0.parts == ["R09", "R10"] })
    }

    @Test func `a rule kept for the record does not count`() throws {
        let folder = try FolderCopy()
        try folder.edit("bands.yaml", "title: 警情逐次升级\n  status: stable", "title: 警情逐次升级\n  status: deprecated")
        #expect(try RuleFolder.load(path: folder.path, digest: Shipped.digest).bands.series == nil)
    }
}

@Suite
struct `A broken band file says where it is broken` {
    @Test(
        arguments: [
            ("yellowFromWeight: 2", "yellowFromWeight: two", RuleFileError.Code.badValue),
            ("sameIncident: 2 h", "sameIncident: 2h", .badValue),
            ("homeTypes: [D01, D02]", "homeTypes: [家庭]", .badValue),
            ("homeTypes: [D01, D02]", "homeTypes: [D01, D01]", .duplicate), ("id: R10", "id: R99", .badValue),
            ("alerts: 2, days: 7, band: yellow", "alerts: 1, days: 7, band: yellow", .badValue),
            ("alerts: 2, days: 7, band: yellow", "alerts: 2, days: 7, band: blue", .badValue),
            ("alerts: 3, days: 30, band: yellow", "alerts: 3, days: 7, band: yellow", .unreachable),
            ("alerts: 3, days: 7, band: orange", "alerts: 3, day: 7, band: orange", .unknownKey),
            ("weight: 2", "weight: 20", .badValue), ("from: 22, until: 6", "from: 22, until: 22", .badValue),
            ("from: 22, until: 6", "from: 22, until: 30", .badValue),
            ("text: [R09]", "text: [R77]", .unknownReference), ("text: [R09]", "text: [R09, R09]", .duplicate),
            ("computed: [R10]", "computed: [R24]", .unknownReference),
            ("computed: [R10]", "computed: [R05]", .unknownReference),
            ("text: [R09]\n    computed: [R10]", "text: [R09]", .badValue),
            (
                "text: [R09]\n    computed: [R10]\n    band: red", "text: [R09]\n    computed: [R10]\n    band: orange",
                .unreachable
            ),
            ("hearsay: true", "hearsay: false", .unreachable), ("id: B02", "id: B01", .duplicate),
            ("id: B02", "id: R15", .duplicate), ("combinations:", "combination:", .unknownKey),
        ]
    )
    func `with file, line and column`(old: String, new: String, code: RuleFileError.Code) throws {
        let folder = try FolderCopy()
        try folder.edit("bands.yaml", old, new)
        let path = folder.path
        let error = #expect(throws: RuleFileError.self) { try RuleFolder.load(path: path, digest: Shipped.digest) }
        #expect(error?.code == code, "\(error?.description ?? "")")
        #expect(error?.file == "\(path)/bands.yaml")
        #expect((error?.line ?? 0) > 0)
        #expect((error?.column ?? 0) > 0)
    }
}
