package import CaseModel
import JSONTree

/// The officers and leaders (处警民警、责任民警、所领导) with their mobile gateway: answers each task as its recipient would.
package struct PoliceDesk: Sendable {
    private let queues: Queues
    private let chance: Chance
    private let stories: [Story]
    /// Of a hundred things to do, so many are left undone.
    private let forgetfulness: UInt64

    /// Which way an answer goes.
    package struct Queues: Hashable, Sendable {
        /// Of officers and leaders.
        package var answers: String
        /// Of the 110 platform, in which officers write their feedback (处警反馈).
        package var alerts: String

        /// The two queues of the police side.
        package init(answers: String, alerts: String) {
            self.answers = answers
            self.alerts = alerts
        }
    }

    /// A desk that answers on these queues; what no story tells is decided by lot.
    package init(queues: Queues, seed: UInt64, stories: [Story], forgetfulness: UInt64 = 0) {
        self.queues = queues
        chance = Chance(seed: seed)
        self.stories = stories
        self.forgetfulness = forgetfulness
    }

    /// The answers to one task, in order.
    package func answers(to task: ReceivedTask, at now: Timestamp) -> [OutgoingMessage] {
        let told = stories.lazy.compactMap { $0.answers(to: task) }.first
        return task.answers(told ?? answersByLot(to: task), at: now) { kind in
            kind == .disposition ? queues.alerts : queues.answers
        }
    }

    private func answersByLot(to task: ReceivedTask) -> [AnswerForm] {
        switch task.kind {
        case .push1: signature(of: task) + (forgets("disposition", task) ? [] : [disposition(of: task)])
        case .push2: signature(of: task) + (forgets("contact", task) ? [] : work(on: task))
        case .approvalRequest: forgets("decision", task) ? [] : [decision(on: task)]
        case .callback: [callBack(task)]
        case .notice, .reminder, .push3, .withdrawal, .contactDisclosure: []
        }
    }

    private func forgets(_ what: String, _ task: ReceivedTask) -> Bool {
        draw("forgotten \(what)", task) < forgetfulness
    }

    private func signature(of task: ReceivedTask) -> [AnswerForm] {
        forgets("signature", task) ? [] : [AnswerForm(.signed)]
    }

    private func draw(_ subject: String, _ task: ReceivedTask) -> UInt64 {
        chance.number(below: 100, for: "\(subject)/\(task.text("alertNo") ?? task.id)")
    }

    private func disposition(of task: ReceivedTask) -> AnswerForm {
        let (result, text): (Disposition.Result, String) =
            switch draw("disposition", task) {
            case 0..<45: (.settled, "双方协商一致，当场化解。")
            case 45..<60: (.calmed, "已劝离，告知双方通过合法途径解决。")
            case 60..<90: (.notSettled, "双方各执一词，未达成一致。")
            case 90..<94: (.broughtToStation, "双方带回派出所处理。")
            case 94..<98: (.unfounded, "到场未发现所报情况。")
            default: (.criminalCase, "已受案调查。")
            }
        return AnswerForm(.disposition, ["result": .string(result.rawValue), "text": .string(text)])
    }

    /// Only the responsible officer works on the case.
    private func work(on task: ReceivedTask) -> [AnswerForm] {
        guard task.text("recipient", "role") == Directory.Role.responsibleOfficer.rawValue else { return [] }
        let rest: [AnswerForm] =
            switch draw("work", task) {
            case 0..<35: [AnswerForm(.followUp, outcome: .needsDepartments)]
            case 35..<45: [AnswerForm(.followUp, outcome: .mediating)]
            case 45..<60: [settled(dueInDays: [30])]
            default: [settled(dueInDays: [])]
            }
        return [AnswerForm(.followUp, outcome: .contacted)] + rest
    }

    private func settled(dueInDays days: [Int64]) -> AnswerForm {
        AnswerForm(
            .followUp,
            outcome: .settled,
            ["agreement": .object(["mediator": .string("派出所"), "dueInDays": .array(days.map(JSONValue.integer))])]
        )
    }

    private func decision(on task: ReceivedTask) -> AnswerForm {
        if draw("decision", task) < 10 {
            return AnswerForm(
                .approval,
                ["decision": .string("rejected"), "reason": .string("先由责任民警再调解一次")]
            )
        }
        return AnswerForm(.approval, ["decision": .string("approved")])
    }

    /// By the task and not by the alert: who was dissatisfied once is asked again after the case was taken up again.
    private func callBack(_ task: ReceivedTask) -> AnswerForm {
        let isSatisfied = chance.number(below: 100, for: "callback/\(task.id)") >= 4
        return AnswerForm(.followUp, outcome: .contacted, ["satisfied": .bool(isSatisfied)])
    }
}

extension AnswerForm {
    fileprivate init(_ kind: InboundMessage.Kind, outcome: FollowUp.Outcome, _ others: JSONObject = [:]) {
        var fields = others
        fields["outcome"] = .string(outcome.rawValue)
        self.init(kind, fields)
    }
}
