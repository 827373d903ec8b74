import CaseModel

/// A push 3 as the bridge makes it.
enum GovernanceLetter {
    static let taskID = "6f6b1f0e-5d6e-5f43-9a57-0d5f1c2b3a49"
    private static let at = Timestamp(milliseconds: 1_795_000_000_000)

    static func push3(village: String, id: String = taskID) -> PushTask {
        PushTask(
            id: id,
            kind: .push3,
            lane: .governance,
            routingKey: "push3.330784104000",
            caseID: "case-1",
            band: .yellow,
            issuedAt: at,
            body: .governance(
                GovernanceTask(
                    caseCode: "7K3M-9Q2D",
                    externalNo: nil,
                    draft: draft(village: village),
                    deadlines: TaskDeadlines(),
                    approvals: [GovernanceTask.Approval(unit: "古山派出所", rank: .stationLeader, at: at)]
                )
            )
        )
    }

    private static func draft(village: String) -> GovernanceDraft {
        GovernanceDraft(
            disputeType: GovernanceDraft.TypeLine(code: "D0401", name: "消费纠纷", govCode: "0601"),
            channel: "监管执法",
            title: "消费纠纷待处理",
            place: GovernanceDraft.Place(township: "古山镇", village: village, point: nil),
            people: [GovernanceDraft.Person(role: "报警人", maskedName: "钱某", maskedPhone: nil)],
            flags: GovernanceDraft.Flags(weapon: false, injury: false, minor: false),
            band: .yellow,
            riskPhrase: "有升级风险",
            expedited: false,
            summary: "双方因商品质量发生纠纷，现场未能化解。",
            suggestedLead: "市场监管",
            helpers: [],
            policeContact: GovernanceDraft.PoliceContact(unit: "古山派出所", dutyPhone: "0579-87000110")
        )
    }
}
