package import BridgePipeline
package import CaseModel
package import CaseStorage
package import JSONTree

/// Takes acts of people of this machine: who they are is what their login says, never what they write.
package struct OrderDoor: Sendable {
    private let actions: any OperatorActions
    private let acts: OperatorActs
    private let status: @Sendable () -> JSONValue

    /// A door before `actions` and `acts`; `status` answers who asks how the daemon stands.
    init(actions: any OperatorActions, acts: OperatorActs, status: @escaping @Sendable () -> JSONValue) {
        self.actions = actions
        self.acts = acts
        self.status = status
    }

    /// A door of a process without services: a verb that holds the store while no daemon runs.
    package init(actions: any OperatorActions, acts: OperatorActs) {
        self.init(actions: actions, acts: acts) { .null }
    }

    /// Answers one line of a person: `{"message": …}`, `{"act": name, "arguments": …}` or `{"ask": "status"}`.
    func answer(_ line: [UInt8], from person: Operator) async -> [UInt8] {
        await reply(to: line, from: person).serialized + [UInt8(ascii: "\n")]
    }

    private func reply(to line: [UInt8], from person: Operator) async -> JSONValue {
        guard let request = try? JSONValue(parsing: line) else { return .failure("the line is no JSON") }
        if request["ask"] == .string("status") { return .object(["status": status()]) }
        do {
            if case .string(let name)? = request["act"] {
                return .object(["result": try await perform(name, request["arguments"], by: person)])
            }
            guard let message = request["message"] else { return .failure("the line holds no message, act or ask") }
            return try await submit(message.serialized, by: person.login).json
        } catch let error as OperatorRefusal {
            return .object(["error": .string(error.detail), "code": .string(error.code.rawValue)])
        } catch let error as StoreError {
            return .failure(error.description)
        } catch {
            return .failure("the act was not recorded (\(type(of: error)))")
        }
    }

    /// Does an act of an operator.
    ///
    /// - Throws: `OperatorRefusal`, or `StoreError` when nothing of it is kept.
    package func perform(_ name: String, _ arguments: JSONValue?, by person: Operator) async throws -> JSONValue {
        guard case .object(let object)? = arguments else { return try await acts.perform(name, [:], by: person) }
        return try await acts.perform(name, object, by: person)
    }

    /// Records an act of `login`, whose police number his login is.
    ///
    /// - Throws: `StoreError` when nothing of it is kept.
    package func submit(_ message: [UInt8], by login: String) async throws -> OrderReceipt {
        let receipt = try await actions.submit(message, by: login)
        return OrderReceipt(disposition: receipt.disposition, refusal: receipt.refusal)
    }
}

/// What became of an act.
package struct OrderReceipt: Hashable, Sendable {
    package var disposition: MessageDisposition
    package var refusal: Refusal?
}

extension JSONValue {
    fileprivate static func failure(_ text: String) -> JSONValue { .object(["error": .string(text)]) }
}
