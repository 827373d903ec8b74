import CaseModel
import CaseStorage

/// What deciding every case anew from its events came to (重演).
package struct ReplayFinding: Hashable, Sendable {
    /// Cases that came out the same.
    package var same: Int
    /// Ids of cases that came out otherwise, sorted.
    package var different: [String]
    /// Cases some event of which was decided by other files than those in force; they are not compared.
    package var underOtherFiles: Int
    /// Cases whose beginning was stored before events were kept; they are not compared.
    package var withoutEvents: Int

    package var holds: Bool { different.isEmpty }

    /// Decides every case of `store` anew.
    ///
    /// - Throws: `StoreError`.
    init(of store: any CaseStore, under decisions: Decisions) async throws {
        (same, different, underOtherFiles, withoutEvents) = (0, [], 0, 0)
        let ids = try await store.read { try $0.cases(CaseFilter(limit: .max)).map(\.id) }
        for id in ids.sorted() {
            let (stored, events) = try await store.read { (try $0.case(id), try $0.events(ofCase: id)) }
            guard let stored else { continue }
            guard let first = events.first, first.opensCase else {
                withoutEvents += 1
                continue
            }
            guard events.allSatisfy({ $0.decidedBy == decisions.version }) else {
                underOtherFiles += 1
                continue
            }
            let anew = Lifecycle.decideAnew(events.map { PastEvent($0, decisions) })
            if anew?.decided == stored { same += 1 } else { different.append(id) }
        }
    }
}

extension CaseEventRecord {
    /// Whether a case can begin with it.
    fileprivate var opensCase: Bool {
        switch event {
        case .alert: true
        case .disposition, .order: evidence.recordedAlert != nil
        case .signed, .followUp, .approval, .receipt, .deadline, .taskSetAside: false
        }
    }
}
