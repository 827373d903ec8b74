import CaseModel
package import CaseStorage
import JSONTree

/// The acts on the flow: `pause`, `resume`, and how it stands. What a person has paused stays so over a restart.
package struct FlowActs: Sendable {
    private let store: any CaseStore
    private let flow: Flow

    /// Acts on `flow`; one without intakes and lanes when no daemon runs, and what is ordered counts from its next start.
    package init(store: any CaseStore, flow: Flow) {
        self.store = store
        self.flow = flow
    }

    /// Every act.
    package var all: [any OperatorAct] {
        [
            FunctionAct(name: "flow.pause", needsOperator: true, body: pause),
            FunctionAct(name: "flow.resume", needsOperator: true, body: resume),
            FunctionAct(name: "flow.status", needsOperator: false, body: status),
        ]
    }

    private func pause(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let target = try target(arguments)
        let reason = try arguments.reason()
        let words = "\(person.login): \(reason)"
        try await keep(words, target, "flow.pause", reason, person, now)
        await flow.pause(target, because: words)
        return try await status(arguments, person, now)
    }

    private func resume(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let target = try target(arguments)
        try await keep(nil, target, "flow.resume", try arguments.reason(), person, now)
        await flow.resume(target)
        return try await status(arguments, person, now)
    }

    private func status(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        var object = JSONObject()
        for target in FlowTarget.allCases {
            let ordered = try await store.read { try $0.value(target.storedName) }
            let work = flow.work(of: target)
            object[target.rawValue] = .object([
                "pausedBy": ordered.map(JSONValue.string) ?? .null,
                "inWork": work.map { .integer(Int64($0)) } ?? .null,
            ])
        }
        return .object(object)
    }

    private func keep(
        _ words: String?,
        _ target: FlowTarget,
        _ act: String,
        _ reason: String,
        _ person: Operator,
        _ now: Timestamp
    ) async throws {
        try await store.write { transaction in
            try transaction.setValue(target.storedName, words)
            let facts: [TrailEntry.Fact] = [.init("target", target.rawValue), .init("reason", reason)]
            try transaction.append([TrailEntry(act: act, by: person, at: now, facts)])
        }
    }

    private func target(_ arguments: JSONObject) throws(OperatorRefusal) -> FlowTarget {
        guard let word = arguments.text("target") else {
            throw OperatorRefusal(.badArguments, "say what: intake, police or governance")
        }
        return try DeadLetterSelection.choice(word, "target")
    }
}
