import CaseModel
package import CaseStorage
package import Telemetry

/// Does what a replay job planned, item by item, each in one transaction with its mark: killed at any point, the job goes
/// on where it was.
package struct ReplayRunner: Sendable {
    private let store: any CaseStore
    private let acceptance: MessageAcceptance
    private let clock: any BridgeClock
    private let journal: Journal

    /// Items of one transaction when the job goes as fast as it can.
    private static let batch = 100

    /// A runner over the decisions of `acceptance`.
    package init(store: any CaseStore, acceptance: MessageAcceptance, clock: any BridgeClock, journal: Journal) {
        self.store = store
        self.acceptance = acceptance
        self.clock = clock
        self.journal = journal
    }

    /// Does the next items of the oldest running job.
    ///
    /// - Returns: how long to wait before the next; nil when no job runs.
    /// - Throws: `StoreError`; nothing of the step is kept then.
    package func step() async throws -> Duration? {
        guard let job = try await store.read({ try $0.runningReplayJob() }) else { return nil }
        let counts = try await store.read { try $0.replayCounts(ofJob: job.id) }
        if let why = ReplayRunner.stopReason(job, counts) {
            _ = try await end(job, as: .stopped, because: why)
            return .zero
        }
        let left = max(job.canary - ReplayRunner.tried(counts), 0)
        let limit = job.rate > 0 ? 1 : left > 0 ? min(left, ReplayRunner.batch) : ReplayRunner.batch
        let items = try await store.read {
            try $0.replayItems(ofJob: job.id, from: 0, states: [.claimed], limit: limit)
        }
        guard !items.isEmpty else {
            _ = try await end(job, as: .done, because: nil)
            return .zero
        }
        let results = try await run(items, of: job)
        for result in results { journal.record(.replayed(result: result.state.rawValue)) }
        return job.rate > 0 ? .seconds(1) / job.rate : .zero
    }

    /// Tried items among these.
    private static func tried(_ counts: [ReplayItem.State: Int]) -> Int {
        [.resolved, .returned, .changed].reduce(0) { $0 + counts[$1, default: 0] }
    }

    /// Why a job must not go on: too many of the tried ones came back.
    private static func stopReason(_ job: ReplayJob, _ counts: [ReplayItem.State: Int]) -> String? {
        let tried = tried(counts)
        let bad = counts[.returned, default: 0] + counts[.changed, default: 0]
        guard tried >= max(job.canary, 1), bad * 100 > job.stopPercent * tried else { return nil }
        return "\(bad) of \(tried) came back or had changed; more than \(job.stopPercent) %"
    }

    // MARK: Items

    /// Tries items in one transaction. When one does not come out as it was shown, those before it are kept, it is set
    /// aside as changed, and the rest is left for the next step.
    private func run(_ items: [ReplayItem], of job: ReplayJob) async throws -> [ReplayItem] {
        let now = clock.now
        do {
            return try await acceptance.perform { session in
                // Cancelled between the look and now.
                guard try session.transaction.replayJob(job.id)?.state == .running else { return [] }
                return try items.map { try session.execute($0, of: job, at: now) }
            }
        } catch let error as StoreError where error.code != .conflict {
            throw error
        } catch let surprise as Surprise {
            let before = items.prefix { $0.ordinal < surprise.ordinal }
            let done = before.isEmpty ? [] : try await run(Array(before), of: job)
            guard done.count == before.count, let item = items.first(where: { $0.ordinal == surprise.ordinal }) else {
                return done
            }
            return done + [try await setAside(item, because: surprise.found, at: now)]
        } catch {
            // One of them breaks the transaction; the others must not suffer for it.
            var done: [ReplayItem] = []
            if items.count == 1, let item = items.first {
                return [try await setAside(item, because: ReplayRunner.broken, at: now)]
            }
            for item in items { done += try await run([item], of: job) }
            return done
        }
    }

    /// What comes of a message that breaks its transaction.
    private static let broken = Refusal.Code.evaluationError.rawValue

    private func setAside(_ item: ReplayItem, because found: String, at now: Timestamp) async throws -> ReplayItem {
        try await store.write { transaction in
            var item = item
            item.state = .changed
            item.result = found
            item.at = now
            try transaction.update(item)
            try transaction.unclaim(item)
            return item
        }
    }

    // MARK: Ends

    /// Ends a job; what it still has is given back as it was.
    ///
    /// - Returns: false when it had ended before.
    func end(_ job: ReplayJob, as state: ReplayJob.State, because why: String?) async throws -> Bool {
        let now = clock.now
        let hasEnded = try await store.write { transaction in
            guard let current = try transaction.replayJob(job.id), [.planned, .running].contains(current.state) else {
                return false
            }
            try transaction.releaseItems(ofJob: job.id, as: .cancelled, at: now)
            var job = job
            job.state = state
            job.endedAt = now
            job.endedBecause = why
            try transaction.update(job)
            let counts = try transaction.replayCounts(ofJob: job.id)
            try transaction.append([
                TrailEntry(
                    act: "replay.\(state.rawValue)",
                    by: Operator(login: job.by, ownsStore: false),
                    at: now,
                    [.init("job", String(job.id))] + (why.map { [.init("reason", $0)] } ?? [])
                        + ReplayItem.State.allCases.compactMap { state in
                            counts[state].map { .init(state.rawValue, String($0)) }
                        }
                )
            ])
            return true
        }
        if hasEnded {
            journal.record(
                .replayEnded(
                    job: job.id,
                    state: state.rawValue,
                    reason: state == .cancelled ? "by order" : why ?? ""
                )
            )
        }
        return hasEnded
    }
}

/// An item that does not come out as it was shown.
private struct Surprise: Error {
    var ordinal: Int
    /// What would come of it instead.
    var found: String
}

extension StoreTransaction {
    /// Gives the letter of an item back as it was.
    fileprivate func unclaim(_ item: ReplayItem) throws {
        guard case .letter(let id) = item.subject else { return }
        try unclaim(deadLetter: id)
    }
}

extension AcceptanceSession {
    /// Does one item as it was shown.
    ///
    /// - Throws: `Surprise` when something else would come of it.
    fileprivate mutating func execute(_ item: ReplayItem, of job: ReplayJob, at now: Timestamp) throws -> ReplayItem {
        guard decisions.version == job.decidedBy else { throw Surprise(ordinal: item.ordinal, found: "rules_changed") }
        let version = try item.caseID.flatMap { try transaction.case($0)?.version }
        guard version == item.caseVersion else { throw Surprise(ordinal: item.ordinal, found: "case_changed") }
        let found: Forecast
        switch item.subject {
        case .letter(let id): found = try execute(letter: id, item, of: job, at: now)
        case .task(let id): found = try execute(task: id, item, of: job, at: now)
        }
        guard found == item.forecast else {
            throw Surprise(ordinal: item.ordinal, found: found.code ?? found.kind.rawValue)
        }
        var done = item
        done.state = found.kind == .failing ? .returned : .resolved
        done.result = found.code ?? found.kind.rawValue
        done.at = now
        try transaction.update(done)
        return done
    }

    private mutating func execute(
        letter id: Int64,
        _ item: ReplayItem,
        of job: ReplayJob,
        at now: Timestamp
    ) throws -> Forecast {
        guard let letter = try transaction.deadLetter(id), letter.state == .claimed else {
            throw Surprise(ordinal: item.ordinal, found: "letter_changed")
        }
        let replayed = try replay(letter, by: job.by, at: now)
        let found = Forecast(replayed)
        addTrail([entry(of: job, item, caseID: replayed.verdict.caseID ?? item.caseID, at: now, found)])
        return found
    }

    private mutating func execute(
        task id: String,
        _ item: ReplayItem,
        of job: ReplayJob,
        at now: Timestamp
    ) throws -> Forecast {
        guard let task = try transaction.task(id), task.state == .setAside else {
            throw Surprise(ordinal: item.ordinal, found: "task_changed")
        }
        let found = try forecast(of: task)
        guard found.kind == .handOver else { return found }
        try transaction.takeUp(task: id)
        report.tasks.append(task.task)
        addTrail([entry(of: job, item, caseID: task.task.caseID, at: now, found)])
        return found
    }

    private func entry(
        of job: ReplayJob,
        _ item: ReplayItem,
        caseID: String?,
        at now: Timestamp,
        _ found: Forecast
    ) -> TrailEntry {
        TrailEntry(
            act: "replay.item",
            by: Operator(login: job.by, ownsStore: false),
            caseID: caseID,
            at: now,
            [
                .init("job", String(job.id)), .init("subject", item.subject.key),
                .init("result", found.code ?? found.kind.rawValue), .init("reason", job.reason),
            ]
        )
    }
}
