import CaseModel
package import CaseStorage

/// A neighbour's own list against what is stored here (对账).
package struct Reconciliation: Hashable, Sendable {
    /// Listed and not here, in the order of the list.
    package private(set) var missing: [String] = []
    /// Here, of the days the list is about, and not listed, sorted.
    package private(set) var extra: [String] = []
    /// Here and listed otherwise, in the order of the list.
    package private(set) var different: [Difference] = []
    /// Listed, here, and the same.
    package private(set) var same = 0
    /// The days of the list in China, as `2026-11-23`; nil when nothing of it is here.
    package private(set) var days: ClosedRange<String>?
    private let isOfEvents: Bool

    /// One value that differs.
    package struct Difference: Hashable, Sendable {
        package var id: String
        /// Its name in the list, such as `station`.
        package var field: String
        package var ours: String?
        package var theirs: String
    }

    /// Everything listed is here and the same. What we have sent and governance does not list is lost over there; an
    /// alert the 110 platform does not list is only told.
    package var holds: Bool { missing.isEmpty && different.isEmpty && (!isOfEvents || extra.isEmpty) }

    private static let pageSize = 1_000

    /// Compares `list` with `store`.
    ///
    /// - Parameter day: the day the list is about; nil for the days of those of its entries that are here.
    /// - Throws: `StoreError`.
    package init(of list: ReconcileList, with store: any CaseStore, day: String? = nil) async throws {
        isOfEvents = !list.events.isEmpty
        days = day.map { $0...$0 }
        try await compareAlerts(list.alerts, with: store, isDayGiven: day != nil)
        try await compareEvents(list.events, with: store, isDayGiven: day != nil)
        extra.sort()
    }

    // MARK: Alerts

    private mutating func compareAlerts(
        _ listed: [ReconcileList.ListedAlert],
        with store: any CaseStore,
        isDayGiven: Bool
    ) async throws {
        guard !listed.isEmpty else { return }
        var numbers: Set<String> = []
        for one in listed where numbers.insert(one.alertNo).inserted {
            let found = try await store.read { try StoredAlert(one.alertNo, in: $0) }
            guard let found else {
                missing.append(one.alertNo)
                continue
            }
            if !isDayGiven { widen(to: found.reportedAt) }
            let before = different.count
            compare(one.alertNo, "reportedAt", found.reportedAt?.rfc3339, one.reportedAt?.rfc3339)
            compare(one.alertNo, "station", found.station, one.station)
            compare(one.alertNo, "revision", found.revision.map(String.init), one.revision.map(String.init))
            if different.count == before { same += 1 }
        }
        try await addExtraAlerts(besides: numbers, of: store)
    }

    private mutating func addExtraAlerts(besides numbers: Set<String>, of store: any CaseStore) async throws {
        guard let days else { return }
        var seen = numbers
        var next: Int64 = 0
        while true {
            let from = next
            let page = try await store.read { try $0.messages(from: from, limit: Reconciliation.pageSize) }
            for record in page where record.message.identity.kind == InboundMessage.Kind.alert.rawValue {
                guard let number = record.message.alertNo, seen.insert(number).inserted else { continue }
                let stored = try await store.read { try StoredAlert(number, in: $0) }
                let at = stored?.reportedAt ?? record.message.receivedAt
                if days.contains(Reconciliation.day(of: at)) { extra.append(number) }
            }
            guard let last = page.last, page.count == Reconciliation.pageSize else { return }
            next = last.sequence + 1
        }
    }

    // MARK: Events

    private mutating func compareEvents(
        _ listed: [ReconcileList.ListedEvent],
        with store: any CaseStore,
        isDayGiven: Bool
    ) async throws {
        guard !listed.isEmpty else { return }
        var ids: Set<String> = []
        for one in listed {
            let found = try await store.read { view in
                try one.names.lazy.compactMap { try view.caseID($0) }.first.flatMap { try view.case($0) }
            }
            guard let found, let work = found.departmentWork else {
                missing.append(one.shown)
                continue
            }
            ids.insert(found.id)
            if !isDayGiven { widen(to: found.pushedAt) }
            let before = different.count
            compare(one.shown, "externalNo", work.externalNo, one.externalNo)
            compare(one.shown, "state", work.state.rawValue, one.state?.rawValue)
            if different.count == before { same += 1 }
        }
        guard let days else { return }
        let pushed = try await store.read { try $0.cases(CaseFilter(limit: .max)) }.filter { $0.departmentWork != nil }
        for one in pushed where !ids.contains(one.id) {
            if let at = one.pushedAt, days.contains(Reconciliation.day(of: at)) { extra.append(one.code.text) }
        }
    }

    // MARK: Both

    private mutating func compare(_ id: String, _ field: String, _ ours: String?, _ theirs: String?) {
        guard let theirs, theirs != ours else { return }
        different.append(Difference(id: id, field: field, ours: ours, theirs: theirs))
    }

    private mutating func widen(to instant: Timestamp?) {
        guard let instant else { return }
        let day = Reconciliation.day(of: instant)
        days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
    }

    private static func day(of instant: Timestamp) -> String { String(instant.rfc3339.prefix(10)) }
}

/// What is known here of an alert number.
private struct StoredAlert {
    /// Nil for an alert that joined another's case, of which only the number is kept.
    var reportedAt: Timestamp?
    var station: String?
    var revision: Int64?

    /// - Returns: nil when the number is not known.
    init?(_ number: String, in view: any StoreView) throws {
        let own = try view.caseID(.alert(number)).flatMap { try view.case($0) }
        if let alert = own?.alert.alertNo == number ? own?.alert : try view.recordedAlert(number)?.alert {
            (reportedAt, station, revision) = (alert.reportedAt, alert.jurisdiction.code, alert.revision)
        } else if own == nil {
            return nil
        }
    }
}

extension Case {
    /// When the newest push 3 was issued.
    fileprivate var pushedAt: Timestamp? {
        departmentWork.flatMap { work in tasks.first { $0.id == work.taskID }?.issuedAt }
    }
}
