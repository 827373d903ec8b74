import CaseModel
import CaseStorage

extension MemoryTables {
    func replayJobs(limit: Int) -> [ReplayJob] { Array(replayJobs.all.reversed().prefix(limit)) }

    func replayJobStates() -> [ReplayJob.State: Int] {
        replayJobs.all.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    }

    func replayJob(_ id: Int64) -> ReplayJob? { replayJobs.row(id) }

    func runningReplayJob() -> ReplayJob? { replayJobs.all.first { $0.state == .running } }

    func replayItems(
        ofJob id: Int64,
        from ordinal: Int,
        states: Set<ReplayItem.State>,
        limit: Int
    ) -> [ReplayItem] {
        let wanted = (replayItems[id] ?? []).lazy.filter { $0.ordinal >= ordinal && states.contains($0.state) }
        return Array(wanted.prefix(limit))
    }

    func replayCounts(ofJob id: Int64) -> [ReplayItem.State: Int] {
        (replayItems[id] ?? []).reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    }

    func replayForecasts(ofJob id: Int64) -> [Forecast: Int] {
        (replayItems[id] ?? []).reduce(into: [:]) { $0[$1.forecast, default: 0] += 1 }
    }

    func replayClaim(on subject: ReplayItem.Subject) -> Int64? { replayClaims[subject] }

    func insert(_ job: ReplayJob) -> Int64 {
        var job = job
        job.id = Int64(replayJobs.count) + 1
        return replayJobs.append(job)
    }

    func insert(_ items: [ReplayItem]) {
        for (job, items) in Dictionary(grouping: items, by: \.job) {
            replayItems[job] = ((replayItems[job] ?? []) + items).sorted { $0.ordinal < $1.ordinal }
        }
    }

    func update(_ job: ReplayJob) throws {
        guard replayJobs.update(job.id, { $0 = job }) else {
            throw StoreError(.conflict, "there is no replay job \(job.id)")
        }
    }

    func update(_ item: ReplayItem) throws {
        guard let index = replayItems[item.job]?.firstIndex(where: { $0.ordinal == item.ordinal }) else {
            throw StoreError(.conflict, "replay job \(item.job) has no item \(item.ordinal)")
        }
        if item.state == .claimed, let other = replayClaims[item.subject], other != item.job {
            throw StoreError(.conflict, "another replay has this message")
        }
        replayClaims[item.subject] = item.state == .claimed ? item.job : nil
        replayItems[item.job]?[index] = item
    }

    func claimItems(ofJob id: Int64) throws {
        for item in replayItems(ofJob: id, from: 0, states: [.planned], limit: .max) {
            var claimed = item
            claimed.state = .claimed
            try update(claimed)
            guard case .letter(let letter) = item.subject else { continue }
            deadLetterRows.update(letter) { row in
                if DeadLetterRecord.State.open.contains(row.record.state) { row.enter(.claimed) }
            }
        }
    }

    func releaseItems(ofJob id: Int64, as state: ReplayItem.State, at now: Timestamp) throws {
        for item in replayItems(ofJob: id, from: 0, states: [.claimed, .planned], limit: .max) {
            if case .letter(let letter) = item.subject, item.state == .claimed {
                deadLetterRows.update(letter) { row in
                    if row.record.state == .claimed { row.record.state = row.formerState ?? .dead }
                }
            }
            var released = item
            released.state = state
            released.at = now
            try update(released)
        }
    }
}
