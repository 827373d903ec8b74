import CaseModel

/// One invented station with its people, and what a decision needs besides the event.
enum World {
    static let station = "330784550000"
    static let bureau = "330700000000"
    static let start = Timestamp(milliseconds: 1_763_000_000_000)

    static let directory = Directory(
        version: "test",
        stations: [
            Directory.Station(code: station, name: "古山派出所", dutyPhone: "0579-00000000", townships: ["330784104000"])
        ],
        townships: [
            Directory.Township(code: "330784104000", name: "古山镇", room: "古山镇综合信息指挥室"),
            Directory.Township(code: "330784105000", name: "方岩镇", room: "方岩镇综合信息指挥室"),
        ],
        villages: [
            Directory.Village(
                code: "330784104201",
                name: "胡库一村",
                township: "330784104000",
                aliases: ["胡库"],
                grids: ["古山03"]
            )
        ],
        people: [
            person("P1", .respondingOfficer), person("P2", .responsibleOfficer), person("P3", .dutyLeader),
            person("P4", .stationLeader), person("P5", .deputyLeader), person("P6", .commandRoom),
            Directory.Person(id: "B1", name: "局值班", role: .bureauDutyLeader, unit: bureau),
            Directory.Person(id: "C1", name: "外县局值班", role: .bureauDutyLeader, unit: "330783000000"),
            Directory.Person(id: "B2", name: "局指挥室", role: .commandRoom, unit: bureau),
        ]
    )

    private static func person(_ id: String, _ role: Directory.Role) -> Directory.Person {
        Directory.Person(id: id, name: "民警\(id)", role: role, unit: station)
    }

    static let catalog = DisputeCatalog(types: [
        DisputeType(
            code: "D0401",
            name: "消费纠纷",
            govCode: "0601",
            channel: "J",
            lead: "市场监管",
            helpers: ["消保委"],
            guidance: ["核对凭证"]
        ),
        DisputeType(code: "D0502", name: "经营货款纠纷", govCode: "0603", channel: "Q", lead: "司法所"),
        DisputeType(
            code: "D0109",
            name: "家庭暴力",
            govCode: "0101",
            channel: "Q",
            lead: "公安",
            helpers: ["妇联"],
            isPoliceLed: true,
            coverName: "家庭纠纷"
        ),
        .unknown,
    ])

    static let policy = EscalationPolicy(
        version: "test",
        deadlines: [
            .signPush1: rule(.minutes(5), .minutes(5), .minutes(1), once),
            .disposition: rule(.hours(24), .hours(24), .hours(24), once),
            .followUpDecision: rule(.hours(2), .hours(2), nil),
            .signPush2: rule(.hours(2), .hours(2), .minutes(15), once),
            .firstContact: rule(.hours(24), .hours(24), .hours(4), police),
            .approvalDecision: rule(.hours(4), .hours(1), .minutes(30)),
            .accepted: rule(.minutes(10), .minutes(10), .minutes(2)),
            .departmentSigned: rule(.hours(2), .minutes(30), .minutes(30), departments),
            .progress: rule(nil, .hours(24), .hours(24), departments),
            .finish: rule(nil, nil, nil, departments),
            .withdrawalAnswered: rule(.hours(24), .hours(24), .hours(4), once),
            .callBack: rule(.days(3), .days(1), .days(1), once),
            .performance: rule(.days(3), .days(1), .days(1), once),
        ],
        finish: [.simple: .days(1), .general: .days(7), .complex: .days(20)],
        callBackDays: .init(normal: [7], expedited: [1, 7], red: [1, 7, 30]),
        callBackSampleOneIn: 1,
        courtCallBackDays: 7,
        lateAlertAfter: .hours(2),
        silenceAfterDisposition: .hours(12),
        lateFiringAfter: .minutes(5),
        returnWindow: .workingDays(1)
    )

    private static let once = ladder([(.head, 100)])
    private static let police = ladder([(.handler, 50), (.head, 80), (.room, 100)])
    private static let departments = ladder([(.handler, 50), (.head, 80), (.room, 100)], county: .hours(24))

    private static func ladder(
        _ rungs: [(Deadline.Level, Int)],
        county: Duration? = nil
    ) -> DeadlineRule.Ladder {
        let last = county.map { [DeadlineRule.Rung(.county, at: .afterLimit(.elapsed($0)))] } ?? []
        return DeadlineRule.Ladder(
            normal: rungs.map { .init($0.0, at: .percent($0.1)) } + last,
            red: rungs.map { .init($0.0, at: .percent($0.1 / 2)) } + last
        )
    }

    private static func rule(
        _ normal: Duration?,
        _ expedited: Duration?,
        _ red: Duration?,
        _ ladder: DeadlineRule.Ladder = .init(normal: [], red: [])
    ) -> DeadlineRule {
        DeadlineRule(
            limit: .init(
                normal: normal.map(TimeSpan.elapsed),
                expedited: expedited.map(TimeSpan.elapsed),
                red: red.map(TimeSpan.elapsed)
            ),
            ladder: ladder
        )
    }

    /// October 2025 with its holiday and one make-up workday; the other days are as in any week.
    static let calendar = WorkCalendar(
        version: "test",
        offsetMinutes: 480,
        years: [2025],
        holidays: Set((1...8).compactMap { CivilDay(year: 2025, month: 10, day: $0) }),
        makeUpDays: Set([CivilDay(year: 2025, month: 10, day: 11)].compactMap(\.self)),
        officeHours: WorkCalendar.weekendsOnly.officeHours
    )

    /// The rules of domain table (c) for history, police data and the hour.
    static let bands = BandPolicy(
        yellowFromWeight: 2,
        combinations: [
            .init(basis: basis("B01"), text: ["R09"], computed: ["R10"], band: .red),
            .init(basis: basis("B02"), text: ["R03"], countsHearsay: true, computed: ["R10"], band: .red),
        ],
        repeats: .init(
            basis: basis("R10"),
            levels: [
                .init(alerts: 2, days: 7, band: .yellow), .init(alerts: 3, days: 30, band: .yellow),
                .init(alerts: 3, days: 7, band: .orange),
            ]
        ),
        series: .init(basis: basis("R11"), alerts: 2, days: 30, band: .orange),
        policeRecord: .init(basis: basis("R14"), weight: 2, tags: ["暴力前科"]),
        setting: .init(
            basis: basis("R22"),
            weight: 1,
            nightFrom: 22,
            nightUntil: 6,
            types: ["D01", "D02"],
            tags: ["居所"]
        ),
        officer: basis("R24"),
        linking: .init(sameIncident: .hours(2), homeTypes: ["D01", "D02"])
    )

    private static func basis(_ id: String) -> BandPolicy.Basis {
        BandPolicy.Basis(id: id, title: "规则\(id)", reason: "test")
    }

    static func assessment(
        _ code: String = "D0401",
        band: Band = .blue,
        isDispute: Bool = true,
        indicators: [IndicatorFinding] = []
    ) -> TextAssessment {
        TextAssessment(
            isDispute: isDispute,
            type: TypeJudgement(code: code, margin: 3),
            indicators: indicators,
            band: band,
            ruleSetVersion: "test"
        )
    }

    static func alert(_ number: String = "A1") -> Alert {
        var alert = Alert(
            alertNo: number,
            reportedAt: start,
            confidential: false,
            incidentAddress: "古山镇测试路1号",
            content: "钱某甲与夏某乙因口罩质量发生争执，要求退货",
            jurisdiction: UnitReference(code: station)
        )
        alert.caller = Alert.Caller(name: "钱某甲", phone: "13800001111")
        alert.parties = [
            Alert.Party(role: "买方", name: "钱某甲", phone: "13800001111"),
            Alert.Party(role: "卖方", name: "夏某乙", phone: "13800002222"),
        ]
        return alert
    }

    static func context(
        _ assessment: TextAssessment? = nil,
        history: History = .none,
        recorded: RecordedAlert? = nil
    ) -> Context {
        Context(
            assessment: assessment,
            history: history,
            recordedAlert: recorded,
            policy: policy,
            bands: bands,
            catalog: catalog,
            directory: directory,
            calendar: calendar,
            draftDigest: { "digest:\($0.summary)|\($0.suggestedLead)" },
            contactDigest: { "contact:\($0.people)" },
            identifier: { "id(\($0))" },
            random: 42
        )
    }
}
