import CaseModel
import CaseStorage

/// Accepts messages inside one store transaction, each reading the writes of those before it.
struct AcceptanceSession {
    let transaction: any StoreTransaction
    let entropy: any EntropySource
    /// With which waiting messages are read again.
    let decisions: Decisions
    var chain: TrailChain
    var report = AcceptanceReport()
    /// Names that have come to exist and that somebody may wait for.
    var fresh: [CaseReference] = []
    /// Entries of the message in work.
    var trail: [TrailEntry] = []
    /// Events of the message in work that changed their case.
    var events: [CaseEventRecord] = []
    /// Tasks that were set aside and that their cases have yet to hear of.
    var faults: [TaskFault] = []
    var isAnyoneWaiting: Bool
    /// Messages that wait for what is new are tried in the same transaction.
    var releasesAtOnce = true
    /// Until then some letter may hold up answers of its case.
    var holdingUntil: Timestamp?

    init(_ transaction: any StoreTransaction, decisions: Decisions, entropy: any EntropySource) throws {
        self.transaction = transaction
        self.decisions = decisions
        self.entropy = entropy
        chain = try TrailChain(continuing: transaction)
        isAnyoneWaiting = try transaction.nextWaitingDue() != nil
        holdingUntil = try transaction.lastHoldEnd()
    }

    /// Gives a message its row and its one disposition, and writes all that follows from it.
    mutating func accept(_ prepared: PreparedMessage) throws {
        if let rawID = prepared.rawID { try transaction.forget(raw: rawID) }
        if let original = try original(of: prepared) {
            _ = try insert(prepared, Verdict(disposition: .duplicate, caseID: original.caseID), body: [])
            return
        }
        var identity = prepared.identity
        var verdict: Verdict
        switch prepared.content {
        case .failure(let refusal):
            verdict = .dead(refusal, caseID: try caseID(ofInvalid: prepared, refusal))
        case .success(let read) where try isIdentityTaken(prepared, read):
            identity = prepared.reusedIdentity
            verdict = .dead(Refusal(.idReused, detail: "this id came before with another body"))
        case .success(let read):
            if let hold = try hold(on: read, at: prepared.receivedAt) {
                verdict = Verdict(heldBehind: hold)
            } else {
                verdict = try decide(read, prepared)
            }
        }
        verdict = verdict.afterDeath(prepared.delivery.death)
        let sequence = try insert(prepared, verdict, body: prepared.delivery.body, identity: identity)
        try endTrail(cause: sequence)
        if verdict.disposition != .dead { try addRevision(of: prepared, sequence: sequence) }
        try writeConsequences(of: verdict, of: prepared, sequence: sequence, waiting: nil)
        try releaseWaiting(at: prepared.receivedAt)
    }

    /// Tries a waiting message again.
    mutating func retry(_ waiting: WaitingRecord, at now: Timestamp) throws {
        try retryOnce(waiting, at: now)
        try releaseWaiting(at: now)
    }

    /// Adds entries that follow from no message.
    mutating func addTrail(_ entries: [TrailEntry]) {
        chain.add(entries, cause: nil)
    }

    /// Writes what was collected. Call it last.
    mutating func finish() throws -> AcceptanceReport {
        try tellFaults()
        try transaction.append(chain.links)
        report.trailEntries = chain.links.count
        return report
    }

    // MARK: Waiting messages

    mutating func releaseWaiting(at now: Timestamp) throws {
        defer { fresh = [] }
        let hasAdded = report.dispositions[.waiting] != nil || report.dispositions[.held] != nil
        guard isAnyoneWaiting || hasAdded else { return }
        while !fresh.isEmpty {
            let reference = fresh.removeFirst()
            for var waiting in try transaction.waiting(for: reference) {
                guard !releasesAtOnce else {
                    try retryOnce(waiting, at: now)
                    continue
                }
                waiting.due = now
                try transaction.wait(waiting)
            }
        }
    }

    private mutating func retryOnce(_ waiting: WaitingRecord, at now: Timestamp) throws {
        guard let record = try transaction.message(sequence: waiting.sequence) else {
            try transaction.endWait(message: waiting.sequence)
            return
        }
        let prepared = PreparedMessage(rereading: record.message, with: decisions)
        try settle(waiting, prepared, as: verdict(on: prepared, waiting, at: now), at: now)
    }

    /// Gives up on a waiting message that breaks its transaction.
    mutating func bury(_ waiting: WaitingRecord, at now: Timestamp) throws {
        guard let record = try transaction.message(sequence: waiting.sequence) else { return }
        let refusal = Refusal(.evaluationError, detail: "applying the message failed unexpectedly")
        let prepared = PreparedMessage(rereading: record.message, with: decisions)
        try settle(waiting, prepared, as: .dead(refusal, caseID: record.message.caseID), at: now)
    }

    private mutating func verdict(
        on prepared: PreparedMessage,
        _ waiting: WaitingRecord,
        at now: Timestamp
    ) throws -> Verdict {
        var verdict: Verdict
        switch prepared.content {
        case .success(let read):
            if let hold = try hold(on: read, since: waiting.since, at: now) {
                verdict = Verdict(heldBehind: hold)
            } else {
                verdict = try decide(read, prepared, at: now)
            }
        case .failure(let refusal): verdict = .dead(refusal)
        }
        if verdict.disposition == .waiting, RetrySchedule.due(after: waiting, at: now) == nil {
            verdict = .dead(Refusal(.noCaseYet, detail: "no case came within a day"), caseID: verdict.caseID)
        }
        return verdict
    }

    private mutating func settle(
        _ waiting: WaitingRecord,
        _ prepared: PreparedMessage,
        as verdict: Verdict,
        at now: Timestamp
    ) throws {
        try endTrail(cause: waiting.sequence)
        try transaction.settle(
            message: waiting.sequence,
            as: verdict.disposition,
            caseID: verdict.caseID,
            code: verdict.code
        )
        if verdict.disposition != .waiting, verdict.disposition != .held {
            try transaction.endWait(message: waiting.sequence)
            report.released += 1
        }
        try writeConsequences(of: verdict, of: prepared, sequence: waiting.sequence, waiting: waiting, at: now)
    }

    mutating func endTrail(cause sequence: Int64) throws {
        chain.add(trail, cause: sequence)
        trail = []
        for (index, var event) in events.enumerated() {
            event.id = index == 0 ? String(sequence) : "\(sequence)/\(index + 1)"
            try transaction.append(event)
        }
        events = []
    }

    // MARK: Rows

    private mutating func insert(
        _ prepared: PreparedMessage,
        _ verdict: Verdict,
        body: [UInt8],
        identity: MessageIdentity? = nil
    ) throws -> Int64 {
        report.dispositions[verdict.disposition, default: 0] += 1
        let message = try? prepared.content.get().message
        return try transaction.insert(
            NewMessage(
                identity: identity ?? prepared.identity,
                messageID: prepared.delivery.properties.messageID,
                digest: prepared.digest,
                receivedAt: prepared.receivedAt,
                disposition: verdict.disposition,
                caseID: verdict.caseID,
                alertNo: message?.alertNo,
                code: verdict.code,
                body: body,
                properties: prepared.delivery.properties.json
            )
        )
    }

    func addRevision(of prepared: PreparedMessage, sequence: Int64) throws {
        guard case .success(let read) = prepared.content, case .alert(let alert, _) = read.message else { return }
        try transaction.add(
            AlertRevision(
                alertNo: alert.alertNo,
                revision: alert.revision,
                digest: prepared.digest,
                sequence: sequence
            )
        )
    }

    private mutating func writeConsequences(
        of verdict: Verdict,
        of prepared: PreparedMessage,
        sequence: Int64,
        waiting: WaitingRecord?,
        at now: Timestamp? = nil
    ) throws {
        let now = now ?? prepared.receivedAt
        if let refusal = verdict.refusal {
            // What was understood and refused holds nobody up: its sender may say it better at once.
            let isUnread = (try? prepared.content.get()) == nil
            let isHolding = isUnread && refusal.failureClass == .invalid && verdict.caseID != nil
            if isHolding { holdingUntil = now + AcceptanceSession.holdLimit }
            report.deaths.append(AcceptanceReport.Death(queue: prepared.delivery.queue, refusal: refusal))
            _ = try transaction.insert(
                NewDeadLetter(
                    sequence: sequence,
                    queue: prepared.delivery.queue,
                    refusal: refusal,
                    at: now,
                    caseID: verdict.caseID,
                    alertNo: try? prepared.content.get().message.alertNo,
                    bodySize: prepared.delivery.bodySize,
                    holdsUntil: isHolding ? now + AcceptanceSession.holdLimit : nil
                )
            )
        }
        if let until = verdict.heldUntil {
            try transaction.wait(
                WaitingRecord(
                    sequence: sequence,
                    due: until,
                    reason: Refusal.Code.heldBehindDead.rawValue,
                    attempt: 0,
                    releasedBy: verdict.awaited.map(\.key),
                    since: waiting?.since ?? now
                )
            )
        }
        if verdict.disposition == .waiting {
            try transaction.wait(
                RetrySchedule.next(
                    after: waiting,
                    sequence: sequence,
                    reason: verdict.code ?? Refusal.Code.noCaseYet.rawValue,
                    releasedBy: verdict.awaited.map(\.key),
                    at: now
                )
            )
        }
    }
}
