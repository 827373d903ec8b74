import CaseModel
import JSONTree

/// Whether a queue is taken one message at a time with its bytes kept first (防护模式): after an unclean stop, or when
/// the broker says that a message has been tried before.
struct IntakeGuard {
    /// Messages that must go well, one after the other, before a queue is taken in batches again.
    static let trialLength = 50
    /// Deliveries of one message from which on the broker's count makes us careful.
    static let suspiciousCount: Int64 = 3

    private var trial: Int

    /// - Parameter isOn: the last stop was unclean.
    init(isOn: Bool) {
        trial = isOn ? IntakeGuard.trialLength : 0
    }

    var isOn: Bool { trial > 0 }

    /// Looks at what has come.
    mutating func look(at deliveries: [InboundDelivery]) {
        if deliveries.contains(where: \.isSuspicious) { trial = IntakeGuard.trialLength }
    }

    /// A message went well.
    mutating func settle() {
        trial = max(0, trial - 1)
    }
}

extension InboundDelivery {
    /// The broker has delivered it before.
    fileprivate var isSuspicious: Bool {
        if properties.redelivered { return true }
        guard !properties.headers.isEmpty, let tree = try? JSONValue(parsing: Array(properties.headers.utf8)) else {
            return false
        }
        return ["x-delivery-count", "x-acquired-count"].contains { name in
            if case .integer(let count)? = tree[name] { count >= IntakeGuard.suspiciousCount } else { false }
        }
    }
}
