package import CaseModel
package import CaseStorage
package import MessageCodec

extension Decisions {
    /// Decisions that read the dialects of the queues, and write for the governance side as `governance` says.
    package init(
        dialects: QueueDialects,
        governance: Profile = .canonical,
        assess: @escaping @Sendable (AssessmentInput) -> TextAssessment,
        catalog: DisputeCatalog,
        policy: EscalationPolicy,
        bands: BandPolicy,
        directory: Directory,
        calendar: WorkCalendar,
        linkKeyRing: LinkKeyRing,
        artifacts: [DecisionArtifact]
    ) {
        let encoder = TaskEncoder(profile: governance)
        self.init(
            decode: { delivery throws(Refusal) in try dialects.decode(delivery) },
            assess: assess,
            encode: { try encoder.encode($0) },
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
