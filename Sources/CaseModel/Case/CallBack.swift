/// 回访: a check that a settlement holds, with one side or at one due date.
package struct CallBack: Hashable, Codable, Sendable {
    package var taskID: String
    package var purpose: Purpose
    /// Which side is called; nil for both.
    package var party: String?
    package var dueAt: Timestamp
    package var state: State
    /// When it was tried in vain (未接通).
    package var triedOn: [Timestamp]

    /// A side that was not reached on so many different days cannot be reached; then a leader may close.
    package static let triesBeforeUnreachable = 3

    /// A call-back that is due.
    package init(taskID: String, purpose: Purpose, party: String?, dueAt: Timestamp) {
        self.taskID = taskID
        self.purpose = purpose
        self.party = party
        self.dueAt = dueAt
        state = .open
        triedOn = []
    }

    /// What is asked.
    package enum Purpose: String, Codable, Sendable, CaseIterable {
        /// 满意度
        case satisfaction
        /// 履行情况 of an agreement's due date.
        case performance
    }

    /// Where it stands.
    package enum State: String, Codable, Sendable, CaseIterable { case open, satisfied, dissatisfied, cancelled }
}
