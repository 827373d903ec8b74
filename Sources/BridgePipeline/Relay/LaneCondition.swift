package import CaseModel

/// Whether a lane hands tasks over (通道状态).
package enum LaneCondition: Hashable, Sendable {
    case open
    /// A person has paused it; who and why.
    case paused(String)
    /// Nothing can succeed; the next try is made at `probeAt` of elapsed time.
    case blocked(Refusal.Code, text: String, probeAt: Duration)
    /// One task is out to find out.
    case probing(Refusal.Code, text: String)
}

/// The condition of a lane and its back-off: 1 s at first, doubled up to 60 s.
struct LaneGate {
    private(set) var condition = LaneCondition.open
    private var failures = 0

    /// How many tasks may be sent now, when `inFlight` are out.
    mutating func allowance(limit: Int, inFlight: Int, elapsed: Duration) -> Int {
        switch condition {
        case .open: return max(limit - inFlight, 0)
        case .paused: return 0
        case .probing: return 0
        case .blocked(_, _, let probeAt): return inFlight == 0 && probeAt <= elapsed ? 1 : 0
        }
    }

    /// A task is out to find out whether the lane is open again.
    mutating func beginProbe() {
        if case .blocked(let code, let text, _) = condition { condition = .probing(code, text: text) }
    }

    /// The broker has answered for a task.
    ///
    /// - Returns: whether the lane was not open before.
    mutating func pass() -> Bool {
        failures = 0
        defer { condition = .open }
        return condition != .open
    }

    /// A task could not be sent for a reason that holds for all.
    ///
    /// - Returns: the time to the next try, or nil when the lane was blocked already.
    mutating func fail(_ code: Refusal.Code, text: String, elapsed: Duration) -> Duration? {
        if case .blocked = condition { return nil }
        failures += 1
        let delay = Backoff.lane.delay(failures: failures)
        condition = .blocked(code, text: text, probeAt: elapsed + delay)
        return delay
    }

    /// Something has changed for the better: try at once.
    mutating func probeNow() {
        if case .blocked(let code, let text, _) = condition {
            condition = .blocked(code, text: text, probeAt: .zero)
        }
    }
}
