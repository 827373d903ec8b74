import CaseModel

/// Two stations of one county whose people change posts, and values of people that must never cross.
///
/// Everything personal holds one of `secrets`; no text that may cross does.
enum RandomWorld {
    static let start = World.start
    static let gushan = "330784550000"
    static let fangyan = "330784560000"
    static let bureau = "330784000000"
    /// A station the directory does not know, of the same county.
    static let unknown = "330784990000"

    static let secrets = ["金雀", "CANARY", "警0", "13911112", "33078419900101"]

    static let directory = Directory(
        version: "random",
        stations: [
            Directory.Station(code: gushan, name: "古山派出所", dutyPhone: "0579-1", townships: ["330784104000"]),
            Directory.Station(
                code: fangyan,
                name: "方岩派出所",
                dutyPhone: "0579-2",
                townships: ["330784105000", "330784106000"]
            ),
        ],
        townships: [
            Directory.Township(code: "330784104000", name: "古山镇", room: "古山镇综合信息指挥室", roomPhones: ["0579-3"]),
            Directory.Township(code: "330784105000", name: "方岩镇", room: "方岩镇综合信息指挥室"),
            Directory.Township(code: "330784106000", name: "舟山镇", room: "舟山镇综合信息指挥室"),
        ],
        people: [
            person(1, .respondingOfficer), person(2, .responsibleOfficer, until: 6),
            person(3, .responsibleOfficer, from: 6), person(4, .dutyLeader, until: 20),
            person(5, .stationLeader, until: 9), person(6, .stationLeader, from: 11),
            person(7, .deputyLeader), person(8, .commandRoom),
            // Number 2 moves to the other station.
            person(2, .responsibleOfficer, in: fangyan, from: 6),
            person(11, .respondingOfficer, in: fangyan), person(12, .responsibleOfficer, in: fangyan, until: 4),
            person(13, .dutyLeader, in: fangyan), person(14, .stationLeader, in: fangyan),
            person(15, .commandRoom, in: fangyan, until: 30),
            person(21, .bureauDutyLeader, in: bureau), person(22, .bureauDutyLeader, in: bureau),
            person(23, .commandRoom, in: bureau),
        ]
    )

    private static func person(
        _ number: Int,
        _ role: Directory.Role,
        in unit: String = gushan,
        from: Int? = nil,
        until: Int? = nil
    ) -> Directory.Person {
        let id = number < 10 ? "警00\(number)" : "警0\(number)"
        return Directory.Person(
            id: id,
            name: "金雀\(number)",
            role: role,
            unit: unit,
            from: from.map { start + .days($0) },
            until: until.map { start + .days($0) }
        )
    }

    /// Police numbers, and one nobody has.
    static let people = Set(directory.people.map(\.id)).sorted() + ["警099"]

    static let types = ["D0401", "D0502", "D0109", "D0701", TypeJudgement.unknownCode]

    static let catalog = DisputeCatalog(
        types: World.catalog.types.values + [
            DisputeType(code: "D0701", name: "土地纠纷", govCode: "0901", channel: "Q", lead: "自然资源", helpers: ["司法所"])
        ]
    )

    /// The policy of the other tests with every kind of deadline, in one of the modes an area may be in.
    static func policy(_ mode: Int) -> EscalationPolicy {
        var policy = World.policy
        let ladder = policy.deadlines[.firstContact]?.ladder ?? .init(normal: [], red: [])
        for kind in [Deadline.Kind.mediation, .secondMediation] {
            let span = TimeSpan.workingDays(kind == .mediation ? 3 : 7)
            policy.deadlines[kind] = DeadlineRule(
                limit: .init(normal: span, expedited: span, red: span),
                ladder: ladder
            )
        }
        let order = ModeRule.StandingOrder(
            approver: "警021",
            from: start,
            until: start + .days(5),
            legalBasis: "常设指令"
        )
        switch mode {
        case 0: policy.modes = [ModeRule(area: "", push: 3, mode: .shadow)]
        case 1: policy.modes = [ModeRule(area: "330784104000", push: 3, mode: .inform, standingOrder: order)]
        case 2: policy.modes = [ModeRule(area: gushan, push: 3, mode: .off)]
        case 3: policy.modes = [ModeRule(area: "3307", push: 2, mode: .off)]
        case 4: policy.modes = [ModeRule(area: fangyan, push: 2, mode: .shadow)]
        default: policy.modes = []
        }
        return policy
    }

    static func context(_ assessment: TextAssessment?, policy: EscalationPolicy, random: UInt64) -> Context {
        Context(
            assessment: assessment,
            history: .none,
            recordedAlert: nil,
            policy: policy,
            bands: World.bands,
            catalog: catalog,
            directory: directory,
            calendar: World.calendar,
            draftDigest: digest,
            contactDigest: { disclosure in
                disclosure.people.reduce("contact") { "\($0)|\($1.role),\($1.name ?? "-"),\($1.phone ?? "-")" }
            },
            identifier: { $0 },
            random: random
        )
    }

    static func digest(_ draft: GovernanceDraft) -> String {
        let people = draft.people.map { "\($0.role),\($0.maskedName ?? ""),\($0.maskedPhone ?? "")" }
        let helpers = draft.helpers.joined(separator: ",")
        return [
            draft.title, draft.summary, draft.suggestedLead, helpers, draft.band.rawValue, String(draft.expedited),
            people.joined(separator: ";"), draft.place.township, draft.disputeType.code, String(draft.flags.weapon),
            String(draft.flags.injury), String(draft.flags.minor), draft.policeContact.unit,
        ].joined(separator: "|")
    }
}
