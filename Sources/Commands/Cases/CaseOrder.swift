import ArgumentParser
import CaseModel
import CaseStorage

/// `cases order CASE ORDER`
struct CaseOrder: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        verb("order", zh: "以本人登录名对案件下达指令", en: "give an order on a case, under the caller's own login")
    }

    @OptionGroup var act: ActOptions
    @Argument(help: help(zh: "一案一码、案件标识或警情编号", en: "its code, id or alert number"))
    var name: String
    @Argument(help: help(zh: "指令，如 expedite、push、retype", en: "the order, such as expedite, push, retype"))
    var order: Order.Kind
    @Option(name: .long, help: help(zh: "第几推：2 或 3", en: "push 2 or 3"))
    var push: Int?
    @Option(name: .long, help: help(zh: "类型代码", en: "type code"))
    var type: String?
    @Option(name: .long, help: help(zh: "建议主办部门", en: "suggested lead department"))
    var department: String?
    @Option(name: .long, help: help(zh: "风险等级", en: "band"))
    var band: Band?
    @Option(name: .long, help: help(zh: "指派的警号", en: "police number of the assignee"))
    var assignee: String?
    @Option(name: .long, help: help(zh: "另一案件或警情", en: "the other case or alert"))
    var target: String?
    @Option(name: .long, help: help(zh: "要更正的事项，见 cases timeline", en: "the event to correct, from cases timeline"))
    var event: String?

    func run() async throws {
        let name = name
        let found = try await act.configurationOption.withStore { store in
            try await store.read { view in
                (case: try Case.find(name, in: view)?.id, isRecorded: try view.recordedAlert(name) != nil)
            }
        }
        guard found.case != nil || found.isRecorded else { throw CommandFailure.noCase(name) }
        var message = Order(
            kind: order,
            caseID: found.case,
            alertNo: found.case == nil ? name : nil,
            by: try act.actor(),
            reason: act.reason
        )
        message.push = push
        message.typeCode = type
        message.department = department
        message.band = band
        message.assignee = assignee
        message.target = target
        message.eventID = event
        try await act.submit(.order(message))
    }
}

extension Order.Kind: ExpressibleByArgument {}
