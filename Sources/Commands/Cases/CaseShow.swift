import ArgumentParser
import CaseModel
import CaseStorage
import JSONTree

/// `cases show CASE`
struct CaseShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("show", zh: "一个案件，当事人信息遮盖", en: "one case, personal values masked")
    }

    @OptionGroup var configurationOption: ConfigurationOption
    @OptionGroup var formatOption: FormatOption
    @Argument(help: help(zh: "一案一码、案件标识、警情编号或任务标识", en: "its code, id, alert number or a task id"))
    var name: String

    func run() async throws {
        let name = name
        let found = try await configurationOption.withStore { store in
            try await store.read { try Case.find(name, in: $0) }
        }
        guard let found else { throw CommandFailure.noCase(name) }
        formatOption.print(json: found.details, table: sheet(found) + deadlines(found) + tasks(found))
    }

    private func sheet(_ one: Case) -> String {
        var sheet = FactSheet()
        sheet.add(zh: "一案一码", en: "code", one.code.text)
        sheet.add(zh: "案件标识", en: "case id", one.id)
        sheet.add(zh: "警情编号", en: "alert", ([one.alert.alertNo] + one.joinedAlerts).joined(separator: " "))
        sheet.add(zh: "立案时间", en: "opened", one.openedAt.rfc3339)
        let station = [one.alert.jurisdiction.name, one.alert.jurisdiction.code]
        sheet.add(zh: "派出所", en: "station", station.compactMap(\.self).joined(separator: " "))
        sheet.add(zh: "类型", en: "type", one.typeCode)
        sheet.add(zh: "风险等级", en: "band", one.band.term.shown)
        for reason in one.bandContributions { sheet.add(zh: "等级依据", en: "reason", reason.words) }
        sheet.add(zh: "加急", en: "expedited", one.expedited ? Text(zh: "是", en: "yes").shown : nil)
        let indicators = one.assessment.indicators.map(\.id).joined(separator: " ")
        sheet.add(zh: "风险迹象", en: "indicators", indicators.isEmpty ? nil : indicators)
        sheet.add(zh: "阶段", en: "stage", one.stage.term.shown)
        sheet.add(zh: "状态", en: "waits for", one.phase.term.shown)
        for party in one.alert.parties {
            let words = [party.role, party.name.map(PersonalMask.name), party.phone.map(PersonalMask.number)]
            sheet.add(zh: "当事人", en: "party", words.compactMap(\.self).joined(separator: " "))
        }
        sheet.add(zh: "处警反馈", en: "disposition", one.disposition?.result.rawValue)
        sheet.add(zh: "未反馈", en: "no feedback", one.isWithoutFeedback ? Text(zh: "是", en: "yes").shown : nil)
        sheet.add(zh: "责任民警", en: "assigned to", one.assignee)
        sheet.add(zh: "中止", en: "suspended", one.suspension.map { "\($0.since.rfc3339) \($0.reason)" })
        if let pending = one.pendingApproval { sheet.add(pending) }
        if let round = one.pendingContact?.round { sheet.add(round) }
        if let work = one.departmentWork {
            let words = [work.state.rawValue, work.department, work.externalNo, work.complexity.rawValue]
            sheet.add(zh: "部门办理", en: "department", words.compactMap(\.self).joined(separator: " "))
            sheet.add(zh: "退回次数", en: "returns", work.returns > 0 ? String(work.returns) : nil)
        }
        for callBack in one.callBacks {
            let words = [callBack.dueAt.rfc3339, callBack.purpose.rawValue, callBack.party, callBack.state.rawValue]
            sheet.add(zh: "回访", en: "call-back", words.compactMap(\.self).joined(separator: " "))
        }
        sheet.add(zh: "结果", en: "outcome", one.outcome?.rawValue)
        sheet.add(zh: "办结时间", en: "closed", one.closedAt?.rfc3339)
        one.links.add(to: &sheet)
        sheet.add(zh: "历史导入", en: "imported", one.importedAt?.rfc3339)
        return sheet.rendered
    }

    private func deadlines(_ one: Case) -> String {
        guard !one.deadlines.isEmpty else { return "" }
        var table = TextTable(
            .text(zh: "时限", en: "DEADLINE"),
            .text(zh: "起", en: "FROM"),
            .text(zh: "止", en: "LIMIT"),
            .text(zh: "情况", en: "STATE")
        )
        for deadline in one.deadlines {
            table.add(
                deadline.kind.term.shown,
                deadline.startedAt.rfc3339,
                deadline.limitAt.rfc3339,
                StoreStatistics.DeadlineFate(deadline).term.shown
            )
        }
        return "\n" + table.rendered
    }

    private func tasks(_ one: Case) -> String {
        var table = TextTable(
            .text(zh: "任务", en: "TASK"),
            .text(zh: "类型", en: "KIND"),
            .text(zh: "接收人", en: "TO"),
            .text(zh: "发出", en: "ISSUED"),
            .text(zh: "签收", en: "SIGNED")
        )
        for task in one.tasks {
            let recipient = task.recipient.map { "\($0.role.rawValue) \($0.id)" }
            table.add(
                task.id,
                task.kind.term.shown,
                recipient ?? "-",
                task.issuedAt.rfc3339,
                task.signedAt?.rfc3339 ?? "-"
            )
        }
        return "\n" + table.rendered
    }
}

extension FactSheet {
    /// The draft as it would leave, and who has been asked: what an approver reads before he decides.
    fileprivate mutating func add(_ pending: Case.PendingApproval) {
        let draft = pending.draft
        add(pending.round)
        add(zh: "草稿标题", en: "draft title", draft.title)
        add(zh: "草稿摘要文", en: "draft summary", draft.summary)
        for person in draft.people {
            let words = [person.role, person.maskedName, person.maskedPhone]
            add(zh: "草稿当事人", en: "draft person", words.compactMap(\.self).joined(separator: " "))
        }
        add(zh: "风险提示", en: "risk phrase", draft.riskPhrase)
        add(zh: "建议主办", en: "suggested lead", draft.suggestedLead)
        add(zh: "协办", en: "helpers", draft.helpers.joined(separator: "、"))
        add(zh: "发往", en: "to", draft.place.township)
    }

    fileprivate mutating func add(_ round: ApprovalRound) {
        add(zh: "草稿摘要值", en: "draft digest", round.draftDigest)
        add(zh: "申请人", en: "asked for by", round.requestedBy)
        for request in round.requests {
            let decided = round.confirmations.contains { $0.by == request.approver }
            let word = decided ? Text(zh: "已同意", en: "confirmed") : Text(zh: "待定", en: "asked")
            add(zh: "审批人", en: "approver", "\(request.approver) \(request.seat.rawValue) \(word.shown)")
        }
    }
}
