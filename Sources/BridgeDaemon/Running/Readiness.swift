import AMQPClient
import BridgePipeline
import CaseModel
import JSONTree

/// Whether the daemon can do its work now, and what is in the way.
struct Readiness: Sendable {
    let links: BrokerLinks
    let outboxes: [LaneOutbox]
    let intakes: [Intake]
    let progress: ProgressWatch
    let decisions: DecisionsInForce

    /// What is in the way, one word and the place each; empty when all is well.
    var reasons: [String] {
        var reasons: [String] = []
        for (role, state) in consumers where !state.isConsuming { reasons.append("not_consuming:\(role)") }
        for (role, state) in publishers {
            if !state.isConnected { reasons.append("not_connected:\(role)") }
            if state.isBlocked { reasons.append("blocked:\(role)") }
        }
        for outbox in outboxes {
            if let code = outbox.status.condition.code { reasons.append("\(code):\(outbox.lane.rawValue)") }
        }
        for intake in intakes where intake.status.pausedBy != nil { reasons.append("paused:\(intake.status.queue)") }
        for stage in progress.progress where stage.needsPerson { reasons.append("stuck:\(stage.stage)") }
        return reasons
    }

    /// The state as people and monitors read it.
    var json: JSONValue {
        let reasons = reasons
        return .object([
            "ready": .bool(reasons.isEmpty),
            "reasons": .array(reasons.map(JSONValue.string)),
            "rules": .object([
                "version": .string(decisions.version), "decisions": .string(decisions.current.version),
            ]),
            "progress": .array(progress.progress.map { .object(Readiness.facts(of: $0)) }),
            "lanes": .array(outboxes.map { .object(Readiness.facts(of: $0)) }),
            "queues": .array(intakes.map { .object(Readiness.facts(of: $0.status)) }),
        ])
    }

    private var consumers: [(String, LinkState)] {
        [
            ("alerts", links.alerts.state), ("answers", links.answers.state), ("receipts", links.receipts.state),
            ("dead", links.policeDead.state), ("governance dead", links.governanceDead.state),
        ]
    }

    private var publishers: [(String, LinkState)] {
        [("police", links.police.state), ("governance", links.governance.state)]
    }

    private static func facts(of outbox: LaneOutbox) -> JSONObject {
        let status = outbox.status
        return [
            "lane": .string(outbox.lane.rawValue),
            "condition": .string(status.condition.code ?? "open"),
            "inFlight": .integer(Int64(status.inFlight)),
            "lastConfirmedAt": status.lastConfirmedAt.map { .string($0.rfc3339) } ?? .null,
        ]
    }

    private static func facts(of stage: StageProgress) -> JSONObject {
        [
            "stage": .string(stage.stage),
            "verdict": .string(stage.verdict.word),
            "reason": stage.verdict.reason.map(JSONValue.string) ?? .null,
            "waiting": stage.waiting.map { .integer(Int64($0)) } ?? .null,
            "lastSettledAt": stage.lastSettledAt.map { .string($0.rfc3339) } ?? .null,
        ]
    }

    private static func facts(of status: IntakeStatus) -> JSONObject {
        [
            "queue": .string(status.queue),
            "settled": .integer(Int64(status.settled)),
            "lastSettledAt": status.lastSettledAt.map { .string($0.rfc3339) } ?? .null,
            "pausedBy": status.pausedBy.map(JSONValue.string) ?? .null,
        ]
    }
}

extension LaneCondition {
    /// Why the lane hands nothing over; nil when it does.
    fileprivate var code: String? {
        switch self {
        case .open: nil
        case .paused: "paused"
        case .blocked(let code, _, _), .probing(let code, _): code.rawValue
        }
    }
}
