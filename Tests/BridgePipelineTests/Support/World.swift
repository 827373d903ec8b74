import BridgePipeline
import CaseModel
import CaseStorage
import MessageCodec

/// One invented station, its people, and the messages about it.
enum World {
    static let station = "330784550000"
    static let start = Timestamp(milliseconds: 1_795_000_000_000)
    static let alerts = "police110.alerts"
    static let answers = "police.answers"
    static let receipts = "governance.receipts"

    static func directory(
        gateways: [String] = [],
        listed: [String] = [],
        listedIDs: [String] = []
    ) -> Directory {
        Directory(
            version: "test",
            stations: [
                Directory.Station(
                    code: station,
                    name: "古山派出所",
                    dutyPhone: "0579-00000000",
                    townships: ["330784104000"]
                )
            ],
            townships: [Directory.Township(code: "330784104000", name: "古山镇", room: "古山镇综合信息指挥室")],
            people: [
                person("P1", .respondingOfficer), person("P2", .responsibleOfficer), person("P3", .dutyLeader),
                person("P4", .stationLeader), person("P5", .deputyLeader), person("P6", .commandRoom),
                Directory.Person(id: "B1", name: "局值班", role: .bureauDutyLeader, unit: "330784000000"),
            ],
            gateways: gateways,
            listedNumbers: Set(listed.compactMap(PhoneNumber.init)),
            listedIDNumbers: Set(listedIDs.compactMap(IdentityNumber.init))
        )
    }

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
            guidance: ["核对凭证"]
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

    static func decisions(
        gateways: [String] = [],
        listed: [String] = [],
        governance: Profile = .canonical,
        artifact: String = "sha256:1"
    ) -> Decisions {
        var dialects = QueueDialects()
        for role in InboundQueue.allCases {
            dialects.add(queue: role.rawValue, role: role, decoder: MessageDecoder(profile: .canonical))
        }
        dialects.add(queue: receipts, role: .receipts, decoder: MessageDecoder(profile: governance))
        dialects.add(profile: Profile.canonical.name, decoder: MessageDecoder(profile: .canonical))
        return Decisions(
            dialects: dialects,
            governance: governance,
            assess: assess,
            catalog: catalog,
            policy: policy,
            bands: bands,
            directory: directory(gateways: gateways, listed: listed),
            calendar: .weekendsOnly,
            linkKeyRing: linkKeys,
            artifacts: [DecisionArtifact(name: "rules/test.yaml", digest: artifact, content: [1])]
        )
    }

    static let linkKeys = LinkKeyRing(newest: LinkKey(id: "k1", secret: Array("not a secret".utf8)))

    /// Twice in a week is yellow.
    private static let bands = BandPolicy(
        yellowFromWeight: 2,
        repeats: BandPolicy.RepeatRule(
            basis: BandPolicy.Basis(id: "R10", title: "反复报警", reason: "test"),
            levels: [.init(alerts: 2, days: 7, band: .yellow), .init(alerts: 3, days: 7, band: .orange)]
        )
    )

    /// 「纠纷」 makes a dispute, 「持刀」 a red one.
    private static func assess(_ input: AssessmentInput) -> TextAssessment {
        let text = input.texts.map(\.text).joined()
        return TextAssessment(
            isDispute: text.contains("纠纷"),
            type: TypeJudgement(code: "D0401", margin: 3),
            band: text.contains("持刀") ? .red : .blue,
            ruleSetVersion: "test"
        )
    }

    // MARK: Messages

    static func alert(
        _ number: String,
        revision: Int64? = nil,
        content: String = "买方与卖方因退货发生纠纷",
        phone: String = "13800001111"
    ) -> Alert {
        var alert = Alert(
            alertNo: number,
            revision: revision,
            reportedAt: start,
            confidential: false,
            incidentAddress: "古山镇测试路1号",
            content: content,
            jurisdiction: UnitReference(code: station)
        )
        alert.caller = Alert.Caller(name: "钱某甲", phone: phone)
        return alert
    }

    static func delivery(_ message: InboundMessage, queue: String, messageID: String? = nil) -> InboundDelivery {
        InboundDelivery(
            queue: queue,
            body: MessageEncoder().encode(message),
            properties: InboundProperties(messageID: messageID)
        )
    }

    static func delivery(_ alert: Alert) -> InboundDelivery {
        delivery(.alert(alert, feedback: nil), queue: alerts)
    }

    static func disposition(_ alertNo: String, _ result: Disposition.Result = .notSettled) -> InboundDelivery {
        delivery(.disposition(Disposition(alertNo: alertNo, result: result)), queue: alerts)
    }

    static func numbered(_ count: Int) -> [InboundDelivery] {
        (0..<count).map { delivery(alert("A\($0)", phone: "138\(10_000_000 + $0)")) }
    }
}
