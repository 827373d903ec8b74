import CaseModel
package import CaseStorage
import JSONTree

/// The acts of replay: plan, execute, cancel, and look.
package struct ReplayActs: Sendable {
    private let store: any CaseStore
    private let planner: ReplayPlanner
    private let runner: ReplayRunner
    private let start: @Sendable () -> Void

    /// - Parameter start: wakes whoever works through the jobs.
    package init(
        store: any CaseStore,
        acceptance: MessageAcceptance,
        runner: ReplayRunner,
        start: @escaping @Sendable () -> Void
    ) {
        self.store = store
        planner = ReplayPlanner(store: store, acceptance: acceptance)
        self.runner = runner
        self.start = start
    }

    /// Every act.
    package var all: [any OperatorAct] {
        [
            FunctionAct(name: "replay.plan", needsOperator: true, body: plan),
            FunctionAct(name: "replay.execute", needsOperator: true, body: execute),
            FunctionAct(name: "replay.cancel", needsOperator: true, body: cancel),
            FunctionAct(name: "replay.jobs", needsOperator: false, body: jobs),
            FunctionAct(name: "replay.job", needsOperator: false, body: job),
        ]
    }

    private func plan(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let selection = try arguments.selection()
        var pace = arguments.pace(otherwise: ReplayPlanner.Pace())
        pace.triesFailing = arguments["triesFailing"] == .bool(true)
        let wanted = ReplaySelection(
            letters: selection.meansLetters ? selection.filter : nil,
            tasks: selection.allTasks ? [] : selection.tasks.isEmpty ? nil : selection.tasks,
            lane: selection.lane,
            words: arguments["selection"].map { String(decoding: $0.serialized, as: UTF8.self) } ?? ""
        )
        let job = try await planner.plan(wanted, pace, by: person.login, reason: try arguments.reason(), at: now)
        return try await told(of: job)
    }

    private func execute(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let wanted = try await found(arguments)
        let reason = try arguments.reason()
        guard wanted.state == .planned else {
            throw OperatorRefusal(.conflict, "job \(wanted.id) is \(wanted.state.rawValue); plan a new one")
        }
        if let fingerprint = arguments.text("fingerprint"), fingerprint != wanted.fingerprint {
            throw OperatorRefusal(.conflict, "job \(wanted.id) is not what was shown; its fingerprint is another")
        }
        let pace = arguments.pace(
            otherwise: ReplayPlanner.Pace(rate: wanted.rate, canary: wanted.canary, stopPercent: wanted.stopPercent)
        )
        let job = try await store.write { transaction in
            try ReplayActs.requireUnclaimed(wanted.id, in: transaction)
            guard var job = try transaction.replayJob(wanted.id), job.state == .planned else {
                throw OperatorRefusal(.conflict, "job \(wanted.id) is planned no more; look at it again")
            }
            (job.rate, job.canary, job.stopPercent) = (pace.rate, pace.canary, pace.stopPercent)
            job.state = .running
            job.startedAt = now
            job.by = person.login
            try transaction.update(job)
            try transaction.claimItems(ofJob: job.id)
            let facts: [TrailEntry.Fact] = [
                .init("job", String(job.id)), .init("fingerprint", job.fingerprint), .init("reason", reason),
            ]
            try transaction.append([TrailEntry(act: "replay.execute", by: person, at: now, facts)])
            return job
        }
        start()
        return try await told(of: job)
    }

    /// One open claim per message: a second request names the job that has it.
    private static func requireUnclaimed(_ id: Int64, in transaction: any StoreTransaction) throws {
        for item in try transaction.replayItems(ofJob: id, from: 0, states: [.planned], limit: .max) {
            guard let other = try transaction.replayClaim(on: item.subject) else { continue }
            throw OperatorRefusal(.conflict, "job \(other) has \(item.subject.key) already; wait for it or cancel it")
        }
    }

    private func cancel(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        var job = try await found(arguments)
        let reason = try arguments.reason()
        guard job.state == .planned || job.state == .running else {
            throw OperatorRefusal(.conflict, "job \(job.id) is \(job.state.rawValue) already")
        }
        job.by = person.login
        guard try await runner.end(job, as: .cancelled, because: reason) else {
            throw OperatorRefusal(.conflict, "job \(job.id) has ended already")
        }
        return try await told(of: try await found(arguments))
    }

    private func jobs(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        let limit = arguments.integer("limit") ?? 50
        let jobs = try await store.read { try $0.replayJobs(limit: limit) }
        var told: [JSONValue] = []
        for job in jobs { told.append(try await self.told(of: job)) }
        return .array(told)
    }

    private func job(_ arguments: JSONObject, _ person: Operator, _ now: Timestamp) async throws -> JSONValue {
        try await told(of: try await found(arguments))
    }

    private func found(_ arguments: JSONObject) async throws -> ReplayJob {
        guard let id = arguments.integer("job") else { throw OperatorRefusal(.badArguments, "name the job") }
        guard let job = try await store.read({ try $0.replayJob(Int64(id)) }) else {
            throw OperatorRefusal(.notFound, "there is no replay job \(id)")
        }
        return job
    }

    private func told(of job: ReplayJob) async throws -> JSONValue {
        try await store.read { view in
            job.json(
                counts: try view.replayCounts(ofJob: job.id),
                forecasts: try view.replayForecasts(ofJob: job.id)
            )
        }
    }
}

extension ReplayJob {
    /// The job as people and programs see it.
    func json(counts: [ReplayItem.State: Int], forecasts: [Forecast: Int]) -> JSONValue {
        var states = JSONObject()
        for state in ReplayItem.State.allCases { states[state.rawValue] = .integer(Int64(counts[state, default: 0])) }
        let shown = forecasts.sorted { ($1.value, $0.key.kind.rawValue) < ($0.value, $1.key.kind.rawValue) }
        return .object([
            "job": .integer(id), "state": .string(state.rawValue), "by": .string(by), "reason": .string(reason),
            "selection": .string(selection), "fingerprint": .string(fingerprint), "rate": .integer(Int64(rate)),
            "canary": .integer(Int64(canary)), "stopPercent": .integer(Int64(stopPercent)),
            "createdAt": .string(createdAt.rfc3339), "startedAt": startedAt.map { .string($0.rfc3339) } ?? .null,
            "endedAt": endedAt.map { .string($0.rfc3339) } ?? .null,
            "endedBecause": endedBecause.map(JSONValue.string) ?? .null,
            "items": .integer(Int64(counts.values.reduce(0, +))), "states": .object(states),
            "forecasts": .array(
                shown.map { forecast, count in
                    .object([
                        "kind": .string(forecast.kind.rawValue), "code": forecast.code.map(JSONValue.string) ?? .null,
                        "tasks": .array(forecast.tasks.map(JSONValue.string)), "count": .integer(Int64(count)),
                    ])
                }
            ),
        ])
    }
}

extension JSONObject {
    /// The pace that was asked for; what was not said is that of `other`.
    fileprivate func pace(otherwise other: ReplayPlanner.Pace) -> ReplayPlanner.Pace {
        var pace = other
        if let rate = integer("rate") { pace.rate = max(0, rate) }
        if let canary = integer("canary") { pace.canary = max(0, canary) }
        if let percent = integer("stopPercent") { pace.stopPercent = min(max(0, percent), 100) }
        return pace
    }
}
