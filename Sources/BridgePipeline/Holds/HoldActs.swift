import CaseModel
package import CaseStorage
import JSONTree

/// The acts on holds (压后): who waits behind whom, and letting them go on before their time.
package struct HoldActs: Sendable {
    private let store: any CaseStore
    private let acceptance: MessageAcceptance

    /// Acts on the holds of `store`.
    package init(store: any CaseStore, acceptance: MessageAcceptance) {
        self.store = store
        self.acceptance = acceptance
    }

    /// Every act.
    package var all: [any OperatorAct] {
        [
            FunctionAct(name: "holds.list", needsOperator: false, body: list),
            FunctionAct(name: "holds.release", needsOperator: true, body: release),
        ]
    }

    private func list(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let holds = try await store.read { view in
            try view.holds(onCase: nil, at: now).map { hold in (hold, try view.waiting(for: .letter(hold.letter)).count)
            }
        }
        return .array(
            holds.map { hold, held in
                .object([
                    "letter": .integer(hold.letter), "case": .string(hold.caseID),
                    "until": .string(hold.until.rfc3339), "held": .integer(Int64(held)),
                ])
            }
        )
    }

    private func release(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let reason = try arguments.reason()
        guard let letter = arguments.integer("letter") else {
            throw OperatorRefusal(.badArguments, "name the letter that holds the others, from holds list")
        }
        let released = try await acceptance.perform { session in
            guard try session.transaction.endHold(ofLetter: Int64(letter), at: now) else {
                throw OperatorRefusal(.notFound, "letter \(letter) holds nothing up")
            }
            let facts: [TrailEntry.Fact] = [.init("letter", String(letter)), .init("reason", reason)]
            session.addTrail([TrailEntry(act: "holds.release", by: person, at: now, facts)])
            session.endHold(of: Int64(letter))
            let before = session.report.released
            try session.releaseWaiting(at: now)
            return session.report.released - before
        }
        return .object(["released": .integer(Int64(released))])
    }
}
