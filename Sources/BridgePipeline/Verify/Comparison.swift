import CaseModel
import CaseStorage

/// A list from outside against what is stored. Of a kind the list does not name, nothing is extra.
package struct Comparison: Hashable, Sendable {
    /// Listed and not stored, sorted.
    package var missing: [String]
    /// Stored and not listed, sorted.
    package var extra: [String]
    /// Tasks that are listed and stored but not handed over yet, sorted.
    package var notHandedOver: [String]

    package var holds: Bool { missing.isEmpty && extra.isEmpty && notHandedOver.isEmpty }

    private static let pageSize = 1_000

    /// Compares `expected` with `store`.
    ///
    /// - Throws: `StoreError`.
    init(_ expected: ExpectedIDs, with store: any CaseStore) async throws {
        let alerts = expected.alerts.isEmpty ? [] : try await Comparison.alerts(of: store)
        let tasks = expected.tasks.isEmpty ? [:] : try await Comparison.tasks(of: store)
        missing = expected.alerts.subtracting(alerts).union(expected.tasks.subtracting(tasks.keys)).sorted()
        extra = alerts.subtracting(expected.alerts).union(Set(tasks.keys).subtracting(expected.tasks)).sorted()
        notHandedOver = expected.tasks.filter { tasks[$0].map { $0 != .confirmed } ?? false }.sorted()
    }

    private static func alerts(of store: any CaseStore) async throws -> Set<String> {
        var alerts: Set<String> = []
        var next: Int64 = 0
        while true {
            let from = next
            let page = try await store.read { try $0.messages(from: from, limit: pageSize) }
            for record in page where record.message.identity.kind == InboundMessage.Kind.alert.rawValue {
                if let alertNo = record.message.alertNo { alerts.insert(alertNo) }
            }
            guard let last = page.last, page.count == pageSize else { return alerts }
            next = last.sequence + 1
        }
    }

    private static func tasks(of store: any CaseStore) async throws -> [String: TaskRecord.State] {
        try await store.read { view in
            var states: [String: TaskRecord.State] = [:]
            for found in try view.cases(CaseFilter(limit: .max)) {
                for record in try view.tasks(ofCase: found.id) { states[record.task.id] = record.state }
            }
            return states
        }
    }
}
