import CaseModel

extension EventGenerator {
    static let alertNo = "330700CANARY1"
    private static let officers = ["警金雀01", "警金雀02"]

    /// An alert with a secret in every personal field.
    static let firstAlert: Alert = {
        var alert = Alert(
            alertNo: alertNo,
            revision: 1,
            reportedAt: RandomWorld.start,
            confidential: false,
            incidentAddress: "古山镇金雀路1号",
            content: "正文金雀，电话13911112221",
            jurisdiction: UnitReference(code: RandomWorld.gushan, name: "古山派出所")
        )
        alert.caller = Alert.Caller(
            name: "钱金雀",
            phone: "13911112221",
            contactPhone: "13911112222",
            idNumber: "330784199001011111"
        )
        alert.parties = [
            Alert.Party(
                role: "买方",
                name: "钱金雀",
                phone: "13911112221",
                idNumber: "330784199001011111",
                address: "金雀小区2幢"
            ),
            Alert.Party(role: "卖方", name: "夏金雀二", phone: "13911112223", idNumber: "330784199001012222"),
        ]
        alert.supplement = "补充金雀"
        alert.village = "金江村"
        alert.grid = "网格金雀"
        alert.dispatchNo = "DCANARY"
        alert.location = Location(longitude: 120.1234567, latitude: 29.7654321, datum: "CGCS2000")
        return alert
    }()

    /// The next version of the alert.
    mutating func revision(of run: CaseRun) -> Alert {
        alert.revision = (alert.revision ?? 0) + 1
        alert.eventKind = random.chance(8) ? .voided : .amended
        for _ in 0...random.below(2) {
            switch random.below(10) {
            case 0: alert.confidential.toggle()
            case 1, 2: alert.officer = PersonReference(id: random.pick(EventGenerator.officers), name: "金雀警")
            case 3: alert.caseNo = random.chance(40) ? "CASECANARY" : nil
            case 4:
                let stations = [RandomWorld.gushan, RandomWorld.fangyan, RandomWorld.fangyan, RandomWorld.unknown]
                alert.jurisdiction = UnitReference(code: random.pick(stations))
            case 5: alert.township = random.pick(["330784105000", "舟山镇", "330784104000", "无此镇"])
            case 6: alert.tags = random.chance(50) ? ["未成年人"] : []
            case 7: alert.callerConsentsToContact = random.chance(70)
            case 8: alert.reporterRole = random.pick(Alert.ReporterRole.allCases)
            default: alert.content = "正文金雀\(random.below(9))"
            }
        }
        return alert
    }

    /// Another alert of the same dispute: a chaser, a repeat, a nuisance.
    mutating func joining(at now: Timestamp) -> Alert {
        var joining = EventGenerator.firstAlert
        joining.alertNo = "330700CANARY\(2 + random.below(3))"
        joining.mainAlertNo = alert.alertNo
        joining.relation = random.pick(Alert.Relation.allCases)
        joining.reportedAt = now
        joining.confidential = random.chance(20)
        joining.content = "又来金雀"
        if random.chance(10) { joining.caseNo = "CASECANARY2" }
        if random.chance(30) { joining.officer = PersonReference(id: random.pick(EventGenerator.officers)) }
        if random.chance(5) { joining.eventKind = .voided }
        return joining
    }

    /// What the rules read in a text.
    mutating func assessment(isFirst: Bool) -> TextAssessment {
        let signs: [(String, Band)] = [
            ("R05", .yellow), ("R13", .yellow), ("R17", .orange), ("R18", .blue), ("R20", .blue), ("R01", .orange),
        ]
        var found: [IndicatorFinding] = []
        if random.chance(35) {
            let (id, band) = random.pick(signs)
            found.append(IndicatorFinding(id: id, title: "规则\(id)", band: band, evidence: []))
        }
        let bands: [Band] = [.blue, .blue, .blue, .blue, .yellow, .yellow, .orange, .red]
        return World.assessment(
            random.pick(["D0401", "D0401"] + RandomWorld.types),
            band: max(random.pick(bands), found.compactMap(\.band).max() ?? .blue),
            isDispute: random.chance(isFirst ? 92 : 80),
            indicators: found
        )
    }
}
