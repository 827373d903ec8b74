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

    static func directory(gateways: [String] = [], listed: [String] = []) -> Directory {
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
            ],
            gateways: gateways,
            listedNumbers: Set(listed.compactMap(PhoneNumber.init))
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
        signPush1: limit(.minutes(5)),
        disposition: limit(.hours(24)),
        signPush2: limit(.hours(2)),
        firstContact: limit(.hours(24)),
        approvalDecision: limit(.hours(4)),
        accepted: limit(.minutes(10)),
        departmentSigned: limit(.hours(2)),
        finish: [.simple: .days(1), .general: .days(7), .complex: .days(20)],
        callBackDays: .init(normal: [7], expedited: [1, 7], red: [1, 7, 30]),
        callBackSampleOneIn: 1,
        courtCallBackDays: 7,
        lateAlertAfter: .hours(2)
    )

    private static func limit(_ duration: Duration) -> EscalationPolicy.Limit {
        EscalationPolicy.Limit(normal: duration, expedited: duration, red: duration)
    }

    static func decisions(gateways: [String] = [], listed: [String] = []) -> Decisions {
        var dialects = QueueDialects()
        for role in InboundQueue.allCases {
            dialects.add(queue: role.rawValue, role: role, decoder: MessageDecoder(profile: .canonical))
        }
        dialects.add(profile: Profile.canonical.name, decoder: MessageDecoder(profile: .canonical))
        return Decisions(
            dialects: dialects,
            assess: assess,
            catalog: catalog,
            policy: policy,
            bands: bands,
            directory: directory(gateways: gateways, listed: listed),
            linkKey: LinkKey(id: "k1", secret: Array("not a secret".utf8)),
            artifacts: [DecisionArtifact(name: "rules/test.yaml", digest: "sha256:1", content: [1])]
        )
    }

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
