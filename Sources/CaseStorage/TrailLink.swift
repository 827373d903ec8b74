package import CaseModel

/// A trail entry with the digests that chain it to the one before.
package struct NewTrailLink: Hashable, Sendable {
    package var entry: TrailEntry
    /// Sequence of the accepted message that led to the entry; nil for what the bridge did by itself. The account proves
    /// by it that every applied message left its trace.
    package var cause: Int64?
    /// Digest of the link before; empty for the first.
    package var previous: String
    /// Digest over `previous` and the entry, with the algorithm in front, such as `sha256:…`.
    package var digest: String

    /// A link.
    package init(entry: TrailEntry, cause: Int64?, previous: String, digest: String) {
        self.entry = entry
        self.cause = cause
        self.previous = previous
        self.digest = digest
    }
}

/// A stored link.
package struct TrailLink: Hashable, Sendable {
    package var sequence: Int64
    package var link: NewTrailLink

    /// A stored link.
    package init(sequence: Int64, link: NewTrailLink) {
        self.sequence = sequence
        self.link = link
    }
}

/// A rule set, policy or directory that decided something, kept by digest (invariant 8).
package struct DecisionArtifact: Hashable, Sendable {
    /// Such as `rules/indicators.yaml`.
    package var name: String
    package var digest: String
    package var content: [UInt8]

    /// An artifact.
    package init(name: String, digest: String, content: [UInt8]) {
        self.name = name
        self.digest = digest
        self.content = content
    }
}
