package import CaseModel
package import CaseStorage
import Synchronization

/// The one way in: reads deliveries, and accepts them in store transactions together with all that follows from them.
///
/// Intake, the waiting messages, orders of people and `route` all go through here.
package struct MessageAcceptance: Sendable {
    private let store: any CaseStore
    private let decisions: @Sendable () -> Decisions
    private let entropy: any EntropySource
    private let outboxes: [LaneOutbox]
    private let kept = KeptArtifacts()

    /// - Parameters:
    ///   - decisions: gives those in force; asked once for each batch.
    ///   - outboxes: get the tasks of each transaction, and have their confirms recorded with it.
    package init(
        store: any CaseStore,
        decisions: @escaping @Sendable () -> Decisions,
        entropy: any EntropySource = SystemEntropy(),
        outboxes: [LaneOutbox] = []
    ) {
        self.store = store
        self.decisions = decisions
        self.entropy = entropy
        self.outboxes = outboxes
    }

    /// Reads deliveries that were received at `now`.
    package func prepare(_ deliveries: [InboundDelivery], at now: Timestamp) -> [PreparedMessage] {
        let decisions = decisions()
        return deliveries.map { PreparedMessage(reading: $0, with: decisions) { _ in now } }
    }

    /// A delivery that nobody reads: the process has died over it.
    func park(_ delivery: InboundDelivery, at now: Timestamp) -> PreparedMessage {
        PreparedMessage(parking: delivery, with: decisions(), receivedAt: now)
    }

    /// Reads a delivery whose time of receipt is told by the message itself.
    func prepare(_ delivery: InboundDelivery, receivedAt: (InboundMessage?) -> Timestamp) -> PreparedMessage {
        PreparedMessage(reading: delivery, with: decisions(), receivedAt: receivedAt)
    }

    /// Accepts messages in one transaction. When this returns they are durable and their tasks are with the lanes.
    ///
    /// - Throws: `StoreError`; then nothing of it is kept.
    package func accept(_ messages: [PreparedMessage]) async throws -> AcceptanceReport {
        let decisions = messages.last?.decisions ?? decisions()
        return try await transact(decisions) { session in
            for message in messages { try session.accept(message) }
        }
    }

    /// Keeps a message that breaks its transaction as a dead letter, so that nothing waits behind it.
    ///
    /// - Throws: `StoreError`; then nothing of it is kept.
    func bury(_ message: PreparedMessage) async throws -> AcceptanceReport {
        var message = message
        message.content = .failure(Refusal(.evaluationError, detail: "applying the message failed unexpectedly"))
        return try await accept([message])
    }

    /// Accepts a message that broke its transaction once more, without what waits for it: that is tried alone, soon.
    ///
    /// - Throws: `StoreError`, or what breaks the transaction; then nothing of it is kept.
    func acceptAlone(_ message: PreparedMessage) async throws -> AcceptanceReport {
        try await transact(message.decisions) { session in
            session.releasesAtOnce = false
            try session.accept(message)
        }
    }

    /// Tries waiting messages again that are due. One that breaks the transaction is dead, and the others go on.
    ///
    /// - Throws: `StoreError`; then nothing of it is kept.
    package func retryDue(at now: Timestamp, limit: Int) async throws -> AcceptanceReport {
        let decisions = decisions()
        do {
            return try await transact(decisions) { session in
                for waiting in try session.transaction.waiting(dueBy: now, limit: limit) {
                    try session.retry(waiting, at: now)
                }
            }
        } catch let error as StoreError where error.code != .conflict {
            throw error
        } catch {
            return try await retryOneByOne(decisions, at: now, limit: limit)
        }
    }

    private func retryOneByOne(
        _ decisions: Decisions,
        at now: Timestamp,
        limit: Int
    ) async throws -> AcceptanceReport {
        var sum = AcceptanceReport()
        for waiting in try await store.read({ try $0.waiting(dueBy: now, limit: limit) }) {
            do {
                sum.add(
                    try await transact(decisions) { session in
                        session.releasesAtOnce = false
                        try session.retry(waiting, at: now)
                    }
                )
            } catch let error as StoreError where error.code != .conflict {
                throw error
            } catch {
                sum.add(try await transact(decisions) { try $0.bury(waiting, at: now) })
            }
        }
        return sum
    }

    /// When the next waiting message is due, or nil when none waits.
    ///
    /// - Throws: `StoreError`.
    func nextRetryDue() async throws -> Timestamp? {
        try await store.read { try $0.nextWaitingDue() }
    }

    /// Fires deadlines that are due at `now`, at most `limit` of them.
    ///
    /// - Throws: `StoreError`; then none of them has fired.
    package func fireDeadlines(at now: Timestamp, limit: Int) async throws -> AcceptanceReport {
        let decisions = decisions()
        return try await transact(decisions) { session in
            session.report.deadlinesFired = try session.fireDeadlines(at: now, limit: limit)
        }
    }

    /// When the next deadline fires, or nil when none runs.
    ///
    /// - Throws: `StoreError`.
    func nextDeadlineDue() async throws -> Timestamp? {
        try await store.read { try $0.nextDeadlineDue() }
    }

    /// Runs `body` in a session and keeps nothing of it: what would come of something, by the decision itself.
    ///
    /// - Throws: `StoreError`, or what `body` throws.
    func rehearse<Value: Sendable>(
        _ body: @escaping @Sendable (inout AcceptanceSession) throws -> Value
    ) async throws -> Value {
        let decisions = decisions()
        do {
            return try await store.write { [entropy] transaction in
                var session = try AcceptanceSession(transaction, decisions: decisions, entropy: entropy)
                throw Rehearsed(value: try body(&session))
            }
        } catch let rehearsed as Rehearsed<Value> {
            return rehearsed.value
        }
    }

    /// Runs `body` in one transaction; when this returns all of it is durable and its tasks are with the lanes.
    ///
    /// - Throws: `StoreError`, or what `body` throws; then nothing of it is kept.
    func perform<Value: Sendable>(
        _ body: @escaping @Sendable (inout AcceptanceSession) throws -> Value
    ) async throws -> Value {
        let made = Mutex<Value?>(nil)
        _ = try await transact(decisions()) { session in
            let value = try body(&session)
            made.withLock { $0 = value }
        }
        guard let value = made.withLock({ $0 }) else {
            throw StoreError(.conflict, "the store committed a transaction that never ran")
        }
        return value
    }

    /// The decisions in force.
    var decisionsInForce: Decisions { decisions() }

    /// Keeps the bytes of a delivery before anybody reads them.
    ///
    /// - Returns: the number they are kept under; nil when they are those of a parked message, which is not to be read.
    /// - Throws: `StoreError`; then they are not kept.
    func keepRaw(_ delivery: InboundDelivery, at now: Timestamp) async throws -> Int64? {
        try await store.write { transaction in
            let digest = SHA256Digest(of: delivery.body).text
            if try transaction.parked(delivery.queue, digest: digest) != nil { return nil }
            let raw = RawDelivery(delivery, receivedAt: now)
            // One at a time is in work: it is kept already when the answer of the commit was lost.
            let same = try transaction.rawDeliveries().first { raw.hasSameBytes(as: $0) }
            return try same?.id ?? transaction.keep(raw)
        }
    }

    /// Digest of the decisions in force.
    var decidedBy: String { decisions().version }

    /// Finds out whether the store takes writes again.
    ///
    /// - Throws: `StoreError` when it does not.
    func probe(at now: Timestamp) async throws {
        try await store.write { try $0.setValue("intake.probe", now.rfc3339) }
    }

    private func transact(
        _ decisions: Decisions,
        _ body: @escaping @Sendable (inout AcceptanceSession) throws -> Void
    ) async throws -> AcceptanceReport {
        let artifacts = kept.missing(of: decisions.artifacts)
        let leases = outboxes.map { $0.leaseRecords() }
        let tickets = outboxes.map { $0.makeTicket() }
        do {
            let report = try await store.write { [outboxes, entropy] transaction in
                for artifact in artifacts { try transaction.keep(artifact) }
                var session = try AcceptanceSession(transaction, decisions: decisions, entropy: entropy)
                for lease in leases { try session.write(lease) }
                try body(&session)
                let report = try session.finish()
                for (outbox, ticket) in zip(outboxes, tickets) { outbox.stage(report.tasks, ticket) }
                return report
            }
            kept.add(artifacts)
            for (index, outbox) in outboxes.enumerated() {
                outbox.settle(leases[index], recorded: true)
                outbox.release(tickets[index])
            }
            return report
        } catch {
            for (index, outbox) in outboxes.enumerated() {
                outbox.settle(leases[index], recorded: false)
                outbox.doubt(tickets[index])
            }
            throw error
        }
    }
}

/// Ends a rehearsal with what it came to.
private struct Rehearsed<Value: Sendable>: Error {
    var value: Value
}

/// Which artifacts are known to be in the store, so that they are written once and not with every batch.
private final class KeptArtifacts: Sendable {
    private let digests = Mutex<Set<String>>([])

    func missing(of artifacts: [DecisionArtifact]) -> [DecisionArtifact] {
        digests.withLock { digests in artifacts.filter { !digests.contains($0.digest) } }
    }

    func add(_ artifacts: [DecisionArtifact]) {
        digests.withLock { $0.formUnion(artifacts.map(\.digest)) }
    }
}
