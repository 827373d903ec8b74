import AMQPClient

/// Why a broker did not do what was asked; names no password.
package struct BrokerFailure: Error, Hashable, Sendable {
    package var side: TopologyItem.Side
    /// The queue or exchange in question, or the addresses that were tried.
    package var place: String
    package var reason: Reason
    /// The words of the broker or of the system.
    package var detail: String
    /// Waiting may help.
    var isRetryable: Bool

    /// What stood in the way, by what a person can do about it.
    package enum Reason: String, Sendable, CaseIterable {
        case loginRefused, notPermitted, notFound, outOfReach, other
    }

    /// The failure of a question about `subject`, or of connecting when it is nil.
    init(_ error: AMQPError, side: TopologyItem.Side, subject: String? = nil, addresses: [AMQPAddress] = []) {
        self.side = side
        place = subject ?? addresses.map(\.description).joined(separator: ", ")
        detail = error.text
        isRetryable = error.isRetryable
        reason =
            switch error.code {
            case .authenticationFailed: .loginRefused
            case .accessRefused: .notPermitted
            case .notFound: .notFound
            case .unreachable, .timeout, .connectionClosed: .outOfReach
            default: .other
            }
    }
}
