/// What the governance platform says of a task (回执). It names the task, its own event number, or the case code.
package struct Receipt: Hashable, Codable, Sendable {
    package var taskID: String?
    /// Their event number (事件编号).
    package var externalNo: String?
    /// 一案一码: means the newest open push 3 of that case.
    package var caseCode: String?
    package var action: Action
    /// Department (部门).
    package var department: String?
    /// Name of the person on their side.
    package var by: String?
    package var at: Timestamp
    /// Reason of a return or refusal, such as `wrongDuty`.
    package var reasonCode: String?
    package var outcome: Outcome?
    /// 化解方式
    package var way: String?
    package var mediator: String?
    package var agreement: Agreement?
    /// New limit of an extension.
    package var until: Timestamp?
    package var approvedBy: String?
    package var text: String?

    /// A receipt with `action`.
    package init(
        taskID: String? = nil,
        externalNo: String? = nil,
        caseCode: String? = nil,
        action: Action,
        at: Timestamp
    ) {
        self.taskID = taskID
        self.externalNo = externalNo
        self.caseCode = caseCode
        self.action = action
        self.at = at
    }

    /// 回执类型
    package enum Action: String, Codable, Sendable, CaseIterable {
        /// 受理
        case accepted
        /// 不予受理
        case refused
        /// 签收
        case signed
        /// 退回
        case returned
        /// 进展
        case progress
        /// 延期
        case extended
        case extensionRefused
        /// 办结
        case resolved
        /// 已撤回
        case withdrawn
        /// 申请联系方式
        case contactRequest
        /// 激化预警
        case escalating
    }

    /// 办结结果
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        /// 调解成功
        case agreed
        /// 调解不成
        case failed
        /// 引导诉讼
        case guidedToCourt
        case penalised, duplicate
    }
}
