import CaseModel
import Testing

@Suite("A band is the sum of what the text, history, facts and people say")
struct BandTests {
    private static func finding(_ id: String, _ band: Band?, weight: Int = 0, hearsay: Bool = false)
        -> IndicatorFinding
    {
        IndicatorFinding(id: id, title: id, band: band, weight: weight, isHearsay: hearsay, evidence: [])
    }

    /// What is judged of one text and one history; the alert is reported on 2025-11-13 at 10:13 in China.
    private static func judge(
        _ findings: [IndicatorFinding] = [],
        type: String = "D0401",
        history: History = .none,
        grade: Int? = nil,
        disposition: Disposition? = nil,
        _ change: (inout Alert) -> Void = { _ in }
    ) -> BandJudgement {
        var alert = World.alert()
        change(&alert)
        let band = World.bands.textBand(of: findings)
        return World.bands.judge(
            BandEvidence(
                texts: [World.assessment(type, band: band, indicators: findings)],
                alert: alert,
                typeCode: type,
                grade: grade,
                history: history,
                isHoliday: World.calendar.isHoliday(World.calendar.day(of: alert.reportedAt)),
                disposition: disposition
            )
        )
    }

    private static let texts: [(findings: [IndicatorFinding], band: Band)] = [
        ([], .blue),
        ([finding("R05", .yellow)], .yellow),
        ([finding("R01", .red), finding("R05", .yellow)], .red),
        ([finding("R12", nil, weight: 1)], .blue),
        ([finding("R12", nil, weight: 1), finding("R21", nil, weight: 1)], .yellow),
        ([finding("R15", nil, weight: 2), finding("R04", .orange)], .orange),
        ([finding("R09", .orange), finding("R10", .yellow)], .orange),
    ]

    @Test(arguments: texts)
    func `a text sets the highest band of its findings, or yellow by weight`(findings: [IndicatorFinding], band: Band) {
        #expect(World.bands.textBand(of: findings) == band)
        #expect(Self.judge(findings).band == band)
        #expect(Self.judge(findings).contributions.map(\.id) == findings.map(\.id))
    }

    @Test(
        arguments: [
            // So many days ago, for each earlier alert.
            ([], nil), ([8], nil), ([6], Band.yellow), ([7], .yellow), ([20, 10], .yellow), ([29, 6], .yellow),
            ([31, 8], nil), ([6, 3], .orange), ([6, 3, 1], .orange), ([30, 29, 28], .yellow),
        ] as [([Int], Band?)]
    )
    func `alerts of the same sides are counted in their windows, this one included`(days: [Int], band: Band?) {
        let judgement = Self.judge(history: World.history(days.map { Linked(daysAgo: $0) }))
        let found = judgement.contributions.first { $0.id == "R10" }
        #expect(found?.band == band)
        #expect(judgement.band == band ?? .blue)
        #expect(judgement.ownBand == .blue)
    }

    @Test func `the count names its alerts and its window`() {
        let history = World.history(.init(daysAgo: 20), .init(daysAgo: 5), .init(daysAgo: 2))
        let found = Self.judge(history: history).contributions.first { $0.id == "R10" }
        #expect(found?.count == .init(alerts: 3, days: 7))
        #expect(found?.fact == "R10:orange(3/7d)")
    }

    @Test(arguments: [
        (Linked(daysAgo: 3, sides: 1), "D0401", false, "one side elsewhere"),
        (Linked(daysAgo: 3, sides: 1, place: World.home), "D0401", false, "another customer of the same shop"),
        (Linked(daysAgo: 3, type: "D0101", sides: 1, place: World.home), "D0109", true, "the family at its home"),
        (Linked(daysAgo: 3, type: "D0201", sides: 1, place: World.home), "D0202", true, "the neighbour at home"),
        (Linked(daysAgo: 3, type: "D0201", sides: 1, place: World.home), "D0101", false, "neighbours, then family"),
        (Linked(daysAgo: 3, type: "D0101", sides: 1, place: "k:elsewhere"), "D0101", false, "another home"),
        (Linked(daysAgo: 3, type: "D0101", sides: 0, place: World.home), "D0101", false, "only the place"),
        (Linked(daysAgo: 3, type: "D0502"), "D0401", true, "both sides, whatever the type"),
        (Linked(daysAgo: 3, relation: .chaser), "D0401", false, "a chaser"),
        (Linked(daysAgo: 3, relation: .repeat), "D0401", true, "a repeat by the platform's own word"),
        (Linked(daysAgo: 3, outcome: .voided), "D0401", false, "a voided alert"),
        (Linked(daysAgo: 0, minutes: -119, place: World.home), "D0401", false, "both sides calling"),
        (Linked(daysAgo: 0, minutes: -121, place: World.home), "D0401", true, "the next incident"),
        (Linked(daysAgo: 0, minutes: -10, place: "k:elsewhere"), "D0401", true, "he followed her"),
        (Linked(daysAgo: 0, minutes: 300), "D0401", false, "a later one"),
    ])
    func `what is a repeat`(earlier: Linked, type: String, isRepeat: Bool, why: String) {
        let judgement = Self.judge(type: type, history: World.history(earlier))
        #expect(judgement.contributions.contains { $0.id == "R10" } == isRepeat, "\(why)")
    }

    @Test func `a chaser of an unknown alert is not counted itself`() {
        let history = World.history(.init(daysAgo: 1))
        let judgement = Self.judge(history: history) { $0.relation = .chaser }
        #expect(judgement.contributions.isEmpty)
    }

    @Test func `two calls about one earlier incident count once`() {
        let history = World.history(
            .init(daysAgo: 2, minutes: -30, place: World.home),
            .init(daysAgo: 2, place: World.home)
        )
        #expect(Self.judge(history: history).contributions.first?.count == .init(alerts: 2, days: 7))
    }

    private static let again: [(findings: [IndicatorFinding], band: Band)] = [
        ([finding("R09", .orange)], .red),
        ([finding("R09", .yellow, hearsay: true)], .yellow),
        ([finding("R03", .orange, hearsay: true)], .red),
        ([finding("R05", .yellow)], .yellow),
        ([finding("R09", .orange), finding("R10", .yellow)], .red),
    ]

    @Test(arguments: again)
    func `violence at home or a threat to kill is red when it comes again`(findings: [IndicatorFinding], band: Band) {
        let judgement = Self.judge(findings, history: World.history(.init(daysAgo: 3, ownBand: .red)))
        #expect(judgement.band == band)
        #expect(judgement.contributions.contains { $0.source == .combination } == (band == .red))
    }

    @Test func `a combination names its parts`() {
        let history = World.history(.init(daysAgo: 3, ownBand: .orange))
        let judgement = Self.judge([Self.finding("R09", .orange)], history: history)
        #expect(judgement.contributions.map(\.fact) == ["R09:orange", "R10:yellow(2/7d)", "B01:red(R09+R10)"])
        #expect(judgement.ownBand == .orange)
    }

    @Test(
        arguments: [
            ([Band.blue], Band.yellow, true), ([.blue, .yellow], .yellow, true), ([.yellow], .yellow, false),
            ([.yellow, .blue], .yellow, false), ([.orange, .blue], .yellow, false), ([], .yellow, false),
        ] as [([Band], Band, Bool)]
    )
    func `a series that only rises is orange`(earlier: [Band], own: Band, rises: Bool) {
        let cases = earlier.enumerated().map { Linked(daysAgo: 28 - 9 * $0.offset, ownBand: $0.element) }
        let judgement = Self.judge([Self.finding("R05", own)], history: World.history(cases))
        #expect(judgement.contributions.contains { $0.id == "R11" } == rises)
        #expect(judgement.band == (rises ? .orange : own))
    }

    @Test(
        arguments: [(4, 3, true), (3, 3, false), (2, 3, false), (nil, 1, false), (4, nil, false)]
            as [(Int?, Int?, Bool)]
    )
    func `a graver grade rises too, as each was first given`(earlier: Int?, now: Int?, rises: Bool) {
        let history = World.history(.init(daysAgo: 10, grade: earlier))
        let judgement = Self.judge(history: history, grade: now) { $0.grade = 1 }
        #expect(judgement.contributions.contains { $0.id == "R11" } == rises)
    }

    @Test(
        arguments: [
            (["暴力前科"], 2), (["人员/暴力前科"], 2), (["无暴力前科"], 0), (["家暴"], 0), ([], 0),
        ] as [([String], Int)]
    )
    func `a tag from police data weighs two`(tags: [String], weight: Int) {
        let judgement = Self.judge { $0.tags = tags }
        #expect(judgement.weight == weight)
        #expect(judgement.band == (weight == 2 ? .yellow : .blue))
    }

    @Test(arguments: [
        ("2025-11-13T22:00:00+08:00", "D0101", 1), ("2025-11-13T05:59:59+08:00", "D0201", 1),
        ("2025-11-13T06:00:00+08:00", "D0101", 0), ("2025-11-13T21:59:59+08:00", "D0101", 0),
        ("2025-11-13T23:00:00+08:00", "D0401", 0), ("2025-10-01T12:00:00+08:00", "D0101", 1),
        ("2025-10-01T12:00:00+08:00", "D0401", 0),
    ])
    func `night or holiday at home weighs one`(time: String, type: String, weight: Int) throws {
        let time = try #require(Timestamp(rfc3339: time))
        #expect(Self.judge(type: type) { $0.reportedAt = time }.weight == weight)
    }

    @Test func `a tag says that it is at home, and drink at home at night is yellow`() throws {
        let night = try #require(Timestamp(rfc3339: "2025-11-13T23:30:00+08:00"))
        let judgement = Self.judge([Self.finding("R12", nil, weight: 1)]) {
            $0.reportedAt = night
            $0.tags = ["居所"]
        }
        #expect(judgement.contributions.map(\.fact) == ["R12:+1", "R22:+1"])
        #expect(judgement.band == .yellow)
    }

    @Test func `the officer's own judgement is listed and is not the rules' own`() {
        var disposition = Disposition(alertNo: "A1", result: .calmed)
        disposition.needsFollowUp = true
        #expect(Self.judge(disposition: disposition).contributions.map(\.fact) == ["R24:noted"])
        disposition.officerBand = .red
        let judgement = Self.judge(disposition: disposition)
        #expect(judgement.band == .red)
        #expect(judgement.bandByRules == .blue)
        #expect(judgement.contributions.map(\.fact) == ["R24:red"])
    }

    @Test func `call and feedback count each indicator once, as strong as either has it`() {
        let call = World.assessment(indicators: [
            Self.finding("R01", .orange, hearsay: true), Self.finding("R12", nil, weight: 1),
        ])
        let feedback = World.assessment(indicators: [
            Self.finding("R01", .red), Self.finding("R12", nil, weight: 1),
        ])
        let judgement = World.bands.judge(
            BandEvidence(
                texts: [call, feedback],
                alert: World.alert(),
                typeCode: "D0401",
                grade: nil,
                history: .none,
                isHoliday: false
            )
        )
        #expect(judgement.contributions.map(\.fact) == ["R01:red", "R12:+1"])
    }

    @Test func `without rules only the text counts`() {
        let bare = BandPolicy(yellowFromWeight: 2)
        let evidence = BandEvidence(
            texts: [World.assessment(band: .orange)],
            alert: World.alert(),
            typeCode: "D0101",
            grade: 1,
            history: World.history(.init(daysAgo: 1), .init(daysAgo: 2), .init(daysAgo: 3)),
            isHoliday: false
        )
        #expect(bare.judge(evidence).band == .orange)
        #expect(bare.judge(evidence).contributions.isEmpty)
    }
}
