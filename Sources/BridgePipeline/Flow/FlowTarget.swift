package import CaseModel
import CaseStorage

/// What can be paused by order (暂停): intake of every queue, or one lane.
package enum FlowTarget: String, Sendable, CaseIterable {
    /// 收
    case intake
    /// 公安侧通道
    case police
    /// 综治侧通道
    case governance

    /// The lane it is; nil for intake.
    package var lane: Lane? {
        switch self {
        case .intake: nil
        case .police: .police
        case .governance: .governance
        }
    }

    /// Under this name the store keeps who paused it and why; nothing while it flows.
    package var storedName: String { "pause.\(rawValue)" }
}

/// Why intake takes nothing (暂停原因); it goes on when no cause is left.
package enum PauseCause: String, Sendable, CaseIterable {
    /// A person has said so.
    case order
    /// The store takes no writes.
    case store
    /// The disk, the outbox or the dead letters are at their limit.
    case limit

    /// What a log may say of it: what people write stays on the trail.
    func logged(_ reason: String) -> String { self == .order ? rawValue : reason }
}
