package import CaseModel
package import CaseStorage

/// Everything that decides, at one moment: rules, policy, directory and dialects. Immutable; a reload makes another.
package struct Decisions: Sendable {
    /// Reads a delivery in the dialect of its queue.
    package var decode: @Sendable (InboundDelivery) throws(Refusal) -> InboundMessage
    /// Reads the texts of a message.
    package var assess: @Sendable (AssessmentInput) -> TextAssessment
    /// The bytes of a task as they leave.
    package var encode: @Sendable (PushTask) throws -> [UInt8]
    /// The bytes of a draft, without ids and times; their digest is what an approver approves.
    package var encodeDraft: @Sendable (GovernanceDraft) -> [UInt8]
    /// The bytes of contact data without their approvals; their digest is what an approver approves.
    package var encodeContact: @Sendable (ContactDisclosure) -> [UInt8]
    package var catalog: DisputeCatalog
    package var policy: EscalationPolicy
    package var bands: BandPolicy
    package var directory: Directory
    package var calendar: WorkCalendar
    /// Makes the keyed digests by which people and places are found again.
    package var linkKeyRing: LinkKeyRing
    /// What all this was read from, and last the list of it.
    package let artifacts: [DecisionArtifact]
    /// Digest of that list: decisions of equal versions were made from equal files.
    package let version: String

    /// Decisions made of these parts.
    package init(
        decode: @escaping @Sendable (InboundDelivery) throws(Refusal) -> InboundMessage,
        assess: @escaping @Sendable (AssessmentInput) -> TextAssessment,
        encode: @escaping @Sendable (PushTask) throws -> [UInt8],
        encodeDraft: @escaping @Sendable (GovernanceDraft) -> [UInt8],
        encodeContact: @escaping @Sendable (ContactDisclosure) -> [UInt8],
        catalog: DisputeCatalog,
        policy: EscalationPolicy,
        bands: BandPolicy,
        directory: Directory,
        calendar: WorkCalendar,
        linkKeyRing: LinkKeyRing,
        artifacts: [DecisionArtifact]
    ) {
        self.decode = decode
        self.assess = assess
        self.encode = encode
        self.encodeDraft = encodeDraft
        self.encodeContact = encodeContact
        self.catalog = catalog
        self.policy = policy
        self.bands = bands
        self.directory = directory
        self.calendar = calendar
        self.linkKeyRing = linkKeyRing
        let lines = artifacts.map { "\($0.name) \($0.digest)\n" }.sorted().joined()
        let list = DecisionArtifact(
            name: "decisions",
            digest: SHA256Digest(of: Array(lines.utf8)).text,
            content: Array(lines.utf8)
        )
        version = list.digest
        self.artifacts = artifacts + [list]
    }

    /// The digests by which the people and the place of `alert` will be found again.
    func linkKeys(of alert: Alert) -> LinkKeys { linkKeyRing.keys(of: alert, in: directory) }

    /// The digests under which the people and the place of `alert` may be kept.
    func wantedKeys(of alert: Alert) -> LinkKeys { linkKeyRing.wantedKeys(of: alert, in: directory) }
}
