package import BridgePipeline
package import CaseModel
package import CaseStorage
import JSONTree

/// Takes acts of people of this machine: who they are is what their login says, never what they write.
package struct OrderDoor: Sendable {
    private let actions: any OperatorActions
    private let status: @Sendable () -> JSONValue

    /// A door before `actions`; `status` answers who asks how the daemon stands.
    init(actions: any OperatorActions, status: @escaping @Sendable () -> JSONValue) {
        self.actions = actions
        self.status = status
    }

    /// A door of a process without services: a verb that holds the store while no daemon runs.
    package init(actions: any OperatorActions) {
        self.init(actions: actions) { .null }
    }

    /// Answers one line of `login`: `{"message": …}` or `{"ask": "status"}`.
    func answer(_ line: [UInt8], from login: String) async -> [UInt8] {
        await reply(to: line, from: login).serialized + [UInt8(ascii: "\n")]
    }

    private func reply(to line: [UInt8], from login: String) async -> JSONValue {
        guard let request = try? JSONValue(parsing: line) else { return .failure("the line is no JSON") }
        if request["ask"] == .string("status") { return .object(["status": status()]) }
        guard let message = request["message"] else { return .failure("the line holds neither message nor ask") }
        do {
            return try await submit(message.serialized, by: login).json
        } catch let error as StoreError {
            return .failure(error.description)
        } catch {
            return .failure("the act was not recorded (\(type(of: error)))")
        }
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
