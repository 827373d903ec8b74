package import CaseModel
import JSONTree
package import MessageCodec

/// The governance platform (基层治理四平台): the township's room accepts, a department signs, works and resolves.
package struct DepartmentDesk: Sendable {
    private let queue: String
    private let encoder: MessageEncoder
    private let chance: Chance
    private let stories: [Story]
    /// Of a hundred tasks, so many are not looked at, and as many are not begun.
    private let forgetfulness: UInt64

    /// A desk that answers on `queue` in the dialect of `profile`; what no story tells is decided by lot.
    package init(
        queue: String,
        profile: Profile = .canonical,
        seed: UInt64,
        stories: [Story],
        forgetfulness: UInt64 = 0
    ) {
        self.queue = queue
        encoder = MessageEncoder(profile: profile)
        chance = Chance(seed: seed)
        self.stories = stories
        self.forgetfulness = forgetfulness
    }

    /// The receipts for one task, in order.
    package func answers(to task: ReceivedTask, at now: Timestamp) -> [OutgoingMessage] {
        let told = stories.lazy.compactMap { $0.answers(to: task) }.first
        return task.answers(told ?? receiptsByLot(for: task), at: now, encoder: encoder) { _ in queue }
    }

    private func receiptsByLot(for task: ReceivedTask) -> [AnswerForm] {
        switch task.kind {
        case .push3: work(on: task)
        case .withdrawal: [AnswerForm(receipt: .withdrawn)]
        default: []
        }
    }

    /// By what the task is about: its ids are random.
    private func work(on task: ReceivedTask) -> [AnswerForm] {
        let subject = [task.text("title"), task.text("place", "village"), task.text("summary")]
        let draw = chance.number(below: 100, for: subject.compactMap(\.self).joined(separator: "/"))
        let sender: JSONObject = ["department": .string(task.text("suggestedLead") ?? "综合信息指挥室")]
        let returned = AnswerForm(receipt: .returned, ["reasonCode": .string("wrongDuty")])
        let outcome = draw < 8 ? Receipt.Outcome.failed : .agreed
        let neglect = chance.number(below: 100, for: "forgotten \(task.id)")
        if neglect < forgetfulness { return [] }
        if neglect < 2 * forgetfulness { return [AnswerForm(receipt: .accepted)] }
        return [AnswerForm(receipt: .accepted)] + ((8..<13).contains(draw) ? [returned] : []) + [
            AnswerForm(receipt: .signed, ["by": .object(sender)]),
            AnswerForm(receipt: .progress, ["by": .object(sender), "text": .string("已组织双方调解。")]),
            AnswerForm(receipt: .resolved, ["by": .object(sender), "outcome": .string(outcome.rawValue)]),
        ]
    }
}

extension AnswerForm {
    fileprivate init(receipt action: Receipt.Action, _ others: JSONObject = [:]) {
        var fields = others
        fields["action"] = .string(action.rawValue)
        self.init(.receipt, fields)
    }
}
