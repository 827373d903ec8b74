import CaseModel

/// Tasks of every kind, once with every field and once with none that may be absent.
enum TaskSample {
    static let at = Timestamp(milliseconds: 1_795_392_930_000)

    /// Every body with the name of its schema.
    static let all: [(schema: String, task: PushTask)] = schemas.flatMap { schema in
        [true, false].map { (schema, task(schema, isFull: $0)) }
    }

    /// The schemas of everything that leaves.
    static let schemas =
        ["push1", "push2", "approvalRequest", "callback", "notice", "reminder", "push3", "withdrawal"]
        + ["contactDisclosure", "governanceReminder", "governanceNotice", "informNotice", "stationDigest"]

    static func task(_ kind: PushTask.Kind, isFull: Bool) -> PushTask { task(kind.rawValue, isFull: isFull) }

    /// The task whose body `schema` describes.
    static func task(_ schema: String, isFull: Bool) -> PushTask {
        let (kind, lane, body) = content(schema, isFull: isFull)
        return PushTask(
            id: "6f6b1f0e-5d6e-5f43-9a57-0d5f1c2b3a49",
            kind: kind,
            lane: lane,
            routingKey: "\(kind.rawValue).330784550000",
            caseID: "C1",
            band: .yellow,
            issuedAt: at,
            body: body
        )
    }

    private static func content(_ schema: String, isFull: Bool) -> (PushTask.Kind, Lane, PushTask.Body) {
        switch schema {
        case "push3": (.push3, .governance, .governance(governance(isFull: isFull)))
        case "withdrawal": (.withdrawal, .governance, .withdrawal(GovernanceSample.withdrawal(isFull: isFull)))
        case "contactDisclosure":
            (.contactDisclosure, .governance, .contact(GovernanceSample.contact(isFull: isFull)))
        case "governanceReminder": (.reminder, .governance, .reminder(GovernanceSample.reminder(isFull: isFull)))
        case "governanceNotice": (.notice, .governance, .notice(GovernanceSample.notice(isFull: isFull)))
        case "informNotice": (.notice, .governance, .inform(GovernanceSample.inform(isFull: isFull)))
        case "stationDigest": (.reminder, .police, .digest(GovernanceSample.digest))
        default:
            PushTask.Kind(rawValue: schema).map { ($0, .police, .police(police($0, isFull: isFull))) }
                ?? (.notice, .police, .police(police(.notice, isFull: isFull)))
        }
    }

    static func draft(isFull: Bool) -> GovernanceDraft {
        GovernanceDraft(
            disputeType: GovernanceDraft.TypeLine(code: "D0401", name: "消费纠纷", govCode: "0601"),
            channel: "监管执法",
            title: "消费纠纷待处理",
            place: GovernanceDraft.Place(
                township: "古山镇",
                village: isFull ? "测试村" : nil,
                point: isFull ? Location(longitude: 120.105, latitude: 29, datum: "CGCS2000") : nil
            ),
            people: isFull
                ? [GovernanceDraft.Person(role: "报警人", maskedName: "钱某", maskedPhone: "138****8000")]
                : [GovernanceDraft.Person(role: "对方", maskedName: nil, maskedPhone: nil)],
            flags: GovernanceDraft.Flags(weapon: false, injury: false, minor: isFull),
            band: .yellow,
            riskPhrase: "有升级风险",
            expedited: isFull,
            summary: "双方因商品质量发生纠纷，现场未能化解。",
            suggestedLead: "市场监管",
            helpers: isFull ? ["消保委", "法律援助"] : [],
            policeContact: GovernanceDraft.PoliceContact(unit: "古山派出所", dutyPhone: "0579-87000110")
        )
    }

    private static func deadlines(isFull: Bool) -> TaskDeadlines {
        isFull
            ? TaskDeadlines(signBy: at, contactBy: at, finishBy: at, decideBy: at, nextProgressBy: at) : TaskDeadlines()
    }

    private static func governance(isFull: Bool) -> GovernanceTask {
        GovernanceTask(
            caseCode: "7K3M-9Q2D",
            externalNo: isFull ? "E1" : nil,
            draft: draft(isFull: isFull),
            deadlines: deadlines(isFull: isFull),
            approvals: isFull ? [GovernanceTask.Approval(unit: "古山派出所", rank: .stationLeader, at: at)] : []
        )
    }

    private static func police(_ kind: PushTask.Kind, isFull: Bool) -> PoliceTask {
        var task = PoliceTask(
            alertNo: "330784202611230001",
            caseID: "C1",
            push: kind == .push1 ? 1 : 2,
            stage: kind == .push1 ? .early : .middle,
            recipient: PoliceTask.Recipient(role: .respondingOfficer, id: "330001", name: "李警官"),
            content: "双方因口罩质量发生纠纷",
            place: PoliceTask.Place(
                address: "测试路1号",
                township: isFull ? "古山镇" : nil,
                village: isFull ? "测试村" : nil
            ),
            people: [PoliceTask.Person(role: "报警人", name: "钱先生", phone: isFull ? "13800008000" : nil)],
            flags: PoliceTask.Flags(
                weapon: isFull ? false : nil,
                hazmat: isFull ? false : nil,
                explosion: isFull ? false : nil,
                injured: isFull ? 0 : nil,
                minor: false,
                confidential: false,
                late: false
            ),
            disputeType: PoliceTask.TypeLine(code: "D0401", name: "消费纠纷", margin: 4),
            also: isFull ? [PoliceTask.TypeLine(code: "D0402", name: "产品质量", margin: 1)] : [],
            band: .yellow,
            expedited: false,
            indicators: isFull ? [indicator] : [],
            history: isFull
                ? [
                    EarlierCase(
                        when: at,
                        type: "D0401",
                        band: .blue,
                        outcome: .settledOnScene,
                        agreed: true,
                        dueDates: [at],
                        performed: false
                    )
                ] : [],
            placeCount: 2,
            guidance: isFull ? ["先核对购买凭证"] : [],
            deadlines: deadlines(isFull: isFull),
            ruleSetVersion: "2026.11.1+3f9a0c21"
        )
        if isFull { task.sameIncident = [related] }
        if isFull, kind != .push1 { task.linkProposals = [related] }
        annex(&task, kind, isFull: isFull)
        return task
    }

    private static let related = RelatedAlert(alertNo: "330784202611230002", when: at, type: "D0402", band: .blue)

    private static let indicator = IndicatorFinding(
        id: "R05",
        title: "扬言毁坏财物",
        band: .yellow,
        evidence: [Evidence(field: .content, offset: 3, length: 4, words: "要砸了他", rule: "threat.property")]
    )

    private static func annex(_ task: inout PoliceTask, _ kind: PushTask.Kind, isFull: Bool) {
        switch kind {
        case .approvalRequest:
            task.approval = PoliceTask.ApprovalAnnex(
                subject: .push3(draft(isFull: isFull)),
                draftDigest: "sha256:00",
                receivers: ["古山镇综合信息指挥室"],
                legalBasis: "政务数据共享条例",
                requestedBy: "330001",
                reason: isFull ? "现场未能化解" : nil
            )
        case .callback:
            task.callBack = PoliceTask.CallBackAnnex(purpose: .satisfaction, party: isFull ? "钱先生" : nil, dueAt: at)
            task.callBack?.needsCare = isFull
        case .notice:
            var notice = PoliceTask.NoticeAnnex(subject: .receipt, at: at)
            if isFull {
                notice.action = .resolved
                notice.department = "市场监管所"
                notice.externalNo = "E1"
                notice.outcome = .agreed
                notice.reasonCode = "wrongDuty"
                notice.text = "当日签订协议"
            }
            task.notice = notice
        case .reminder:
            task.reminder = PoliceTask.ReminderAnnex(
                about: .signPush2,
                level: .head,
                taskID: isFull ? "T1" : nil,
                dueAt: at,
                isOverdue: true,
                isLate: false
            )
        case .push1, .push2, .push3, .withdrawal, .contactDisclosure: break
        }
    }
}
