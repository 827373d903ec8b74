import CaseModel

/// What is wrong with the world at a moment; faults begin and end with it.
final class Weather: @unchecked Sendable {
    /// Links that are down or lanes that are in trouble, by their names.
    var faults: [Fault.Kind: Int] = [:]

    /// Whether a fault of this kind is on.
    func has(_ kind: Fault.Kind) -> Bool { faults[kind, default: 0] > 0 }
}

/// Something that goes wrong for a while.
struct Fault: Hashable, CustomStringConvertible {
    var kind: Kind
    var begin: Duration
    var length: Duration

    var description: String {
        "\(kind) at \(begin.components.seconds) s for \(length.components.seconds) s"
    }

    enum Kind: Hashable {
        /// The consumer's link is cut and stays away.
        case intakeDown(queue: String)
        /// Deliveries are taken from the consumer again and again.
        case intakeFlapping(queue: String)
        /// The publisher's link is away.
        case laneDown(Lane)
        /// Publications reach the broker, and the link is cut before it can confirm.
        case confirmsLost(Lane)
        case laneBlocked(Lane)
        case exchangeMissing(Lane)
        case nacks(Lane)
        /// No queue is bound.
        case returns(Lane)
        case storeLocked
        case storeFull
        /// The disk fails now and then, before a commit.
        case storeErrors
        /// The commit is durable, and its caller gets an error.
        case answersLost
        case diskNearlyFull
        /// The clock on the wall is wrong by so many seconds while it lasts.
        case clockWrong(seconds: Int)
    }
}
