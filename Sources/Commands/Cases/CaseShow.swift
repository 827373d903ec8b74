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
        formatOption.print(json: found.details, table: sheet(found) + tasks(found))
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
        if let pending = one.pendingApproval {
            sheet.add(zh: "草稿摘要", en: "draft digest", pending.round.draftDigest)
            for request in pending.round.requests {
                sheet.add(zh: "审批人", en: "approver", "\(request.approver) \(request.id)")
            }
            sheet.add(zh: "建议主办", en: "suggested lead", pending.draft.suggestedLead)
        }
        if let work = one.departmentWork {
            let words = [work.state.rawValue, work.department, work.externalNo]
            sheet.add(zh: "部门办理", en: "department", words.compactMap(\.self).joined(separator: " "))
        }
        sheet.add(zh: "结果", en: "outcome", one.outcome?.rawValue)
        sheet.add(zh: "办结时间", en: "closed", one.closedAt?.rfc3339)
        one.links.add(to: &sheet)
        sheet.add(zh: "历史导入", en: "imported", one.importedAt?.rfc3339)
        return sheet.rendered
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
