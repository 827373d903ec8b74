import BridgePipeline
import CaseModel
import MessageCodec
import Neighbours

/// What the neighbours play with: the sample files, read once.
struct Cast: Sendable {
    var platform: DispatchPlatform
    var bad: [OutgoingMessage]
    var stories: [Story]
}

/// The neighbours: the 110 platform sends, officers and departments answer, sometimes late, twice, or not at all.
final class Neighbourhood: @unchecked Sendable {
    private let cast: Cast
    private let lot: Lot
    private let timeline: Timeline
    private let broker: SimulatedBroker
    private let start: Timestamp
    private let police: PoliceDesk
    private let departments: DepartmentDesk
    private var answers: [String: [OutgoingMessage]] = [:]

    init(cast: Cast, seed: UInt64, lot: Lot, timeline: Timeline, broker: SimulatedBroker, start: Timestamp) {
        self.cast = cast
        self.lot = lot
        self.timeline = timeline
        self.broker = broker
        self.start = start
        let forgetfulness = UInt64(lot.among(0...15))
        police = PoliceDesk(
            queues: PoliceDesk.Queues(answers: SimulatedBroker.answers, alerts: SimulatedBroker.alerts),
            seed: seed,
            stories: cast.stories,
            forgetfulness: forgetfulness
        )
        departments = DepartmentDesk(
            queue: SimulatedBroker.receipts,
            seed: seed,
            stories: cast.stories,
            forgetfulness: forgetfulness
        )
    }

    /// Schedules 50 to 90 messages over the first minutes, some twice, some out of order, some bad.
    ///
    /// - Returns: how many.
    func sendAlerts() -> Int {
        let told = cast.platform.alerts(at: start)
        let wanted = lot.among(45...75)
        let first = lot.below(max(1, told.count - wanted))
        var messages = Array(told.dropFirst(first).prefix(wanted))
        messages += lot.shuffled(cast.bad).prefix(lot.among(2...6))
        messages += (0..<lot.among(2...9)).compactMap { _ in lot.pick(messages) }
        var at = Duration.zero
        for message in messages {
            at += lot.milliseconds(0...30_000)
            if lot.chance(8), let early = early(message) {
                timeline.after(at - lot.milliseconds(0...90_000)) { [broker] in broker.receive(early) }
            }
            let late = lot.chance(10) ? lot.milliseconds(0...120_000) : .zero
            timeline.after(at + late) { [broker] in broker.receive(message) }
        }
        return messages.count
    }

    /// Feedback on an alert that has not come yet (先到的反馈): it waits for its case.
    private func early(_ message: OutgoingMessage) -> OutgoingMessage? {
        guard let alertNo = message.alertNo else { return nil }
        var feedback = Disposition(alertNo: alertNo, result: .notSettled)
        feedback.by = "331007"
        feedback.text = "双方各执一词，未达成一致。"
        return OutgoingMessage(
            queue: SimulatedBroker.alerts,
            type: InboundMessage.Kind.disposition.rawValue,
            messageID: "early-\(alertNo)",
            body: MessageEncoder().encode(.disposition(feedback))
        )
    }

    /// A task has reached its queue; whoever gets it answers in his own time, the same way every time.
    func receive(_ task: OutboundMessage, _ lane: Lane) {
        if answers[task.id] == nil {
            answers[task.id] = answer(task, lane)
        } else if !lot.chance(20) {
            return
        }
        var at = Duration.zero
        for message in answers[task.id, default: []] {
            at += lot.chance(70) ? lot.milliseconds(200...60_000) : lot.milliseconds(60_000...900_000)
            for _ in 0..<(lot.chance(5) ? 2 : 1) {
                let turned = lot.chance(5) ? Duration.zero : at
                timeline.after(turned) { [broker] in broker.receive(message) }
            }
        }
    }

    private func answer(_ task: OutboundMessage, _ lane: Lane) -> [OutgoingMessage] {
        guard let received = ReceivedTask(parsing: task.body) else { return [] }
        let now = start + timeline.elapsed
        return switch lane {
        case .police: police.answers(to: received, at: now)
        case .governance: departments.answers(to: received, at: now)
        }
    }
}
