/// What may leave for whom (信息披露): table (e) of the domain as code. Texts for the governance side are built from
/// typed values only, never cut from content or feedback.
package enum Disclosure {
    /// 报警人: the role under which a caller stands among the people of a case.
    package static let callerRole = "报警人"
    /// The fixed phrase under which a case leaves the departments for the police line.
    package static let transferredPhrase = "转公安办理"
    /// The fixed phrase under which push 3 is withdrawn when its caller has become confidential.
    package static let confidentialPhrase = "当事人信息转为保密，请删除"
    /// Fixed phrases under which push 3 is withdrawn and asked for again.
    package static let retypedPhrase = "类型更正，请删除原任务"
    package static let redirectedPhrase = "改派，请删除原任务"
    package static let withdrawnPhrase = "撤回，请删除"
    package static let correctedPhrase = "更正，请删除"
    package static let movedPhrase = "管辖变更，请删除原任务"
    /// 联系方式告知 serves this and nothing else.
    package static let contactPurpose = "矛盾纠纷化解联系当事人"
    /// 家庭暴力
    package static let violenceCode = "D0109"
    /// Sharing for a statutory duty: Order 809 of the State Council, in force 2025-08-01.
    package static let legalBasis = "政务数据共享条例（国务院令第809号）：为履行法定职责共享"

    /// The draft of push 3.
    ///
    /// - Parameters:
    ///   - helperTypes: Further types of the case; their leads help.
    ///   - village: The village as the directory knows it, nil when it does not: what the alert calls a village is free
    ///     text of the platform and stays on the police side.
    ///   - lead: The department a person named, else the one the routes have.
    package static func draft(
        of subject: Case,
        type: DisputeType,
        helperTypes: [DisputeType],
        station: Directory.Station,
        township: Directory.Township,
        village: Directory.Village?,
        lead: String
    ) -> GovernanceDraft {
        let helpers = helpers(of: type, also: helperTypes, besides: lead)
        let name = type.coverName ?? type.name
        // The first two digits name the family of types; a covered type crosses under no finer code.
        let code = type.coverName == nil ? type.code : String(type.code.prefix(3))
        let place = township.name + (village?.name ?? "")
        return GovernanceDraft(
            disputeType: GovernanceDraft.TypeLine(code: code, name: name, govCode: type.govCode),
            channel: type.channel,
            title: "\(place)\(name)",
            place: GovernanceDraft.Place(
                township: township.name,
                village: village?.name,
                point: subject.alert.location.map(coarse)
            ),
            people: people(of: subject.alert),
            flags: GovernanceDraft.Flags(
                weapon: subject.alert.weapon == true || subject.indicators.contains { $0.id == "R01" },
                injury: (subject.alert.injured ?? 0) > 0 || subject.indicators.contains { $0.id == "R08" },
                minor: subject.involvesMinor
            ),
            band: subject.band,
            riskPhrase: riskPhrase(subject.band),
            expedited: subject.expedited,
            summary: summary(of: subject, typeName: name, place: place, lead: lead, helpers: helpers),
            suggestedLead: lead,
            helpers: helpers,
            policeContact: GovernanceDraft.PoliceContact(unit: station.name, dutyPhone: station.dutyPhone)
        )
    }

    private static func helpers(of type: DisputeType, also others: [DisputeType], besides lead: String) -> [String] {
        var seen: Set<String> = [lead]
        let proposed = type.helpers + others.filter { !$0.isPoliceLed && $0.coverName == nil }.map(\.lead)
        return proposed.filter { isAllowed($0, for: type) && seen.insert($0).inserted }
    }

    /// Domestic violence goes out only as a task to the women's federation or civil affairs (妇联、民政).
    static func isAllowed(_ department: String, for type: DisputeType) -> Bool {
        guard type.code == violenceCode else { return true }
        return department == RouteTable.police || violenceDepartments.contains { department.contains($0) }
    }

    private static let violenceDepartments = ["妇联", "民政"]

    /// 500 m, near enough: two hundredths of a degree make four cells.
    private static func coarse(_ point: Location) -> Location {
        func cut(_ degrees: Double) -> Double { (degrees * 200).rounded() / 200 }
        return Location(longitude: cut(point.longitude), latitude: cut(point.latitude), datum: point.datum)
    }

    private static func riskPhrase(_ band: Band) -> String {
        switch band {
        case .red: "有较高升级风险"
        case .orange: "有升级风险"
        case .yellow: "需持续关注"
        case .blue: "暂无明显升级风险"
        }
    }

    private static func summary(
        of subject: Case,
        typeName: String,
        place: String,
        lead: String,
        helpers: [String]
    ) -> String {
        var sentence = "\(place)发生\(typeName)"
        let sides = subject.alert.parties.count
        if sides > 1 { sentence += "，涉及\(sides)方当事人" }
        if let result = subject.disposition?.result { sentence += "，公安机关现场处置结果为\(result.phrase)" }
        sentence += "。建议\(lead)牵头办理"
        if !helpers.isEmpty { sentence += "，\(helpers.joined(separator: "、"))协助" }
        return sentence + "，公安机关全程跟进。"
    }
}

extension Disposition.Result {
    /// The result in words that say nothing of the people.
    fileprivate var phrase: String {
        switch self {
        case .settled: "已化解"
        case .calmed: "已劝离"
        case .broughtToStation: "已带所处理"
        case .notSettled: "未化解"
        case .criminalCase: "已立案"
        case .diverted: "已移交"
        case .unfounded: "未发现事实"
        }
    }
}
