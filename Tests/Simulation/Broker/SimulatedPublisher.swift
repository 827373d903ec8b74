import BridgePipeline
import CaseModel

/// An exchange as the publisher of one incarnation sees it.
struct SimulatedPublisher: TaskPublisher {
    let lane: Lane
    let broker: SimulatedBroker
    let life: Life
    let weather: Weather
    let lot: Lot
    let clock: SimulatedClock
    let checker: Checker

    func publish(_ message: OutboundMessage) async -> PublishOutcome {
        let lost = PublishOutcome.failed(.connectionLost, text: "the link was cut")
        guard !life.isOver else { return lost }
        checker.publishing(message, lane)
        await travel()
        if life.isOver || weather.has(.laneDown(lane)) { return lost }
        if weather.has(.laneBlocked(lane)) {
            try? await clock.sleep(for: .seconds(10))
            return .failed(.blocked, text: "connection.blocked")
        }
        if weather.has(.exchangeMissing(lane)) { return .failed(.exchangeMissing, text: "no exchange") }
        if weather.has(.returns(lane)), lot.chance(50) { return .returned(text: "NO_ROUTE") }
        if weather.has(.nacks(lane)), lot.chance(50) { return .nacked }
        broker.onRouted(message, lane)
        if weather.has(.confirmsLost(lane)), lot.chance(60) { return lost }
        await travel()
        guard !life.isOver else { return lost }
        checker.confirmed(message)
        return .confirmed
    }

    private func travel() async {
        if lot.chance(50) { return await Task.yield() }
        try? await clock.sleep(for: lot.milliseconds(1...40))
    }
}
