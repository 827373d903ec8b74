import BridgePipeline
import CaseModel
import CaseStorage
import CaseStorageMemory
import JSONTree
import Telemetry

/// A store with dead letters, and the acts by which they are tried again.
struct ReplayDesk {
    let store: any CaseStore
    /// A bridge whose gateways are not configured yet: answers of people die, `not_permitted`.
    let strict: Desk
    /// The same bridge after the mistake was mended.
    let mended: Desk
    let runner: ReplayRunner
    let acts: OperatorActs

    static let person = Operator(login: "331623", ownsStore: true)

    init(store: any CaseStore = MemoryStore()) {
        self.store = store
        strict = Desk(store: store, decisions: World.decisions(gateways: ["gateway"]))
        mended = Desk(store: store)
        let (runner, acts) = ReplayDesk.acts(on: mended)
        self.runner = runner
        self.acts = acts
    }

    static func acts(on desk: Desk) -> (ReplayRunner, OperatorActs) {
        let runner = ReplayRunner(store: desk.store, acceptance: desk.acceptance, clock: desk.clock, journal: .silent)
        let acts = ReplayActs(store: desk.store, acceptance: desk.acceptance, runner: runner, start: {})
        return (
            runner,
            OperatorActs(acts.all, store: desk.store, directory: { World.directory() }, clock: desk.clock)
        )
    }

    /// So many cases, each with a follow-up that died and is worth trying again.
    func bury(_ count: Int) async throws {
        for number in 0..<count {
            try await strict.accept(World.delivery(World.alert("A\(number)", phone: "138\(10_000_000 + number)")))
            try await strict.accept(World.disposition("A\(number)"))
            let found = try await store.read { try $0.caseID(.alert("A\(number)")) }
            guard let id = found else { throw OperatorRefusal(.notFound, "no case") }
            let followUp = FollowUp(caseID: id, by: "P2", at: World.start, outcome: .needsDepartments)
            try await strict.accept(World.delivery(.followUp(followUp), queue: World.answers, messageID: "F\(number)"))
        }
    }

    /// A message that no mending helps.
    func buryNonsense(_ count: Int) async throws {
        for number in 0..<count {
            try await strict.accept(InboundDelivery(queue: World.alerts, body: Array("{nonsense \(number)".utf8)))
        }
    }

    @discardableResult
    func perform(_ act: String, _ arguments: JSONObject) async throws -> JSONValue {
        try await acts.perform(act, arguments, by: ReplayDesk.person)
    }

    func plan(_ selection: JSONObject = ["all": .bool(true)], _ more: JSONObject = [:]) async throws -> JSONValue {
        var arguments: JSONObject = ["selection": .object(selection), "reason": .string("网关已配置")]
        for member in more.members { arguments[member.key] = member.value }
        return try await perform("replay.plan", arguments)
    }

    @discardableResult
    func execute(_ job: JSONValue) async throws -> JSONValue {
        try await perform("replay.execute", ["job": job["job"] ?? .null, "reason": .string("已核对预测")])
    }

    /// Works until no job runs; the pauses pass at once.
    func runToTheEnd() async throws {
        while let pause = try await runner.step() { mended.clock.advance(by: pause) }
    }

    func job(_ job: JSONValue) async throws -> JSONValue {
        try await perform("replay.job", ["job": job["job"] ?? .null])
    }

    func letters() async throws -> [DeadLetterRecord.State] {
        try await store.read { try $0.deadLetters(DeadLetterFilter(limit: 10_000)).reversed().map(\.state) }
    }
}

extension JSONValue {
    /// The most frequent forecast of a job.
    var forecast: JSONValue? {
        if case .array(let forecasts)? = self["forecasts"] { forecasts.first } else { nil }
    }

    /// A count among the states of a job.
    func count(_ state: ReplayItem.State) -> Int64? {
        if case .integer(let number)? = self["states"]?[state.rawValue] { number } else { nil }
    }
}
