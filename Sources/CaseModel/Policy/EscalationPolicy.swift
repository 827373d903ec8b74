/// The escalation policy file (升级策略): deadlines, ladders, call-backs, modes. The defaults of lifecycle.md are its
/// values.
package struct EscalationPolicy: Hashable, Codable, Sendable {
    /// Digest of the file it came from.
    package var version: String
    /// What may take how long; a kind without a rule has no deadline.
    package var deadlines: [Deadline.Kind: DeadlineRule]
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
    /// After the limit of the feedback, so long until its absence counts as notSettled (未反馈).
    package var silenceAfterDisposition: Duration
    /// A deadline that fires so long after it was due is marked late (逾时触发).
    package var lateFiringAfter: Duration
    /// A return so long after 签收 is refused.
    package var returnWindow: TimeSpan
    /// Modes by area and push; where no rule stands, a push goes its usual way.
    package var modes: [ModeRule]
    /// 重新启动期限
    package var reopenWithin = ReopenWindow.usual

    /// A policy with these values.
    package init(
        version: String,
        deadlines: [Deadline.Kind: DeadlineRule],
        finish: [ApprovalDecision.Complexity: Duration],
        callBackDays: DaysByUrgency,
        callBackSampleOneIn: Int,
        courtCallBackDays: Int,
        lateAlertAfter: Duration,
        silenceAfterDisposition: Duration,
        lateFiringAfter: Duration,
        returnWindow: TimeSpan,
        modes: [ModeRule] = []
    ) {
        self.version = version
        self.deadlines = deadlines
        self.finish = finish
        self.callBackDays = callBackDays
        self.callBackSampleOneIn = callBackSampleOneIn
        self.courtCallBackDays = courtCallBackDays
        self.lateAlertAfter = lateAlertAfter
        self.silenceAfterDisposition = silenceAfterDisposition
        self.lateFiringAfter = lateFiringAfter
        self.returnWindow = returnWindow
        self.modes = modes
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
