import CaseModel
import CaseStorage
import MessageCodec

extension AcceptanceSession {
    /// Applies the events of a message in order and writes what they lead to.
    ///
    /// - Throws: `StoreError`. Any other failure is the message's own and makes it dead.
    mutating func decide(_ read: ReadMessage, _ prepared: PreparedMessage, at now: Timestamp? = nil) throws -> Verdict {
        var whole: Verdict?
        for event in read.events {
            let bringsFeedback = whole == nil && read.events.count > 1
            let verdict = try verdict(
                on: event,
                of: prepared,
                bringsFeedback: bringsFeedback,
                at: now ?? prepared.receivedAt
            )
            guard let first = whole else {
                whole = verdict
                // What came embedded in an alert counts only with it.
                let isOutdated = verdict.code == Transition.Note.olderRevision.rawValue
                if verdict.disposition == .dead || verdict.disposition == .waiting || isOutdated { return verdict }
                continue
            }
            whole = first.followed(by: verdict)
        }
        return whole ?? .dead(Refusal(.schema, detail: "the message holds no event"))
    }

    private mutating func verdict(
        on read: ReadEvent,
        of prepared: PreparedMessage,
        bringsFeedback: Bool,
        at now: Timestamp
    ) throws -> Verdict {
        let references = read.event.references
        var current = try currentCase(of: read.event, prepared.decisions, at: now)
        if case .alert(let alert) = read.event, try isOlder(alert) {
            trail.append(lateEntry(alert, caseID: current?.id, at: now))
            return Verdict(.noted(.olderRevision), caseID: current?.id, references: references)
        }
        var context = try context(of: read, current: current, prepared.decisions, seed: prepared.digest)
        context.bringsFeedback = try bringsFeedback || feedbackWaits(for: read.event)
        if current == nil, case .alert(let alert) = read.event, let id = context.caseReopened(by: alert, at: now) {
            current = try transaction.case(id)
        }
        let transition = Lifecycle.apply(read.event, to: current, in: context, at: now)
        let caseID = transition.updatedCase?.id ?? current?.id
        let verdict = Verdict(transition.outcome, caseID: caseID, references: references)
        guard verdict.disposition != .dead, verdict.disposition != .waiting else { return verdict }
        let tasks: [NewTask]
        do {
            tasks = try encode(transition, prepared.decisions, causedAt: prepared.receivedAt)
        } catch {
            let cause = (error as? EncodingFailure)?.description ?? "it has no body"
            return .dead(
                Refusal(.evaluationError, detail: "a task of this message cannot leave: \(cause)", rule: "profile"),
                caseID: current?.id
            )
        }
        try write(transition, over: current, tasks, prepared.decisions)
        if let updated = transition.updatedCase {
            events.append(
                CaseEventRecord(
                    caseID: updated.id,
                    id: "",
                    event: read.event,
                    at: now,
                    evidence: CaseEventRecord.Evidence(context),
                    decidedBy: prepared.decisions.version
                )
            )
        }
        return verdict
    }

    /// Whether feedback on the alert has come before it and waits for it.
    private func feedbackWaits(for event: Event) throws -> Bool {
        guard isAnyoneWaiting || report.dispositions[.waiting] != nil, case .alert(let alert) = event else {
            return false
        }
        return try transaction.waiting(for: .alert(alert.alertNo)).contains { waiting in
            try transaction.message(sequence: waiting.sequence)?.message.identity.kind
                == InboundMessage.Kind.disposition.rawValue
        }
    }

    /// Whether a newer version of the alert is known.
    private func isOlder(_ alert: Alert) throws -> Bool {
        guard let revision = alert.revision else { return false }
        let known = try transaction.revisions(ofAlert: alert.alertNo)
        return known.contains { ($0.revision ?? revision) > revision }
    }

    private func lateEntry(_ alert: Alert, caseID: String?, at now: Timestamp) -> TrailEntry {
        TrailEntry(
            caseID: caseID,
            alertNo: alert.alertNo,
            at: now,
            actor: TrailEntry.bridge,
            kind: .noted,
            facts: [TrailEntry.Fact("note", Transition.Note.olderRevision.rawValue)]
        )
    }

    /// - Parameter seed: what an event that names no alert draws its number by.
    func context(of read: ReadEvent, current: Case?, _ decisions: Decisions, seed: String) throws -> Context {
        let recorded = try current == nil ? read.event.alertNo.flatMap { try transaction.recordedAlert($0) } : nil
        var context = Context(
            assessment: read.assessment,
            history: try history(of: read, current: current, recorded: recorded, decisions),
            recordedAlert: recorded,
            orderTarget: try orderTarget(of: read.event),
            decisions: decisions,
            random: entropy.number(for: read.event.alertNo ?? seed)
        )
        if case .order(let order) = read.event, order.kind == .correct, let current {
            context.past = try transaction.events(ofCase: current.id).map { PastEvent($0, decisions) }
        }
        return context
    }

    func encode(_ transition: Transition, _ decisions: Decisions, causedAt: Timestamp) throws -> [NewTask] {
        try transition.tasks.map { task in
            NewTask(
                task: task,
                typeCode: transition.updatedCase?.typeCode ?? TypeJudgement.unknownCode,
                causedAt: causedAt,
                body: try decisions.encode(task)
            )
        }
    }

    mutating func write(
        _ transition: Transition,
        over current: Case?,
        _ tasks: [NewTask],
        _ decisions: Decisions
    ) throws {
        if let updated = transition.updatedCase, updated != current {
            if updated.alert != current?.alert {
                try transaction.save(updated, keys: decisions.linkKeys(of: updated.alert))
            } else {
                try transaction.save(updated)
            }
            fresh += updated.references.filter { current?.references.contains($0) != true }
            if current == nil { fresh.append(.case(updated.id)) }
        }
        if let recorded = transition.recordedAlert {
            try transaction.record(recorded)
            fresh.append(.alert(recorded.alert.alertNo))
        }
        if !tasks.isEmpty {
            try transaction.insert(tasks)
            let subject = transition.updatedCase ?? current
            let stopped = subject.map { leaks(in: tasks, of: transition, $0) } ?? [:]
            for task in tasks {
                if let leak = stopped[task.id] { try stop(task, leak, at: task.issuedAt) }
            }
            report.tasks += tasks.filter { stopped[$0.id] == nil }
            fresh += tasks.map { .task($0.id) }
        }
        let again = try transition.handOverAgain.compactMap { try transaction.task($0) }
        if !again.isEmpty {
            try transaction.handOverAgain(tasks: again.map(\.task.id))
            report.tasks += again.filter { $0.state == .confirmed }.map(\.task)
        }
        trail += transition.trail
    }
}

extension Event {
    /// The alert it names, when it names one.
    var alertNo: String? {
        switch self {
        case .alert(let alert): alert.alertNo
        case .disposition(let disposition): disposition.alertNo
        case .order(let order): order.alertNo
        case .signed, .followUp, .approval, .receipt, .deadline, .taskSetAside: nil
        }
    }
}
