import CaseModel

/// What goes wrong in a run, and when: at least three faults and one crash.
struct FaultPlan: Sendable {
    var faults: [Fault]
    /// When the daemon is killed; a few jobs later, so that it falls between any two of them.
    var crashes: [Duration]
    /// When an operator replays dead letters.
    var replays: [Duration]

    /// Faults begin within this time, and all are over a while later.
    static let busy = 1_500

    init(lot: Lot) {
        faults = (0..<lot.among(3...10)).map { _ in
            Fault(
                kind: FaultPlan.kind(lot),
                begin: .seconds(lot.below(FaultPlan.busy)),
                length: lot.milliseconds(lot.chance(70) ? 100...60_000 : 60_000...400_000)
            )
        }
        crashes = (0..<lot.among(1...4)).map { _ in .seconds(lot.among(5...FaultPlan.busy)) }
        replays = (0..<lot.among(0...3)).map { _ in .seconds(lot.among(60...FaultPlan.busy)) }
    }

    private static func kind(_ lot: Lot) -> Fault.Kind {
        let queue =
            lot.pick([SimulatedBroker.alerts, SimulatedBroker.answers, SimulatedBroker.receipts])
            ?? SimulatedBroker.alerts
        let lane = lot.chance(60) ? Lane.police : .governance
        return switch lot.below(14) {
        case 0: .intakeDown(queue: queue)
        case 1, 2: .intakeFlapping(queue: queue)
        case 3: .laneDown(lane)
        case 4, 5: .confirmsLost(lane)
        case 6: .laneBlocked(lane)
        case 7: .exchangeMissing(lane)
        case 8: .nacks(lane)
        case 9: .returns(lane)
        case 10: lot.chance(50) ? .storeLocked : .storeFull
        case 11: .storeErrors
        case 12: .answersLost
        default: lot.chance(50) ? .clockWrong(seconds: lot.among(-7_200...7_200)) : .diskNearlyFull
        }
    }
}
