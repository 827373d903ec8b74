/// What RabbitMQ does differently from version to version, as far as it touches the bridge (版本差异).
///
/// The rows for 4.x are taken from the broker's documentation and source; no 4.x has been run against the bridge.
package struct BrokerBehaviour: Hashable, Sendable {
    /// The versions of the row, such as `4.0–4.2`.
    package var versions: String
    /// From this version on.
    package var since: BrokerVersion
    /// Times a quorum queue hands a message out before it lets it die, unless its owner says otherwise; nil for ever.
    package var deliveryLimit: Int?
    /// What counts towards that limit.
    package var counted: Set<Redelivery>
    /// `x-death` in a message that a client publishes is taken for the broker's own count.
    package var trustsPublishedDeaths: Bool
    package var consumerTimeout: ConsumerTimeout
    /// Quorum queues can hold failed messages back by themselves.
    package var delaysRetries: Bool
    /// Classic queues can be mirrored by a policy.
    package var mirrorsClassicQueues: Bool
    /// The bridge has been run against a broker of the row.
    package var isTried: Bool

    /// Why a message is handed out again.
    package enum Redelivery: String, Hashable, Sendable, CaseIterable {
        /// `basic.nack` with requeue.
        case nack
        /// `basic.reject` with requeue.
        case reject
        /// The connection or channel that had it ended.
        case connectionLoss
    }

    /// What happens to a consumer that keeps a message unacknowledged for too long, 30 minutes by default.
    package enum ConsumerTimeout: String, Hashable, Sendable, CaseIterable {
        /// The channel is closed, whatever the type of the queue.
        case closesChannel
        /// Quorum queues only, and who declared `consumer_cancel_notify` gets a cancel.
        case cancelsConsumer
    }
}

extension BrokerBehaviour {
    /// Every row, oldest first. `anchors` 5.1 with what came before it.
    package static let table: [BrokerBehaviour] = [
        BrokerBehaviour(
            versions: "3.10–3.12",
            since: BrokerVersion(3, 10),
            deliveryLimit: nil,
            counted: Set(Redelivery.allCases),
            trustsPublishedDeaths: true,
            consumerTimeout: .closesChannel,
            delaysRetries: false,
            mirrorsClassicQueues: true,
            isTried: true
        ),
        BrokerBehaviour(
            versions: "3.13.0–3.13.2",
            since: BrokerVersion(3, 13),
            deliveryLimit: nil,
            counted: Set(Redelivery.allCases),
            trustsPublishedDeaths: false,
            consumerTimeout: .closesChannel,
            delaysRetries: false,
            mirrorsClassicQueues: true,
            isTried: false
        ),
        BrokerBehaviour(
            versions: "3.13",
            since: BrokerVersion(3, 13, 3),
            deliveryLimit: nil,
            counted: Set(Redelivery.allCases),
            trustsPublishedDeaths: true,
            consumerTimeout: .closesChannel,
            delaysRetries: false,
            mirrorsClassicQueues: true,
            isTried: false
        ),
        BrokerBehaviour(
            versions: "4.0–4.2",
            since: BrokerVersion(4, 0),
            deliveryLimit: 20,
            counted: Set(Redelivery.allCases),
            trustsPublishedDeaths: false,
            consumerTimeout: .closesChannel,
            delaysRetries: false,
            mirrorsClassicQueues: false,
            isTried: false
        ),
        BrokerBehaviour(
            versions: "4.3",
            since: BrokerVersion(4, 3),
            deliveryLimit: 20,
            counted: [.reject, .connectionLoss],
            trustsPublishedDeaths: false,
            consumerTimeout: .cancelsConsumer,
            delaysRetries: true,
            mirrorsClassicQueues: false,
            isTried: false
        ),
    ]

    /// The row of a version; nil for one older than all of them. A newer one behaves like the last.
    package static func of(_ version: BrokerVersion) -> BrokerBehaviour? {
        table.last { $0.since <= version }
    }
}
