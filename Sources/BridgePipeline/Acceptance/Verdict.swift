import CaseModel
import CaseStorage

/// What becomes of one message: exactly one disposition.
struct Verdict {
    var disposition: MessageDisposition
    /// Note or refusal code.
    var code: String?
    var caseID: String?
    /// Set when it is dead.
    var refusal: Refusal?
    /// Set when it waits: whatever comes under one of these names releases it.
    var awaited: [CaseReference] = []
    /// Set when it is held: then it goes on, if nothing ends the hold before.
    var heldUntil: Timestamp?

    /// The verdict on a message that waits behind a dead letter of its case.
    init(heldBehind hold: DeadLetterHold) {
        self.init(
            disposition: .held,
            code: Refusal.Code.heldBehindDead.rawValue,
            caseID: hold.caseID,
            awaited: [.letter(hold.letter)]
        )
        heldUntil = hold.until
    }

    static func dead(_ refusal: Refusal, caseID: String? = nil) -> Verdict {
        Verdict(disposition: .dead, code: refusal.code.rawValue, caseID: caseID, refusal: refusal)
    }

    /// The verdict on a single event.
    init(_ outcome: Transition.Outcome, caseID: String?, references: [CaseReference]) {
        switch outcome {
        case .applied: self.init(disposition: .applied, caseID: caseID)
        case .noted(let note): self.init(disposition: .noted, code: note.rawValue, caseID: caseID)
        case .recorded: self.init(disposition: .recorded)
        case .waiting(let reference):
            let awaited = references.contains(reference) ? references : references + [reference]
            self.init(disposition: .waiting, code: Refusal.Code.noCaseYet.rawValue, caseID: caseID, awaited: awaited)
        case .refused(let refusal): self = .dead(refusal, caseID: caseID)
        }
    }

    init(
        disposition: MessageDisposition,
        code: String? = nil,
        caseID: String? = nil,
        refusal: Refusal? = nil,
        awaited: [CaseReference] = []
    ) {
        self.disposition = disposition
        self.code = code
        self.caseID = caseID
        self.refusal = refusal
        self.awaited = awaited
    }

    /// The verdict on an alert followed by what came embedded in it. An alert that counts is never lost over its
    /// feedback: a feedback that cannot be applied leaves its code on the row.
    func followed(by feedback: Verdict) -> Verdict {
        var verdict = self
        verdict.caseID = feedback.caseID ?? caseID
        switch feedback.disposition {
        case .applied:
            verdict.disposition = .applied
            verdict.code = nil
        case .recorded: break
        default: verdict.code = code ?? feedback.code
        }
        return verdict
    }
}
