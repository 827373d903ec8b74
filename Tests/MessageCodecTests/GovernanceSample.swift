import CaseModel

/// The smaller bodies for the governance side, and the digest of a station.
enum GovernanceSample {
    private static let at = TaskSample.at
    private static let code = "7K3M-9Q2D"

    static func withdrawal(isFull: Bool) -> WithdrawalTask {
        WithdrawalTask(
            caseCode: code,
            externalNo: isFull ? "E1" : nil,
            withdrawnTaskID: "T3",
            reason: "转公安办理"
        )
    }

    static func reminder(isFull: Bool) -> GovernanceReminder {
        GovernanceReminder(
            caseCode: code,
            externalNo: isFull ? "E1" : nil,
            taskID: "T3",
            level: .room,
            about: .finish,
            dueAt: at,
            isOverdue: true
        )
    }

    static func notice(isFull: Bool) -> GovernanceNotice {
        var notice = GovernanceNotice(
            caseCode: code,
            externalNo: isFull ? "E1" : nil,
            taskID: "T3",
            subject: .extensionRefused
        )
        if isFull {
            notice.reason = "tooLong"
            notice.department = "市场监管"
            notice.until = at
        }
        return notice
    }

    static func inform(isFull: Bool) -> InformNotice {
        InformNotice(
            caseCode: code,
            typeName: "消费纠纷",
            govCode: "0601",
            township: "古山镇",
            village: isFull ? "测试村" : nil,
            reportedAt: at
        )
    }

    static func contact(isFull: Bool) -> ContactDisclosure {
        ContactDisclosure(
            caseCode: code,
            externalNo: isFull ? "E1" : nil,
            taskID: "T3",
            people: [
                ContactDisclosure.Person(
                    role: "买方",
                    name: isFull ? "钱某甲" : nil,
                    phone: isFull ? "13800001111" : nil
                )
            ],
            purpose: "矛盾纠纷化解联系当事人",
            approvals: isFull ? [GovernanceTask.Approval(unit: "古山派出所", rank: .stationLeader, at: at)] : []
        )
    }

    static let digest = StationDigest(
        station: "330784550000",
        recipient: PoliceTask.Recipient(role: .dutyLeader, id: "330001", name: "李警官"),
        lines: [
            StationDigest.Line(
                station: "330784550000",
                caseID: "C1",
                alertNo: "330784202611230001",
                band: .yellow,
                about: .firstContact,
                dueAt: at
            )
        ]
    )
}
