import CaseModel
package import CaseStorage
package import Telemetry

/// Decides at the start what the process died over: once more alone, then parked (搁置) for a person.
package struct RawIntakeRecovery: Sendable {
    private let store: any CaseStore
    private let acceptance: MessageAcceptance
    private let wasUnclean: Bool
    private let clock: any BridgeClock
    private let journal: Journal

    /// Crashes in a row with a message alone in work, after which it is not tried again.
    static let crashesToPark = 2

    /// A recovery of the bytes kept in `store`.
    ///
    /// - Parameter wasUnclean: the daemon before this one did not end by itself; else what is left is nobody's fault.
    package init(
        store: any CaseStore,
        acceptance: MessageAcceptance,
        wasUnclean: Bool,
        clock: any BridgeClock,
        journal: Journal
    ) {
        self.wasUnclean = wasUnclean
        self.store = store
        self.acceptance = acceptance
        self.clock = clock
        self.journal = journal
    }

    /// Tries every message that was alone in work at the end; the crash is counted before, so that a second one is known.
    ///
    /// - Throws: `StoreError`.
    package func run() async throws {
        for raw in try await store.read({ try $0.rawDeliveries() }) {
            if wasUnclean { try await store.write { try $0.countCrash(ofRaw: raw.id) } }
            let isParked = wasUnclean && raw.crashes + 1 >= RawIntakeRecovery.crashesToPark
            let delivery = InboundDelivery(raw)
            var message: PreparedMessage
            if isParked {
                message = acceptance.park(delivery, at: raw.receivedAt)
            } else {
                message = acceptance.prepare(delivery) { _ in raw.receivedAt }
            }
            message.rawID = raw.id
            let report = try await acceptance.accept([message])
            journal.record(report, queue: raw.queue, process: .zero, commit: .zero)
        }
    }
}

extension InboundDelivery {
    /// The delivery as it was kept.
    init(_ raw: RawDelivery) {
        self.init(
            queue: raw.queue,
            body: raw.body,
            bodySize: raw.bodySize,
            properties: InboundProperties(json: raw.properties)
        )
    }
}

extension RawDelivery {
    /// Both are one message, delivered once or again.
    func hasSameBytes(as other: RawDelivery) -> Bool {
        queue == other.queue && bodySize == other.bodySize && body == other.body
    }

    /// What is kept of a delivery before it is read.
    init(_ delivery: InboundDelivery, receivedAt: Timestamp) {
        self.init(
            queue: delivery.queue,
            body: delivery.body,
            bodySize: delivery.bodySize,
            properties: delivery.properties.json,
            receivedAt: receivedAt
        )
    }
}

extension PreparedMessage {
    /// A message nobody reads any more, for the process died over it.
    init(parking delivery: InboundDelivery, with decisions: Decisions, receivedAt: Timestamp) {
        self.delivery = delivery
        self.receivedAt = receivedAt
        self.decisions = decisions
        digest = SHA256Digest(of: delivery.body).text
        content = .failure(
            Refusal(
                .parked,
                detail: "the process died twice with this message alone in work; replay it after an upgrade"
            )
        )
    }
}
