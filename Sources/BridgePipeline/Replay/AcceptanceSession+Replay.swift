import CaseModel
import CaseStorage

/// What came of trying a dead letter again.
struct ReplayedLetter {
    var verdict: Verdict
    /// Kinds of the tasks it led to, in order.
    var tasks: [String]
}

extension AcceptanceSession {
    /// Puts the bytes of a dead letter through the same decision as a message that has just come, and gives message and
    /// letter what became of it.
    ///
    /// - Parameter by: who wants it, for the letter.
    mutating func replay(_ record: DeadLetterRecord, by person: String, at now: Timestamp) throws -> ReplayedLetter {
        let sequence = record.letter.sequence
        guard let stored = try transaction.message(sequence: sequence)?.message else {
            throw StoreError.noMessage(sequence)
        }
        let delivery = InboundDelivery(
            queue: record.letter.queue,
            body: stored.body,
            bodySize: record.letter.bodySize,
            properties: InboundProperties(json: stored.properties)
        )
        let prepared = PreparedMessage(reading: delivery, with: decisions) { _ in stored.receivedAt }
        let before = report.tasks.count
        let verdict = try verdict(on: prepared, itself: sequence, at: now)
        try endTrail(cause: sequence)
        try settle(prepared, sequence, verdict)
        try transaction.update(
            deadLetter: record.id,
            DeadLetterChange(
                state: verdict.disposition == .dead ? .returned : .resolved,
                refusal: verdict.refusal,
                by: person,
                at: now
            )
        )
        if verdict.disposition == .waiting {
            isAnyoneWaiting = true
            try transaction.wait(
                RetrySchedule.next(
                    after: nil,
                    sequence: sequence,
                    reason: verdict.code ?? Refusal.Code.noCaseYet.rawValue,
                    releasedBy: verdict.awaited.map(\.key),
                    at: now
                )
            )
        }
        if verdict.disposition != .dead, try transaction.endHold(ofLetter: record.id, at: now) {
            endHold(of: record.id)
        }
        try releaseWaiting(at: now)
        return ReplayedLetter(verdict: verdict, tasks: report.tasks[before...].map(\.kind.rawValue))
    }

    private mutating func verdict(
        on prepared: PreparedMessage,
        itself sequence: Int64,
        at now: Timestamp
    ) throws -> Verdict {
        switch prepared.content {
        case .failure(let refusal):
            return .dead(refusal)
        case .success(let read):
            if let original = try original(of: prepared, besides: sequence) {
                return Verdict(disposition: .duplicate, caseID: original.caseID)
            }
            if try isIdentityTaken(prepared, read, besides: sequence) {
                return .dead(Refusal(.idReused, detail: "this id came before with another body"))
            }
            return try decide(read, prepared, at: now)
        }
    }

    /// What was not understood before is known by its own name from now on.
    private func settle(_ prepared: PreparedMessage, _ sequence: Int64, _ verdict: Verdict) throws {
        try transaction.settle(
            message: sequence,
            as: verdict.disposition,
            caseID: verdict.caseID,
            code: verdict.code
        )
        guard verdict.disposition != .dead, verdict.disposition != .duplicate,
            case .success(let read) = prepared.content
        else { return }
        try transaction.identify(message: sequence, as: prepared.identity, alertNo: read.message.alertNo)
        try addRevision(of: prepared, sequence: sequence)
    }
}
