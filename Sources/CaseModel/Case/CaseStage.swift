/// 初期、中期、后期 of a dispute.
package enum CaseStage: Int, Codable, Sendable, CaseIterable, Comparable {
    /// 初期
    case early = 1
    /// 中期
    case middle = 2
    /// 后期
    case late = 3

    package static func < (left: CaseStage, right: CaseStage) -> Bool { left.rawValue < right.rawValue }
}

/// What a case is waiting for.
package enum CasePhase: String, Codable, Sendable, CaseIterable {
    /// 现场处置: for the officers' feedback.
    case onScene
    /// 跟进: for the responsible officer.
    case following
    /// 待审批: for the decision on a draft; the following goes on.
    case awaitingApproval
    /// 部门办理: for the governance side.
    case withDepartments
    /// 回访
    case callBack
    /// 转案件: police line, no push 3.
    case criminal
    /// 办结
    case closed
}

/// How a case ended or was settled.
package enum CaseOutcome: String, Codable, Sendable, CaseIterable {
    /// 现场化解
    case settledOnScene
    /// 公安跟进化解
    case settledByPolice
    /// 部门化解
    case settledByDepartments
    /// 引导诉讼
    case guidedToCourt
    /// 无事实
    case unfounded
    /// 作废
    case voided
    /// 转案件
    case criminalCase
}
