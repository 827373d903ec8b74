import CaseModel
import CaseStorage

extension Context {
    /// What a decision may look at, with the files in force.
    init(
        assessment: TextAssessment?,
        history: History,
        recordedAlert: RecordedAlert?,
        orderTarget: LinkedCase? = nil,
        decisions: Decisions,
        random: UInt64
    ) {
        self.init(
            assessment: assessment,
            history: history,
            recordedAlert: recordedAlert,
            orderTarget: orderTarget,
            policy: decisions.policy,
            bands: decisions.bands,
            catalog: decisions.catalog,
            directory: decisions.directory,
            calendar: decisions.calendar,
            draftDigest: { SHA256Digest(of: decisions.encodeDraft($0)).text },
            contactDigest: { SHA256Digest(of: decisions.encodeContact($0)).text },
            identifier: { UUIDv5.text(of: $0) },
            random: random
        )
    }
}

extension PastEvent {
    /// An event of the record, to be decided anew under the files in force.
    init(_ record: CaseEventRecord, _ decisions: Decisions) {
        var context = Context(
            assessment: record.evidence.assessment,
            history: record.evidence.history,
            recordedAlert: record.evidence.recordedAlert,
            orderTarget: record.evidence.orderTarget,
            decisions: decisions,
            random: record.evidence.random
        )
        context.tasksNotHandedOver = record.evidence.tasksNotHandedOver
        context.handedOverAt = record.evidence.handedOverAt
        context.bringsFeedback = record.evidence.bringsFeedback ?? false
        self.init(id: record.id, event: record.event, context: context, at: record.at)
    }
}
