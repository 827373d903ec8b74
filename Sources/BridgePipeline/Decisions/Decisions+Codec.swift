package import CaseModel
package import CaseStorage
import MessageCodec

extension Decisions {
    /// Decisions that read the dialects of the queues and send the bodies of the contract.
    package init(
        dialects: QueueDialects,
        assess: @escaping @Sendable (AssessmentInput) -> TextAssessment,
        catalog: DisputeCatalog,
        policy: EscalationPolicy,
        bands: BandPolicy,
        directory: Directory,
        calendar: WorkCalendar,
        linkKeyRing: LinkKeyRing,
        artifacts: [DecisionArtifact]
    ) {
        let encoder = TaskEncoder()
        self.init(
            decode: { delivery throws(Refusal) in try dialects.decode(delivery) },
            assess: assess,
            encode: { encoder.encode($0) },
            encodeDraft: { encoder.encode($0) },
            encodeContact: { encoder.encode($0) },
            catalog: catalog,
            policy: policy,
            bands: bands,
            directory: directory,
            calendar: calendar,
            linkKeyRing: linkKeyRing,
            artifacts: artifacts
        )
    }
}
