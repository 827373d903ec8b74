package import CaseModel
package import JSONTree

/// Something a person may do to the bridge itself (运维操作), such as `pause` or `replay`; acts on cases are messages.
///
/// The command line reaches it through the socket beside the store, the console directly. Arguments and answers are
/// JSON, so that both say the same.
package protocol OperatorAct: Sendable {
    /// As it travels; the verb of the command line, with a dot where that has two words.
    var name: String { get }
    /// Whether only an operator may; otherwise whoever reaches the socket.
    var needsOperator: Bool { get }

    /// Does it.
    ///
    /// - Throws: `OperatorRefusal` when it cannot be done, `StoreError` when nothing of it is kept.
    func perform(_ arguments: JSONObject, by person: Operator, at now: Timestamp) async throws -> JSONValue
}

/// Who acts, as his login says.
package struct Operator: Hashable, Sendable {
    /// His login, which is his police number when he has one.
    package var login: String
    /// He runs under the daemon's own user or as root, and could do with the store what he wants anyway.
    package var ownsStore: Bool

    /// The person with this login.
    package init(login: String, ownsStore: Bool) {
        self.login = login
        self.ownsStore = ownsStore
    }
}

/// Why an act of an operator was not done.
package struct OperatorRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    package var code: Code
    /// What was wrong and what to do, without any value of a message.
    package var detail: String

    /// A refusal.
    package init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    package var description: String { "\(code.rawValue): \(detail)" }

    /// What kind of refusal it is.
    package enum Code: String, Sendable, CaseIterable {
        case notPermitted = "not_permitted"
        case badArguments = "bad_arguments"
        case notFound = "not_found"
        /// Something stands in the way now, such as a job that has the same messages.
        case conflict
        /// It is switched off in the configuration.
        case off
        case unknownAct = "unknown_act"
    }
}
