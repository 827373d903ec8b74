/// Feedback of the officers who went (处警反馈).
package struct Disposition: Hashable, Codable, Sendable {
    package var alertNo: String
    /// 到达现场时间
    package var arrivedAt: Timestamp?
    /// 处毕时间
    package var finishedAt: Timestamp?
    package var result: Result
    /// 处置情况
    package var text: String?
    /// 建议二推: the officer asks for a second push.
    package var needsFollowUp: Bool
    /// 民转刑风险 as the officer sees it.
    package var officerBand: Band?
    /// 治安调解 is under way.
    package var securityMediation: Bool
    /// 当事人同意联系
    package var contactConsent: Bool?
    /// 告诫书
    package var warningLetter: WarningLetter?
    /// Police number of the person who wrote it.
    package var by: String?

    /// A disposition with `result`.
    package init(alertNo: String, result: Result) {
        self.alertNo = alertNo
        self.result = result
        needsFollowUp = false
        securityMediation = false
    }

    /// 处理结果. Calmed is not settled.
    package enum Result: String, Codable, Sendable, CaseIterable {
        /// 化解
        case settled
        /// 劝离、告知途径
        case calmed
        /// 带所
        case broughtToStation
        /// 未化解
        case notSettled
        /// 立案
        case criminalCase
        /// 移交
        case diverted
        /// 无事实
        case unfounded
    }

    /// Whether a 告诫书 was given in a case of domestic violence, and why not.
    package struct WarningLetter: Hashable, Codable, Sendable {
        package var given: Bool
        package var reason: String?

        /// The decision with its reason.
        package init(given: Bool, reason: String? = nil) {
            self.given = given
            self.reason = reason
        }
    }
}
