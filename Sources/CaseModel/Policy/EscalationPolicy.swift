/// The escalation policy file (升级策略): deadlines and call-backs. The defaults of lifecycle.md are its values.
package struct EscalationPolicy: Hashable, Codable, Sendable {
    /// Digest of the file it came from.
    package var version: String
    /// 签收一推, from issue.
    package var signPush1: Limit
    /// 处警反馈, from the report.
    package var disposition: Limit
    /// 签收二推
    package var signPush2: Limit
    /// First contact in stage 2 (首次联系).
    package var firstContact: Limit
    /// 审批
    package var approvalDecision: Limit
    /// 受理 by the township's room.
    package var accepted: Limit
    /// 签收 by the department.
    package var departmentSigned: Limit
    /// 办结 by complexity; red halves it.
    package var finish: [ApprovalDecision.Complexity: Duration]
    /// Days after the settlement on which each side is called back (回访).
    package var callBackDays: DaysByUrgency
    /// One in so many cases settled at once with band blue is called back; 1 calls all, 0 none.
    package var callBackSampleOneIn: Int
    /// Days to the call-back after 引导诉讼.
    package var courtCallBackDays: Int
    /// Push 1 only while the alert is younger.
    package var lateAlertAfter: Duration

    /// A policy with these values.
    package init(
        version: String,
        signPush1: Limit,
        disposition: Limit,
        signPush2: Limit,
        firstContact: Limit,
        approvalDecision: Limit,
        accepted: Limit,
        departmentSigned: Limit,
        finish: [ApprovalDecision.Complexity: Duration],
        callBackDays: DaysByUrgency,
        callBackSampleOneIn: Int,
        courtCallBackDays: Int,
        lateAlertAfter: Duration
    ) {
        self.version = version
        self.signPush1 = signPush1
        self.disposition = disposition
        self.signPush2 = signPush2
        self.firstContact = firstContact
        self.approvalDecision = approvalDecision
        self.accepted = accepted
        self.departmentSigned = departmentSigned
        self.finish = finish
        self.callBackDays = callBackDays
        self.callBackSampleOneIn = callBackSampleOneIn
        self.courtCallBackDays = courtCallBackDays
        self.lateAlertAfter = lateAlertAfter
    }

    /// A limit that urgency shortens.
    package struct Limit: Hashable, Codable, Sendable {
        package var normal: Duration
        package var expedited: Duration
        package var red: Duration

        /// A limit for each urgency.
        package init(normal: Duration, expedited: Duration, red: Duration) {
            self.normal = normal
            self.expedited = expedited
            self.red = red
        }

        /// The limit that holds; red wins over expedited (加急).
        package func duration(band: Band, expedited isExpedited: Bool) -> Duration {
            band == .red ? red : (isExpedited ? expedited : normal)
        }
    }

    /// Days by urgency.
    package struct DaysByUrgency: Hashable, Codable, Sendable {
        package var normal: [Int]
        package var expedited: [Int]
        package var red: [Int]

        /// Days for each urgency.
        package init(normal: [Int], expedited: [Int], red: [Int]) {
            self.normal = normal
            self.expedited = expedited
            self.red = red
        }

        /// The days that hold; red wins over expedited.
        package func days(band: Band, expedited isExpedited: Bool) -> [Int] {
            band == .red ? red : (isExpedited ? expedited : normal)
        }
    }
}
