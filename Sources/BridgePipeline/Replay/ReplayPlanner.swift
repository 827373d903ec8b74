package import CaseModel
package import CaseStorage

/// Plans replays: decides for every selected message what would come of it now, and keeps the plan as a job.
package struct ReplayPlanner: Sendable {
    private let store: any CaseStore
    private let acceptance: MessageAcceptance

    /// Messages of one rehearsal, which holds up the writer of the store; a case's own stay together up to ten times as
    /// many.
    private static let batch = 100

    /// A planner over the decisions of `acceptance`.
    package init(store: any CaseStore, acceptance: MessageAcceptance) {
        self.store = store
        self.acceptance = acceptance
    }

    /// How a job is to run.
    package struct Pace: Hashable, Sendable {
        /// Messages a second; 0 is as fast as it goes.
        package var rate: Int
        package var canary: Int
        package var stopPercent: Int
        /// Messages that would fail again are tried as well.
        package var triesFailing: Bool

        /// A pace; the defaults are for an operator who is not sure.
        package init(rate: Int = 50, canary: Int = 5, stopPercent: Int = 10, triesFailing: Bool = false) {
            self.rate = rate
            self.canary = canary
            self.stopPercent = stopPercent
            self.triesFailing = triesFailing
        }
    }

    /// Plans a replay; nothing is done.
    ///
    /// - Throws: `OperatorRefusal` when nothing is selected, or `StoreError`.
    package func plan(
        _ selection: ReplaySelection,
        _ pace: Pace,
        by person: String,
        reason: String,
        at now: Timestamp
    ) async throws -> ReplayJob {
        let selected = try await store.read { try selection.subjects(in: $0) }
        guard !selected.isEmpty else {
            throw OperatorRefusal(.notFound, "nothing that could be tried again is selected: \(selection.words)")
        }
        let decidedBy = acceptance.decidedBy
        var items: [ReplayItem] = []
        for chunk in ReplayPlanner.chunks(of: selected) {
            let first = items.count
            items += try await acceptance.rehearse { session in
                try chunk.enumerated().map { offset, one in
                    var item = try session.forecast(one, ordinal: first + offset, by: person, at: now)
                    if item.forecast.kind == .failing, !pace.triesFailing { item.state = .leftOut }
                    return item
                }
            }
            await Task.yield()
        }
        return try await keep(
            ReplayJob(
                createdAt: now,
                by: person,
                reason: reason,
                selection: selection.words,
                fingerprint: ReplayPlanner.fingerprint(of: items, decidedBy: decidedBy),
                decidedBy: decidedBy,
                rate: pace.rate,
                canary: pace.canary,
                stopPercent: pace.stopPercent
            ),
            items
        )
    }

    private func keep(_ job: ReplayJob, _ items: [ReplayItem]) async throws -> ReplayJob {
        try await store.write { transaction in
            var job = job
            job.id = try transaction.insert(job)
            try transaction.insert(
                items.map { item in
                    var item = item
                    item.job = job.id
                    return item
                }
            )
            return job
        }
    }

    private static func chunks(of selected: [ReplaySelection.Selected]) -> [ArraySlice<ReplaySelection.Selected>] {
        var chunks: [ArraySlice<ReplaySelection.Selected>] = []
        var start = 0
        for index in selected.indices.dropFirst() {
            let isFull = index - start >= batch
            let isOfSameCase = selected[index].group == selected[index - 1].group
            guard isFull, !isOfSameCase || index - start >= 10 * batch else { continue }
            chunks.append(selected[start..<index])
            start = index
        }
        return chunks + [selected[start...]]
    }

    /// Digest over what was shown: ids, case versions, forecasts, and the decisions they were made under.
    static func fingerprint(of items: [ReplayItem], decidedBy: String) -> String {
        var text = decidedBy
        for item in items {
            text += "\n\(item.subject.key) \(item.caseID ?? "-") \(item.caseVersion ?? -1)"
            text += " \(item.forecast.kind.rawValue) \(item.forecast.code ?? "-") \(item.state.rawValue)"
            text += " \(item.forecast.tasks.joined(separator: ","))"
        }
        return String(SHA256Digest(of: Array(text.utf8)).text.split(separator: ":").last?.prefix(12) ?? "")
    }
}

extension AcceptanceSession {
    /// What would come of one of them. Its effects are seen by those after it.
    fileprivate mutating func forecast(
        _ selected: ReplaySelection.Selected,
        ordinal: Int,
        by person: String,
        at now: Timestamp
    ) throws -> ReplayItem {
        let caseID = try caseID(of: selected)
        let version = try caseID.flatMap { try transaction.case($0)?.version }
        let forecast = try forecast(selected, by: person, at: now)
        return ReplayItem(
            ordinal: ordinal,
            subject: selected.subject,
            caseID: caseID,
            caseVersion: version,
            forecast: forecast,
            state: .planned
        )
    }

    private mutating func forecast(
        _ selected: ReplaySelection.Selected,
        by person: String,
        at now: Timestamp
    ) throws -> Forecast {
        if let job = try transaction.replayClaim(on: selected.subject) {
            return Forecast(.failing, code: "claimed_by_job_\(job)")
        }
        if let task = selected.task { return try forecast(of: task) }
        guard let letter = selected.letter else { return Forecast(.failing, code: "gone") }
        guard DeadLetterRecord.State.open.contains(letter.state) else {
            return Forecast(.failing, code: letter.state.rawValue)
        }
        return Forecast(try replay(letter, by: person, at: now))
    }

    /// The same bytes hold the same values: what the disclosure check stopped it would stop again. And what the case has
    /// taken back since must not leave.
    func forecast(of task: TaskRecord) throws -> Forecast {
        if task.lastCode == Refusal.Code.disclosureBlocked.rawValue { return Forecast(.failing, code: task.lastCode) }
        if let subject = try transaction.case(task.task.caseID), !subject.stillSends(task.task.kind, id: task.task.id) {
            return Forecast(.failing, code: "withdrawn")
        }
        return Forecast(.handOver, tasks: [task.task.kind.rawValue])
    }

    /// The case a letter's message would touch, as far as that is known before it is tried.
    func caseID(of selected: ReplaySelection.Selected) throws -> String? {
        if let task = selected.task { return task.task.caseID }
        guard let letter = selected.letter?.letter else { return nil }
        if let known = try letter.caseID ?? letter.alertNo.flatMap({ try transaction.caseID(.alert($0)) }) {
            return known
        }
        return try self.caseID(readIn: letter)
    }

    /// The case that the message itself names, read under the decisions of now.
    private func caseID(readIn letter: NewDeadLetter) throws -> String? {
        guard let stored = try transaction.message(sequence: letter.sequence)?.message else { return nil }
        let delivery = InboundDelivery(
            queue: letter.queue,
            body: stored.body,
            bodySize: letter.bodySize,
            properties: InboundProperties(json: stored.properties)
        )
        guard
            case .success(let read) = PreparedMessage(
                reading: delivery,
                with: decisions,
                receivedAt: { _ in stored.receivedAt }
            ).content
        else { return nil }
        for event in read.events {
            for reference in event.event.references {
                if let found = try transaction.caseID(reference) { return found }
            }
        }
        return nil
    }
}
