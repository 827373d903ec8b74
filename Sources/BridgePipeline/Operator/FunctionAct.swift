import CaseModel
import JSONTree

/// An act whose work is a function.
struct FunctionAct: OperatorAct {
    let name: String
    let needsOperator: Bool
    let body: @Sendable (JSONObject, Operator, Timestamp) async throws -> JSONValue

    func perform(_ arguments: JSONObject, by person: Operator, at now: Timestamp) async throws -> JSONValue {
        try await body(arguments, person, now)
    }
}
