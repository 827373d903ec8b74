package import CaseModel

/// One test of a rule set (规则测试): an alert, what went before, and what must be decided.
package struct RuleTest: Hashable, Sendable {
    package var name: String
    /// The file it stands in, as it was named.
    package var file: String
    /// Counted from 1.
    package var line: Int
    /// Earlier alerts, the first first.
    package var history: [Report]
    package var alert: Report
    /// What people order afterwards, in order.
    package var orders: [Instruction]
    package var expectation: Expectation

    /// An alert with what the officers found.
    package struct Report: Hashable, Sendable {
        /// When the call came, which is also when it is taken.
        package var at: Timestamp
        package var content: String
        package var supplement: String?
        package var category: CategoryPath?
        /// 警情等级, 1 to 4.
        package var grade: Int?
        package var weapon: Bool?
        package var peopleInvolved: Int?
        package var tags: [String]
        package var address: String?
        /// Code of the station; nil for the first of the directory.
        package var station: String?
        /// Code or name of the township; nil for the first of its station.
        package var township: String?
        package var confidential: Bool
        /// 当事人; the caller is the first of them.
        package var parties: [Alert.Party]
        package var feedback: Feedback?
    }

    /// 处警反馈
    package struct Feedback: Hashable, Sendable {
        package var at: Timestamp
        package var result: Disposition.Result
        package var text: String?
        package var needsFollowUp: Bool
        package var officerBand: Band?
    }

    /// 指令 by the holder of a post at the station.
    package struct Instruction: Hashable, Sendable {
        package var at: Timestamp
        package var kind: Order.Kind
        package var by: Directory.Role
        package var push: Int?
        package var department: String?
        package var typeCode: String?
        package var band: Band?
    }

    /// What must be so afterwards; nil is not asked.
    package struct Expectation: Hashable, Sendable {
        package var outcome: Outcome?
        package var isDispute: Bool?
        package var type: String?
        /// Further types that are right too.
        package var accepted: [String]
        package var band: Band?
        /// Exactly these indicators in the text, for certain.
        package var indicators: [String]?
        /// These indicators among others, from the text or from history and the like.
        package var has: [String]
        /// None of these.
        package var lacks: [String]
        /// Exactly these, only heard of or feared.
        package var hearsay: [String]?
        /// Exactly these kinds of tasks.
        package var push: [PushTask.Kind]?
        /// Each of these routing keys, or receivers at the end of one.
        package var route: [String]
        /// 建议主办
        package var lead: String?
        /// Each of these stands in the evidence.
        package var words: [String]
    }

    /// What becomes of the alert.
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// 立案
        case opened
        /// 登记, no dispute.
        case recorded
    }
}
