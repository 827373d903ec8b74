package import CaseModel
package import CaseStorage
package import JSONTree

/// The acts a daemon, or a verb that stands in for it, offers to operators.
package struct OperatorActs: Sendable {
    private let acts: [String: any OperatorAct]
    private let store: any CaseStore
    private let directory: @Sendable () -> Directory
    private let clock: any BridgeClock

    /// - Parameter directory: says who is an operator (运维); asked at each act.
    package init(
        _ acts: [any OperatorAct],
        store: any CaseStore,
        directory: @escaping @Sendable () -> Directory,
        clock: any BridgeClock
    ) {
        self.acts = Dictionary(acts.map { ($0.name, $0) }) { first, _ in first }
        self.store = store
        self.directory = directory
        self.clock = clock
    }

    /// Does the act called `name` for a person, if he may. Who may not is refused, and that stays on the trail.
    ///
    /// - Throws: `OperatorRefusal`, or `StoreError` when nothing of it is kept.
    package func perform(_ name: String, _ arguments: JSONObject, by person: Operator) async throws -> JSONValue {
        guard let act = acts[name] else {
            throw OperatorRefusal(.unknownAct, "there is no act \(name); the daemon and this program differ in version")
        }
        let now = clock.now
        guard !act.needsOperator || isOperator(person, at: now) else {
            let refused = TrailEntry(
                act: name,
                by: person,
                at: now,
                [TrailEntry.Fact("code", OperatorRefusal.Code.notPermitted.rawValue)]
            )
            try await store.write { try $0.append([refused]) }
            throw OperatorRefusal(.notPermitted, "\(person.login) holds no post as operator on the roster")
        }
        return try await act.perform(arguments, by: person, at: now)
    }

    private func isOperator(_ person: Operator, at now: Timestamp) -> Bool {
        person.ownsStore
            || directory().people.contains { $0.id == person.login && $0.role == .operator && $0.isInPost(at: now) }
    }
}

extension TrailEntry {
    /// An act of an operator on the bridge itself.
    package init(
        act name: String,
        by person: Operator,
        caseID: String? = nil,
        at now: Timestamp,
        _ facts: [Fact]
    ) {
        self.init(
            caseID: caseID,
            alertNo: nil,
            at: now,
            actor: person.login,
            kind: .operatorActed,
            facts: [Fact("act", name)] + facts
        )
    }
}

extension StoreTransaction {
    /// Adds entries that follow from no message to the end of the trail.
    package func append(_ entries: [TrailEntry]) throws {
        var chain = try TrailChain(continuing: self)
        chain.add(entries, cause: nil)
        try append(chain.links)
    }
}
