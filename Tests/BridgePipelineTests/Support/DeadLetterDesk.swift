import BridgePipeline
import CaseStorage
import JSONTree

extension Operator {
    static let first = Operator(login: "331623", ownsStore: true)
    static let second = Operator(login: "331630", ownsStore: true)
}

/// The acts on dead letters over a desk.
enum DeadLetterDesk {
    static func acts(_ desk: Desk) -> OperatorActs {
        OperatorActs(
            DeadLetterActs(store: desk.store, acceptance: desk.acceptance).all
                + HoldActs(store: desk.store, acceptance: desk.acceptance).all
                + EditActs(store: desk.store, acceptance: desk.acceptance, isAllowed: true).all,
            store: desk.store,
            directory: { World.directory() },
            clock: desk.clock
        )
    }

    /// Plans and does a replay of these letters.
    ///
    /// - Returns: the job at its end.
    static func replay(_ ids: [Int64], _ desk: Desk) async throws -> JSONValue {
        let (runner, acts) = ReplayDesk.acts(on: desk)
        let selection: JSONObject = ["ids": .array(ids.map(JSONValue.integer))]
        let job = try await acts.perform(
            "replay.plan",
            ["selection": .object(selection), "reason": .string("x"), "rate": .integer(0)],
            by: .first
        )
        let named: JSONObject = ["job": job["job"] ?? .null, "reason": .string("x")]
        _ = try await acts.perform("replay.execute", named, by: .first)
        while try await runner.step() != nil {}
        return try await acts.perform("replay.job", named, by: .first)
    }
}
