import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory

/// Holds the promises of design section 3 after every step: at each commit, each acknowledgement, each publication.
///
/// It sees what is durable and what the brokers saw, and nothing of what the pipeline keeps in memory.
final class Checker: @unchecked Sendable {
    private let base: MemoryStore
    /// Whether a message was sent whose bytes have this digest.
    private let wasSent: (String) -> Bool
    private(set) var violation: Violation?

    /// Rows of accepted messages by the digest of their bytes.
    private var rows: [String: Int] = [:]
    private var lastRow: Int64 = 0
    private var acknowledged: [String: Int] = [:]
    var trail: [String: [TrailEntry]] = [:]
    private var lastLink: Int64 = 0
    var bands: [String: Band] = [:]
    var tasks: [String: TaskRecord] = [:]
    var tasksOfLane: [String: [String]] = [:]
    var everSetAside: Set<String> = []
    /// Ids the broker has confirmed to somebody who could hear it.
    var confirmed: Set<String> = []

    init(base: MemoryStore, wasSent: @escaping (String) -> Bool) {
        self.base = base
        self.wasSent = wasSent
    }

    /// Remembers the first promise that was broken.
    func violate(_ invariant: Int, _ what: @autoclosure () -> String) {
        if violation == nil { violation = Violation(invariant: invariant, what: what()) }
    }

    /// A transaction is durable.
    func committed() async {
        guard violation == nil else { return }
        do {
            let (account, messages, links) = try await base.read { [lastRow, lastLink] view in
                (
                    try view.account(), try view.messages(from: lastRow + 1, limit: .max),
                    try view.trail(from: lastLink + 1, limit: .max)
                )
            }
            if !account.isBalanced { violate(5, "the account does not balance: \(account)") }
            for record in messages { note(record) }
            for link in links { note(link) }
            let known = Set(tasks.values.map(\.task.caseID)).union(links.compactMap(\.link.entry.caseID))
            let (subjects, issued) = try await base.read { view in
                let pending = try Lane.allCases.flatMap { try view.pendingTasks(lane: $0, limit: .max, excluding: []) }
                let ids = known.union(pending.map(\.task.caseID))
                return (try ids.compactMap { try view.case($0) }, try ids.map { try view.tasks(ofCase: $0) })
            }
            for subject in subjects { hold(subject) }
            for tasks in issued { hold(tasks) }
        } catch {
            violate(0, "the checker could not read: \(error)")
        }
    }

    private func note(_ record: MessageRecord) {
        lastRow = record.sequence
        let message = record.message
        rows[message.digest, default: 0] += 1
        guard message.identity.queue != OperatorDesk.queue else { return }
        let isWhole = message.disposition == .duplicate || SHA256Digest(of: message.body).text == message.digest
        if !isWhole || !wasSent(message.digest) {
            violate(4, "message \(record.sequence) of \(message.identity.queue) is not kept as it was sent")
        }
    }

    private func note(_ link: TrailLink) {
        lastLink = link.sequence
        guard let id = link.link.entry.caseID else { return }
        trail[id, default: []].append(link.link.entry)
    }

    /// The bridge tells the broker that it owns these.
    func acknowledged(_ deliveries: [InboundDelivery]) {
        for delivery in deliveries {
            let digest = SHA256Digest(of: delivery.body).text
            acknowledged[digest, default: 0] += 1
            guard rows[digest, default: 0] >= acknowledged[digest, default: 0] else {
                return violate(1, "a message of \(delivery.queue) was acknowledged and is not durable")
            }
        }
    }
}
